//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Churn: a customer was lost")
struct ChurnTests {
    @Test("A churn is coded by its names")
    func whole() throws {
        try expectCanonical(
            Churn(
                id: Sample.id,
                at: Sample.at,
                customer: Sample.ann,
                reason: ReasonName("price")
            ),
            #"{"at":"2026-11-21T09:30:00Z","customer":"ann","id":"a-1","reason":"price"}"#
        )
    }

    @Test("A reason that is not known is absent")
    func bare() throws {
        try expectCanonical(
            Churn(
                id: Sample.id,
                at: Sample.at,
                customer: nil
            ),
            #"{"at":"2026-11-21T09:30:00Z","id":"a-1"}"#
        )
    }
}
