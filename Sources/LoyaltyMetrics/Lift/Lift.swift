//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a program or campaign changed: the spend and the buyers of a treatment group beyond those of a control group.
///
/// ```swift
/// let control = try LiftGroup(buyers: 1_200, spend: SampleSums(count: 10_000, sum: 5_000_000, sumOfSquares: 9_000_000_000))
/// let treatment = try LiftGroup(buyers: 1_320, spend: SampleSums(count: 10_000, sum: 5_600_000, sumOfSquares: 9_900_000_000))
/// let lift = try Lift(from: control, to: treatment, by: definition)
/// lift.sampleRatio.isMismatch()                             // false: the groups are as large as planned
/// lift.spend.interval                                       // of 0.60 more by customer
/// lift.buyers.value                                         // 0.012: 1.2 percentage points more
/// try lift.incrementalRevenue(rounding: .toNearestOrEven)   // 6000.00 EUR, for ReturnOnInvestment
/// ```
///
/// Every assigned customer counts in the group of the assignment, whether the treatment reached them or not, and with a
/// spend of zero if they bought nothing. To compare buyers only would compare what the treatment chose.
public struct Lift: Hashable, Sendable {
    /// The choices that the lift was made by.
    public let definition: LiftDefinition
    /// The customers who did without.
    public let control: LiftGroup
    /// The customers who were treated.
    public let treatment: LiftGroup
    /// How many customers were assigned to both groups; they count in neither.
    public let crossed: Int64
    /// Whether the groups have the sizes that were planned: look at this first.
    public let sampleRatio: SampleRatio
    /// How much more a treated customer spent, in minor units.
    public let spend: DifferenceOfMeans
    /// How many more of the treated customers bought.
    public let buyers: DifferenceOfShares

    /// Creates a lift from sums that were made elsewhere, such as by SQL.
    ///
    /// - Parameters:
    ///   - control: The customers who did without.
    ///   - treatment: The customers who were treated.
    ///   - crossed: How many customers were assigned to both groups, and are in neither sum.
    ///   - definition: The choices that the sums were made by.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative count, or `sumOutOfRange` beyond 2^53 − 1 customers.
    public init(
        from control: LiftGroup,
        to treatment: LiftGroup,
        crossed: Int64 = 0,
        by definition: LiftDefinition
    ) throws(MetricsError) {
        let level = definition.confidence
        self.definition = definition
        self.control = control
        self.treatment = treatment
        self.crossed = try Tally.sum(ofCounts: [crossed])
        sampleRatio = try SampleRatio(
            observed: [control.customers, treatment.customers],
            weights: [definition.controlWeight, definition.treatmentWeight]
        )
        spend = DifferenceOfMeans(from: control.spend, to: treatment.spend, level: level)
        buyers = DifferenceOfShares(
            from: try Proportion(control.buyers, of: control.customers, level: level),
            to: try Proportion(treatment.buyers, of: treatment.customers, level: level),
            level: level
        )
    }
}

extension Lift {
    /// Whether there are fewer customers in either group than the definition asks for.
    public var isSmallSample: Bool { min(control.customers, treatment.customers) < definition.minimumSample }

    /// Returns what the treatment group spent beyond what it would have spent at the mean of the control group.
    ///
    /// - Parameter rounding: What becomes of a fraction of a minor unit.
    /// - Returns: The incremental revenue, below zero if the treated customers spent less; nil if a group is empty.
    /// - Throws: ``MetricsError`` with code `sumOutOfRange` beyond ±(2^53 − 1) minor units.
    public func incrementalRevenue(rounding: RoundingRule) throws(MetricsError) -> Money? {
        guard control.customers > 0, treatment.customers > 0 else { return nil }
        let crossed =
            Int128(treatment.spend.sum) * Int128(control.customers) - Int128(control.spend.sum)
            * Int128(treatment.customers)
        let minorUnits = try ExactFraction(crossed, per: Int128(control.customers)).rounded(rounding)
        return try Tally.money(minorUnits, in: definition.currency)
    }
}
