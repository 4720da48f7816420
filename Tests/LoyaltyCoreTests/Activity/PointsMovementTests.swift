//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Points movement: points changed hands in a program")
struct PointsMovementTests {
    @Test("A movement is coded by its names")
    func whole() throws {
        try expectCanonical(
            PointsMovement(
                id: Sample.id,
                at: Sample.at,
                customer: Sample.ann,
                program: ProgramID("club"),
                kind: .accrued,
                points: Points(parsing: "12.5", in: PointUnit("miles", decimals: 2))
            ),
            #"{"at":"2026-11-21T09:30:00Z","customer":"ann","id":"a-1","kind":"accrued","#
                + #""points":{"steps":1250,"unit":"miles:2"},"program":"club"}"#
        )
    }

    @Test("A movement of an unknown customer has none")
    func bare() throws {
        try expectCanonical(
            PointsMovement(
                id: Sample.id,
                at: Sample.at,
                customer: nil,
                program: ProgramID("club"),
                kind: .expired,
                points: .zero(in: .points)
            ),
            #"{"at":"2026-11-21T09:30:00Z","id":"a-1","kind":"expired","points":{"steps":0,"#
                + #""unit":"points"},"program":"club"}"#
        )
    }

    @Test("Each kind of movement has its word")
    func kinds() throws {
        try expectCanonical(
            PointsMovementKind.allCases,
            #"["accrued","redeemed","expired","reversed","adjusted"]"#
        )
    }
}
