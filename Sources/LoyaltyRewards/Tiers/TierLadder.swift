//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The tiers of a program, and what a member reaches them with.
///
/// A tier is a function of what a member accrued inside the window, at any instant; nothing has to run for it to rise or
/// fall. A total that equals a threshold reaches it. An order is multiplied by the tier that the member had before it.
///
/// ```swift
/// let ladder = try TierLadder(
///     measure: .points, window: .rolling(.days(365)),
///     tiers: [Tier(TierID("silver"), from: 200), Tier(TierID("gold"), from: 300, multiplier: .percent(150))])
/// ladder.tier(forTotal: 350)?.id.text   // "gold"
/// ```
public struct TierLadder: Hashable, Sendable {
    /// What counts for a tier.
    public enum Measure: String, Hashable, CaseIterable, Codable, Sendable {
        /// The points granted, the tier's own multiplier included.
        case points
        /// The spend that counted for the points.
        case spend
    }

    /// What counts for a tier.
    public let measure: Measure
    /// The time whose accruals count.
    public let window: QualificationWindow
    /// The tiers, lowest first; a member below the first has none.
    public let tiers: [Tier]

    /// Creates a ladder.
    ///
    /// - Parameters:
    ///   - measure: What counts for a tier.
    ///   - window: The time whose accruals count; a rolling one is longer than zero.
    ///   - tiers: The tiers with rising thresholds, at least one, each with a name of its own.
    /// - Throws: ``RewardsError`` with code `invalidTiers` for anything else.
    public init(measure: Measure, window: QualificationWindow, tiers: [Tier]) throws(RewardsError) {
        guard !tiers.isEmpty, Set(tiers.map(\.id)).count == tiers.count else {
            throw RewardsError(.invalidTiers, "a ladder has tiers, each with a name of its own")
        }
        guard zip(tiers, tiers.dropFirst()).allSatisfy({ $0.threshold < $1.threshold }),
            tiers.allSatisfy({ Steps.isValid($0.threshold) && $0.multiplier > .zero })
        else { throw RewardsError(.invalidTiers, "thresholds rise from zero or more, and multipliers are above zero") }
        if case .rolling(let span) = window {
            guard span > .zero else { throw RewardsError(.invalidTiers, "a rolling window is longer than zero") }
        }
        self.measure = measure
        self.window = window
        self.tiers = tiers
    }

    /// Returns the highest tier that a total reaches, or nil if it reaches none.
    ///
    /// - Parameter total: What qualifies, in steps of points or minor units of spend.
    /// - Returns: The highest tier that a total reaches, or nil if it reaches none.
    public func tier(forTotal total: Int64) -> Tier? { tierIndex(forTotal: total).map { tiers[$0] } }

    /// Returns the lowest tier that a total does not reach, or nil if it reaches all.
    ///
    /// - Parameter total: What qualifies, in steps of points or minor units of spend.
    /// - Returns: The lowest tier that a total does not reach, or nil if it reaches all.
    public func nextTier(afterTotal total: Int64) -> Tier? { tiers.first { $0.threshold > total } }
}

// MARK: - Codable

extension TierLadder: Codable {
    private enum CodingKeys: String, CodingKey { case measure, tiers, window }

    /// Reads a ladder and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            measure: container.decode(Measure.self, forKey: .measure),
            window: container.decode(QualificationWindow.self, forKey: .window),
            tiers: container.decode([Tier].self, forKey: .tiers)
        )
    }

    /// Writes the ladder as an object.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(measure, forKey: .measure)
        try container.encode(tiers, forKey: .tiers)
        try container.encode(window, forKey: .window)
    }
}
