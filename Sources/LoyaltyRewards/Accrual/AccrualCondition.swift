//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// When, and for members of which tiers, a rule or a campaign holds; a part that is left out asks for nothing.
///
/// Days are those of the program's zone, and the day that counts is the day of the order or the action, not that on which
/// the program heard of it:
///
/// ```swift
/// let weekend = AccrualCondition(weekdays: [.saturday, .sunday])
/// let gold = AccrualCondition(tiers: [try TierID("gold")])
/// ```
public struct AccrualCondition: Hashable, Sendable {
    /// The dates, or nil for all.
    public let window: DateRange?
    /// The days of the week, from Monday on and each once; empty for all.
    public let weekdays: [Weekday]
    /// The tiers of the member before the accrual, in order and each once; empty for all, and for members without a tier.
    public let tiers: [TierID]

    /// Creates a condition.
    ///
    /// - Parameters:
    ///   - window: The dates, or nil for all.
    ///   - weekdays: The days of the week; empty for all.
    ///   - tiers: The tiers of the member before the accrual; empty for all.
    public init(window: DateRange? = nil, weekdays: [Weekday] = [], tiers: [TierID] = []) {
        self.window = window
        self.weekdays = Weekday.allCases.filter(weekdays.contains)
        self.tiers = tiers.isEmpty ? [] : Set(tiers).sorted()
    }

    /// On every day and for every member.
    public static let always = AccrualCondition()

    /// Whether the date decides.
    var needsDate: Bool { window != nil || !weekdays.isEmpty }

    /// Whether the condition holds on a date, for a member of a tier.
    func holds(on date: CivilDate?, tier: TierID?) -> Bool { holds(on: date) && includes(tier) }

    /// Whether a tier is named, or none is asked for.
    func includes(_ tier: TierID?) -> Bool { tiers.isEmpty || tier.map(tiers.contains) ?? false }

    /// Whether a date lies in the window and on one of the weekdays; without a date, whether none is asked for.
    private func holds(on date: CivilDate?) -> Bool {
        guard needsDate else { return true }
        guard let date else { return false }
        return window?.contains(date) ?? true && (weekdays.isEmpty || weekdays.contains(date.weekday))
    }
}

// MARK: - Codable

extension AccrualCondition: Codable {
    private enum CodingKeys: String, CodingKey { case tiers, weekdays, window }

    /// Reads a condition from an object; a part that is left out asks for nothing.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            window: container.decodeIfPresent(DateRange.self, forKey: .window),
            weekdays: container.decodeIfPresent([Weekday].self, forKey: .weekdays) ?? [],
            tiers: container.decodeIfPresent([TierID].self, forKey: .tiers) ?? []
        )
    }

    /// Writes the condition without the parts that ask for nothing.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if !tiers.isEmpty { try container.encode(tiers, forKey: .tiers) }
        if !weekdays.isEmpty { try container.encode(weekdays, forKey: .weekdays) }
        try container.encodeIfPresent(window, forKey: .window)
    }
}
