//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a program or campaign earned for what it cost.
///
/// ```swift
/// let roi = try ReturnOnInvestment(
///     incrementalRevenue: Money(parsing: "120000 JPY"), margin: .percent(40),
///     rewardCost: Money(parsing: "18000 JPY"), operatingCost: Money(parsing: "12000 JPY"))
/// roi.value                                 // 0.6: each unit of money spent came back with 0.60 more
/// try roi.net(rounding: .toNearestOrEven)   // 18000 JPY
/// ```
///
/// The revenue is incremental: what customers spent beyond what they would have spent anyhow, as a control group shows it.
/// All the revenue of members is no return: the best customers join first.
public struct ReturnOnInvestment: Hashable, Sendable {
    /// The revenue that there would not have been otherwise; below zero if there would have been more.
    public let incrementalRevenue: Money
    /// The share of revenue that is left after the cost of the goods.
    public let margin: Rate
    /// What the rewards cost.
    public let rewardCost: Money
    /// What running the program cost.
    public let operatingCost: Money
    /// What all cost.
    public let cost: Money

    /// Creates a return on investment.
    ///
    /// - Parameters:
    ///   - incrementalRevenue: The revenue that there would not have been otherwise.
    ///   - margin: The share of revenue that is left after the cost of the goods, up to 1.
    ///   - rewardCost: What the rewards cost; zero or more.
    ///   - operatingCost: What running the program cost; zero or more.
    /// - Throws: ``MetricsError`` with code `currencyMismatch`, `invalidCounts` for a cost below zero or a margin above 1,
    ///   or `sumOutOfRange`.
    public init(
        incrementalRevenue: Money,
        margin: Rate,
        rewardCost: Money,
        operatingCost: Money
    ) throws(MetricsError) {
        let currency = incrementalRevenue.currency
        guard rewardCost.currency == currency, operatingCost.currency == currency else {
            throw MetricsError(.currencyMismatch, "revenue and costs are in one currency")
        }
        guard !rewardCost.isNegative, !operatingCost.isNegative, margin <= .one else {
            throw MetricsError(.invalidCounts, "costs are zero or more, and a margin is at most all of the revenue")
        }
        cost = try Tally.money(Tally.sum(rewardCost.minorUnits, operatingCost.minorUnits), in: currency)
        self.incrementalRevenue = incrementalRevenue
        self.margin = margin
        self.rewardCost = rewardCost
        self.operatingCost = operatingCost
    }
}

extension ReturnOnInvestment {
    /// What was earned beyond the cost, by the cost: 0.6 for 60 %; nil if there was no cost.
    public var value: Double? { cost.isZero ? nil : Double(netTerm) / Double(costTerm) }

    /// The return as an exact fraction; nil if there was no cost, or if its terms are beyond those of a rate.
    public var exactValue: Rate? { cost.isZero ? nil : ExactFraction(netTerm, per: costTerm).rate }

    /// Returns what was earned beyond the cost.
    ///
    /// - Parameter rounding: What becomes of a fraction of a minor unit.
    /// - Returns: The margin of the incremental revenue less the cost.
    /// - Throws: ``MetricsError`` with code `sumOutOfRange` beyond ±(2^53 − 1) minor units.
    public func net(rounding: RoundingRule) throws(MetricsError) -> Money {
        try Tally.money(
            ExactFraction(netTerm, per: Int128(margin.denominator)).rounded(rounding),
            in: cost.currency
        )
    }

    /// What was earned beyond the cost, times the lower term of the margin; at most 2^107.
    private var netTerm: Int128 {
        Int128(incrementalRevenue.minorUnits) * Int128(margin.numerator) - costTerm
    }

    private var costTerm: Int128 { Int128(cost.minorUnits) * Int128(margin.denominator) }
}
