//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import LoyaltyRewards

extension ScorecardSection {
    /// How the points program does, out of the movements that its accounts' statements tell.
    ///
    /// This is what a host does that wants figures of its journal: it passes each movement on under an identifier of its own.
    static func program(_ points: PointsSection, _ asOf: Timestamp) throws -> [ScorecardLine] {
        var state = ProgramPerformanceAccumulator(
            try ProgramPerformanceDefinition(
                program: points.program.id,
                unit: points.program.unit,
                currency: points.currency,
                zone: FixedOffset.utc.identifier
            )
        )
        for history in points.histories {
            guard let first = history.events.first else { continue }
            let enrolment = Enrolment(
                id: try ActivityID("join/\(history.member)"),
                at: first.at,
                customer: history.member,
                program: points.program.id
            )
            try state.add(.enrolment(enrolment), in: FixedOffset.utc)
            let statement = try PointsStatement(of: history.events)
            let movements = try statement.movements(of: history.member) { version throws(CoreError) in
                try ActivityID("\(history.member)/\(version)")
            }
            for movement in movements { try state.add(.movement(movement), in: FixedOffset.utc) }
        }
        let performance = try state.finish(asOf: asOf)
        let turnover = performance.turnover
        func share(_ rate: Rate?) -> String {
            Figures.percent(rate.map { Double($0.numerator) / Double($0.denominator) })
        }
        return [
            try ScorecardLine(
                performance.definition,
                value: share(turnover.redemptionRate) + " redeemed",
                detail:
                    "\(Figures.count(performance.activeShare.count)) of \(Figures.count(performance.activeShare.total)) "
                    + "members active, \(share(turnover.breakageOfSettled)) of what is settled expired",
                figure: Figures.json(
                    turnover.redemptionRate.map { Double($0.numerator) / Double($0.denominator) }
                )
            )
        ]
    }
}
