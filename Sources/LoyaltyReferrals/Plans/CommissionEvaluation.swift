//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What an order pays in commission, with every step of the calculation.
public struct CommissionEvaluation: Hashable, Sendable {
    /// The order.
    public let order: OrderID
    /// The version of the plan that was used.
    public let plan: DefinitionVersion
    /// What of the order counts.
    public let base: CommissionBaseEvaluation
    /// The commission's share of the base.
    public let rate: Rate
    /// What became of a fraction of a minor unit.
    public let rounding: RoundingRule
    /// The commission before the cap.
    public let uncapped: Money
    /// The most that one order pays, or nil for no limit.
    public let cap: Money?
    /// The commission.
    public let amount: Money
    /// What is left of the base for the house.
    public let houseShare: Money

    /// That commission and house share sum to exactly the base.
    public var conservation: CommissionConservation {
        CommissionConservation(
            whole: base.amount,
            parts: [.init(name: "commission", amount: amount), .init(name: "houseShare", amount: houseShare)]
        )
    }
}

// MARK: - Calculating

extension CommissionPlan {
    /// Returns what an order pays in commission, whoever is credited.
    ///
    /// The rate is applied once, to the whole base, so the only fraction is cut at one place.
    ///
    /// - Parameter order: The order.
    /// - Returns: What an order pays in commission, whoever is credited.
    /// - Throws: ``ReferralsError`` with code `linesRequired` if only the total is known and not all of it counts, and
    ///   `currencyMismatch` if the cap is in another currency.
    /// - Complexity: That of ``CommissionBase/evaluation(of:)``.
    public func commission(for order: Order) throws(ReferralsError) -> CommissionEvaluation {
        let evaluated = try base.evaluation(of: order)
        return try ReferralsError.restating { () throws(CoreError) in
            let uncapped = try evaluated.amount.multiplied(by: rate, rounding: rounding)
            var amount = uncapped
            if let cap, try cap.isLess(than: uncapped) { amount = cap }
            return CommissionEvaluation(
                order: order.id,
                plan: version,
                base: evaluated,
                rate: rate,
                rounding: rounding,
                uncapped: uncapped,
                cap: cap,
                amount: amount,
                houseShare: try evaluated.amount - amount
            )
        }
    }
}
