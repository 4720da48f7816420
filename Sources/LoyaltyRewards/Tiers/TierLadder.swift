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
/// A tier is a function of what counts for a member, at any instant; nothing has to run for it to rise or fall, and
/// writing it down changes no later answer. A total that equals a threshold reaches it. What counts late is as if it
/// had come in time, and what was returned is as if it had never counted, so a tier that only a returned order reached
/// is lost with the return.
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
        /// Qualifying points.
        case points
        /// Qualifying spend.
        case spend
        /// Orders that count.
        case orders
        /// Actions that count.
        case actions
        /// The points that the member has: redeeming and expiry lower the tier. Debt does not count.
        case balance
    }

    /// What counts for a tier.
    public let measure: Measure
    /// The time whose accruals count.
    public let window: QualificationWindow
    /// The tiers, lowest first; a member below the first has none.
    public let tiers: [Tier]
    /// Which tier multiplies an accrual that crosses a threshold.
    public let crossing: TierCrossing
    /// How a tier is lost.
    public let downgrade: TierDowngrade

    /// Creates a ladder.
    ///
    /// - Parameters:
    ///   - measure: What counts for a tier.
    ///   - window: The time whose accruals count, longer than nothing; `lifetime` for a ladder by balance.
    ///   - tiers: The tiers with rising thresholds, at least one, each with a name of its own.
    ///   - crossing: Which tier multiplies an accrual that crosses a threshold.
    ///   - downgrade: How a tier is lost. A ladder by balance follows it at once or never falls.
    /// - Throws: ``RewardsError`` with code `invalidTiers` for anything else.
    public init(
        measure: Measure,
        window: QualificationWindow,
        tiers: [Tier],
        crossing: TierCrossing = .before,
        downgrade: TierDowngrade = .immediate
    ) throws(RewardsError) {
        guard !tiers.isEmpty, Set(tiers.map(\.id)).count == tiers.count else {
            throw RewardsError(.invalidTiers, "a ladder has tiers, each with a name of its own")
        }
        guard zip(tiers, tiers.dropFirst()).allSatisfy({ $0.threshold < $1.threshold }),
            tiers.allSatisfy({ Steps.isValid($0.threshold) && $0.multiplier > .zero })
        else { throw RewardsError(.invalidTiers, "thresholds rise from zero or more, and multipliers are above zero") }
        guard window.isSound, downgrade.isSound else {
            throw RewardsError(.invalidTiers, "a window is longer than nothing, and validity and grace lead forward")
        }
        let follows = downgrade == .immediate || downgrade == TierDowngrade(.never)
        guard measure != .balance || (window == .lifetime && follows) else {
            throw RewardsError(
                .invalidTiers,
                "a ladder by balance has no window, and follows the balance or never falls"
            )
        }
        self.measure = measure
        self.window = window
        self.tiers = tiers
        self.crossing = crossing
        self.downgrade = downgrade
    }

    /// Returns the highest tier that a total reaches, or nil if it reaches none.
    ///
    /// - Parameter total: What qualifies, in steps of points, minor units of spend, orders or actions.
    /// - Returns: The highest tier that a total reaches, or nil if it reaches none.
    public func tier(forTotal total: Int64) -> Tier? { tierIndex(forTotal: total).map { tiers[$0] } }

    /// Returns the lowest tier that a total does not reach, or nil if it reaches all.
    ///
    /// - Parameter total: What qualifies, in steps of points, minor units of spend, orders or actions.
    /// - Returns: The lowest tier that a total does not reach, or nil if it reaches all.
    public func nextTier(afterTotal total: Int64) -> Tier? { tiers.first { $0.threshold > total } }

    /// Whether the ladder looks at the member's balance of points, which ``TierFacts`` then has to tell.
    public var needsBalance: Bool { measure == .balance || downgrade.mode == .byBalance }

    /// The place of the highest tier that a total reaches, or nil if it reaches none.
    func tierIndex(forTotal total: Int64) -> Int? {
        var index = tiers.count - 1
        while index >= 0 {
            if tiers[index].threshold <= total { return index }
            index -= 1
        }
        return nil
    }

    /// The place of a tier by its name, or nil if the ladder has none of it.
    func tierIndex(of id: TierID?) -> Int? {
        guard let id else { return nil }
        return tiers.firstIndex { $0.id == id }
    }
}

extension QualifyingAmounts {
    /// Returns the amount in one measure.
    ///
    /// - Parameter measure: What counts.
    /// - Returns: The amount in one measure; qualifying points for a ladder by balance.
    public func amount(in measure: TierLadder.Measure) -> Int64 {
        switch measure {
        case .points, .balance: points
        case .spend: spend
        case .orders: orders
        case .actions: actions
        }
    }
}

// MARK: - Codable

extension TierLadder: Codable {
    private enum CodingKeys: String, CodingKey { case crossing, downgrade, measure, tiers, window }

    /// Reads a ladder and checks it as the initializer does; `crossing` and `downgrade` may be absent.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            measure: container.decode(Measure.self, forKey: .measure),
            window: container.decode(QualificationWindow.self, forKey: .window),
            tiers: container.decode([Tier].self, forKey: .tiers),
            crossing: container.decodeIfPresent(TierCrossing.self, forKey: .crossing) ?? .before,
            downgrade: container.decodeIfPresent(TierDowngrade.self, forKey: .downgrade) ?? .immediate
        )
    }

    /// Writes the ladder as an object without what is as by default.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if crossing != .before { try container.encode(crossing, forKey: .crossing) }
        if downgrade != .immediate { try container.encode(downgrade, forKey: .downgrade) }
        try container.encode(measure, forKey: .measure)
        try container.encode(tiers, forKey: .tiers)
        try container.encode(window, forKey: .window)
    }
}
