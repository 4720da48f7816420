//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Support case: a customer asked for help")
struct SupportCaseTests {
    @Test("A case is coded by its names")
    func whole() throws {
        try expectCanonical(
            SupportCase(
                id: Sample.id,
                at: Sample.at,
                customer: Sample.ann,
                reason: ReasonName("late"),
                firstResponseAt: Sample.at.advanced(by: .minutes(5)),
                resolvedAt: Sample.at.advanced(by: .hours(2)),
                reopened: 1
            ),
            #"{"at":"2026-11-21T09:30:00Z","customer":"ann","#
                + #""firstResponseAt":"2026-11-21T09:35:00Z","id":"a-1","reason":"late","#
                + #""reopened":1,"resolvedAt":"2026-11-21T11:30:00Z"}"#
        )
    }

    @Test("An open case that nobody answered has neither time")
    func bare() throws {
        try expectCanonical(
            SupportCase(
                id: Sample.id,
                at: Sample.at,
                customer: nil
            ),
            #"{"at":"2026-11-21T09:30:00Z","id":"a-1","reopened":0}"#
        )
    }
}
