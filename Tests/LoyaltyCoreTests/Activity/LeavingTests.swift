//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Leaving: a member left a program")
struct LeavingTests {
    @Test("A leaving is coded by its names")
    func whole() throws {
        try expectCanonical(
            Leaving(
                id: Sample.id,
                at: Sample.at,
                customer: Sample.ann,
                program: ProgramID("club"),
                reason: ReasonName("moved")
            ),
            #"{"at":"2026-11-21T09:30:00Z","customer":"ann","id":"a-1","program":"club","#
                + #""reason":"moved"}"#
        )
    }

    @Test("A reason that is not known is absent")
    func bare() throws {
        try expectCanonical(
            Leaving(
                id: Sample.id,
                at: Sample.at,
                customer: nil,
                program: ProgramID("club")
            ),
            #"{"at":"2026-11-21T09:30:00Z","id":"a-1","program":"club"}"#
        )
    }
}
