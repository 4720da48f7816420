//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Renewal: a membership came due, and was renewed or not")
struct RenewalTests {
    @Test("A renewal is coded by its names")
    func whole() throws {
        try expectCanonical(
            Renewal(
                id: Sample.id,
                at: Sample.at,
                customer: Sample.ann,
                isRenewed: true,
                fee: Money(parsing: "99 RUB")
            ),
            #"{"at":"2026-11-21T09:30:00Z","customer":"ann","fee":{"currency":"RUB","#
                + #""minorUnits":9900},"id":"a-1","isRenewed":true}"#
        )
    }

    @Test("What was not renewed has no fee")
    func bare() throws {
        try expectCanonical(
            Renewal(
                id: Sample.id,
                at: Sample.at,
                customer: nil,
                isRenewed: false
            ),
            #"{"at":"2026-11-21T09:30:00Z","id":"a-1","isRenewed":false}"#
        )
    }
}
