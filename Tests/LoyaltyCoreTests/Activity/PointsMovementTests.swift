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

    @Test("A movement of points by grant and expiry moves their sum")
    func lots() throws {
        let movement = try PointsMovement(
            id: Sample.id,
            at: Sample.at,
            customer: Sample.ann,
            program: ProgramID("club"),
            kind: .redeemed,
            in: .points,
            lots: [Self.lot(-30, expires: true), Self.lot(-12)]
        )
        #expect(try movement.points == Points(steps: -42, in: .points))
        try expectCanonical(
            movement,
            #"{"at":"2026-11-21T09:30:00Z","customer":"ann","id":"a-1","kind":"redeemed","lots":["#
                + #"{"expiresAt":"2027-01-01T00:00:00Z","grantedAt":"2026-01-01T00:00:00Z","#
                + #""points":{"steps":-30,"unit":"points"}},"#
                + #"{"grantedAt":"2026-01-01T00:00:00Z","points":{"steps":-12,"unit":"points"}}],"#
                + #""points":{"steps":-42,"unit":"points"},"program":"club"}"#
        )
    }

    @Test("No lots, and lots of another unit or beyond the bound, are refused")
    func refusedLots() throws {
        let miles = PointsLot(
            grantedAt: .unixEpoch,
            expiresAt: nil,
            points: try Points(steps: 1, in: PointUnit("miles"))
        )
        let most = try Self.lot(9_007_199_254_740_991)
        for (lots, code) in [
            ([], .invalidActivity), ([miles], .unitMismatch), ([most, most], .amountOutOfRange),
        ] as [([PointsLot], CoreError.Code)] {
            let error = #expect(throws: CoreError.self) {
                try PointsMovement(
                    id: Sample.id,
                    at: Sample.at,
                    customer: nil,
                    program: ProgramID("club"),
                    kind: .accrued,
                    in: .points,
                    lots: lots
                )
            }
            #expect(error?.code == code)
        }
    }

    @Test("A coded sum that is not that of the lots is refused")
    func contradiction() throws {
        let text =
            #"{"at":"2026-11-21T09:30:00Z","id":"a-1","kind":"accrued","lots":[{"grantedAt":"2026-01-01T00:00:00Z","#
            + #""points":{"steps":5,"unit":"points"}}],"points":{"steps":6,"unit":"points"},"program":"club"}"#
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(PointsMovement.self, from: text) }
        #expect(error?.code == .invalidActivity)
    }

    private static func lot(_ steps: Int64, expires: Bool = false) throws -> PointsLot {
        PointsLot(
            grantedAt: try Timestamp(parsing: "2026-01-01T00:00:00Z"),
            expiresAt: expires ? try Timestamp(parsing: "2027-01-01T00:00:00Z") : nil,
            points: try Points(steps: steps, in: .points)
        )
    }
}
