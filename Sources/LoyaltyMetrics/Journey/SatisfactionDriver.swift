//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Something that customers care about, how much they do and how content they are with it: what to mend first.
///
/// ```swift
/// let drivers = try [
///     SatisfactionDriver(ReasonName("delivery"), importance: .percent(50), score: Rate(7, per: 2), highest: Rate(5, per: 1)),
///     SatisfactionDriver(ReasonName("choice"), importance: .percent(90), score: Rate(9, per: 2), highest: Rate(5, per: 1)),
/// ]
/// SatisfactionDriver.greatestPotentialFirst(drivers).map(\.name)    // delivery 0.75, choice 0.45
/// ```
///
/// The potential is importance × (highest − score): what is important and bad comes before what is important and good, and
/// before what is bad and of no importance. Importance is the host's: asked for directly, or a correlation with satisfaction
/// as a whole.
public struct SatisfactionDriver: Hashable, Sendable {
    /// The metric's name in JSON.
    public static let kind = "satisfactionDriver"

    /// What it is.
    public let name: ReasonName
    /// How much it matters; compared among drivers only.
    public let importance: Rate
    /// How content customers are with it, such as the mean of their answers.
    public let score: Rate
    /// The best score that there is.
    public let highest: Rate

    /// Creates a driver.
    ///
    /// - Parameters:
    ///   - name: What it is.
    ///   - importance: How much it matters; zero or more.
    ///   - score: How content customers are with it; at most the highest.
    ///   - highest: The best score that there is.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for anything else.
    public init(_ name: ReasonName, importance: Rate, score: Rate, highest: Rate) throws(MetricsError) {
        guard !importance.isNegative, score <= highest else {
            throw MetricsError(.invalidCounts, "importance is zero or more, and a score at most the highest")
        }
        self.name = name
        self.importance = importance
        self.score = score
        self.highest = highest
    }

    /// What there is to gain: importance × (highest − score).
    public var potential: Double {
        // The difference is exact; each term is below 2^106.
        let difference =
            Int128(highest.numerator) * Int128(score.denominator) - Int128(score.numerator)
            * Int128(highest.denominator)
        let denominator = Int128(highest.denominator) * Int128(score.denominator)
        return Double(importance.numerator) / Double(importance.denominator)
            * (Double(difference) / Double(denominator))
    }

    /// Returns drivers by what there is to gain, the greatest first; equal ones by name.
    ///
    /// - Parameter drivers: The drivers.
    /// - Returns: The drivers in order.
    /// - Complexity: O(*n* log *n*) in the number of drivers.
    public static func greatestPotentialFirst(_ drivers: some Sequence<SatisfactionDriver>) -> [SatisfactionDriver] {
        drivers.sorted { ($1.potential, $0.name) < ($0.potential, $1.name) }
    }
}
