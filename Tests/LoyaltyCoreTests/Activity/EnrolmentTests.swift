//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Enrolment: a customer joined a program")
struct EnrolmentTests {
    @Test("An enrolment is coded by its names")
    func whole() throws {
        try expectCanonical(
            Enrolment(
                id: Sample.id,
                at: Sample.at,
                customer: Sample.ann,
                program: ProgramID("club"),
                terms: DefinitionVersion("2026-1")
            ),
            #"{"at":"2026-11-21T09:30:00Z","customer":"ann","id":"a-1","program":"club","#
                + #""terms":"2026-1"}"#
        )
    }

    @Test("Terms that were not asked for are absent")
    func bare() throws {
        try expectCanonical(
            Enrolment(
                id: Sample.id,
                at: Sample.at,
                customer: nil,
                program: ProgramID("club")
            ),
            #"{"at":"2026-11-21T09:30:00Z","id":"a-1","program":"club"}"#
        )
    }
}
