//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The sums of many accounts of one program.
struct Books {
    private var issued: Int64 = 0
    private var redeemed: Int64 = 0
    private var expired: Int64 = 0
    private var outstanding: Int64 = 0
    private var debt: Int64 = 0
    private var cost: Money?

    mutating func add(_ account: PointsAccount) throws(RewardsError) {
        func sum(_ one: Int64, _ other: Int64) throws(RewardsError) -> Int64 {
            guard let sum = Steps.sum(one, other) else { throw .outOfRange }
            return sum
        }
        issued = try sum(issued, account.totals.issued)
        redeemed = try sum(redeemed, account.totals.redeemed)
        expired = try sum(expired, account.totals.expired)
        outstanding = try sum(outstanding, account.remainingSteps)
        debt = try sum(debt, account.debt)
    }

    /// Counts what redemptions paid, less what was refunded.
    mutating func count(_ event: PointsEvent) throws(RewardsError) {
        let value: Money
        do {
            switch event {
            case .redeemed(let event): value = event.value
            case .captured(let event): value = event.value
            case .redemptionRefunded(let event): value = try .zero(in: event.value.currency) - event.value
            default: return
            }
            if let cost { self.cost = try cost + value } else { cost = value }
        } catch {
            throw .outOfRange
        }
    }

    func figures(of program: Program) throws(RewardsError) -> ProgramFigures {
        let points = try Steps.points(outstanding, in: program.unit)
        return ProgramFigures(
            issued: try Steps.points(issued, in: program.unit),
            redeemed: try Steps.points(redeemed, in: program.unit),
            cost: cost,
            expired: try Steps.points(expired, in: program.unit),
            outstanding: points,
            liability: try program.redemption?.value(of: points),
            debt: try Steps.points(debt, in: program.unit)
        )
    }
}
