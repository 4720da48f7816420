//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics

extension ProgramPerformanceAccumulatorTests {
    /// The first instant of a month of 2026; the thirteenth is January 2027.
    func at(_ month: Int) throws -> Timestamp {
        let date = try CivilDate(year: 2026, month: 1, day: 1).advanced(by: .months(Int32(month - 1)))
        return try FixedOffset.utc.startOfDay(date)
    }

    func finish(_ activities: [ProgramActivity]) throws -> ProgramPerformance {
        var state = ProgramPerformanceAccumulator(try ProgramPerformanceTests.definition())
        try state.add(contentsOf: activities, in: Samples.utc)
        return try state.finish(asOf: at(12))
    }

    func lot(_ steps: Int64, granted: Int, expires: Int?) throws -> PointsLot {
        PointsLot(
            grantedAt: try at(granted),
            expiresAt: try expires.map(at),
            points: try Points(steps: steps, in: .points)
        )
    }

    func joined(_ id: String, _ customer: String?, _ month: Int) throws -> ProgramActivity {
        .enrolment(
            Enrolment(
                id: try ActivityID(id),
                at: try at(month),
                customer: try customer.map { try CustomerID($0) },
                program: try ProgramID("club")
            )
        )
    }

    func left(_ id: String, _ customer: String?, _ month: Int) throws -> ProgramActivity {
        .leaving(
            Leaving(
                id: try ActivityID(id),
                at: try at(month),
                customer: try customer.map { try CustomerID($0) },
                program: try ProgramID("club")
            )
        )
    }

    func moved(
        _ id: String,
        _ customer: String?,
        _ month: Int,
        _ kind: PointsMovementKind,
        _ lots: [PointsLot]
    ) throws -> ProgramActivity {
        .movement(
            try PointsMovement(
                id: ActivityID(id),
                at: at(month),
                customer: customer.map { try CustomerID($0) },
                program: ProgramID("club"),
                kind: kind,
                in: .points,
                lots: lots
            )
        )
    }

    func moved(
        _ id: String,
        _ customer: String,
        _ month: Int,
        _ kind: PointsMovementKind,
        points: Int64
    ) throws -> ProgramActivity {
        .movement(
            PointsMovement(
                id: try ActivityID(id),
                at: try at(month),
                customer: try CustomerID(customer),
                program: try ProgramID("club"),
                kind: kind,
                points: try Points(steps: points, in: .points)
            )
        )
    }

    func spent(_ id: String, _ purpose: String, _ minorUnits: Int64) throws -> ProgramActivity {
        .cost(
            Cost(
                id: try ActivityID(id),
                at: try at(1),
                customer: nil,
                amount: try Money(minorUnits: minorUnits, in: .eur),
                purpose: try ReasonName(purpose)
            )
        )
    }

    /// Any activity, with refunds that never exceed what was redeemed in their month.
    func activity(_ index: Int, using random: inout some RandomNumberGenerator) throws -> ProgramActivity {
        let id = "a\(index)"
        let customer = "c\(Int.random(in: 1...6, using: &random))"
        let month = Int.random(in: 1...12, using: &random)
        let granted = Int.random(in: 1...4, using: &random)
        let expires = Bool.random(using: &random) ? Int.random(in: 6...9, using: &random) : nil
        let steps = Int64.random(in: 1...100, using: &random)
        switch Int.random(in: 0...7, using: &random) {
        case 0: return try joined(id, customer, month)
        case 1: return try left(id, customer, month)
        case 2: return try moved(id, customer, month, .accrued, [lot(steps, granted: granted, expires: expires)])
        case 3:
            let lots = [
                try lot(-steps, granted: granted, expires: expires), try lot(-3, granted: granted + 1, expires: nil),
            ]
            return try moved(id, customer, month, .redeemed, lots)
        case 4: return try moved(id, customer, month, .expired, [lot(-steps, granted: granted, expires: expires)])
        case 5: return try moved(id, customer, month, .adjusted, points: steps - 50)
        case 6: return try moved(id, customer, month, .reversed, [lot(-steps, granted: granted, expires: expires)])
        default: return try spent(id, ["goods", "mailing"].randomElement(using: &random) ?? "goods", steps)
        }
    }
}
