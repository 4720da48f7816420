//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How a tier is lost: how long it holds at least, what comes after it, and how much grace there is in between.
public struct TierDowngrade: Hashable, Sendable {
    /// What comes after a tier that time has ended.
    public enum Mode: String, Hashable, CaseIterable, Codable, Sendable {
        /// The tier that is reached.
        case toReached
        /// The next tier below for one more term, which is the validity, or the length of the window if there is none.
        case oneStep
        /// The highest tier, not above the one that ends, that the balance of points reaches, for as long as it does.
        case byBalance
        /// Nothing comes after it: a tier once reached is kept.
        case never
    }

    /// What comes after a tier that time has ended.
    public let mode: Mode
    /// How long a tier holds at least, or nil for as long as the window gives it.
    public let validity: TierValidity?
    /// How long a tier that is no longer reached is kept, through the local day that lies so far after its last; nil
    /// for no longer.
    public let grace: CalendarStep?

    /// Creates the rule.
    ///
    /// - Parameters:
    ///   - mode: What comes after a tier that time has ended.
    ///   - validity: How long a tier holds at least, or nil for as long as the window gives it.
    ///   - grace: How long a tier that is no longer reached is kept; leads forward, or nil for no longer.
    public init(_ mode: Mode = .toReached, validity: TierValidity? = nil, grace: CalendarStep? = nil) {
        self.mode = mode
        self.validity = validity
        self.grace = grace
    }

    /// A tier lasts as long as it is reached.
    public static let immediate = TierDowngrade()

    /// Whether a tier lasts exactly as long as it is reached.
    var isImmediate: Bool { mode == .toReached && validity == nil && grace == nil }

    var isSound: Bool { validity?.isSound ?? true && grace?.isForward ?? true }

    /// The first instant after the grace for a tier whose hold ends at an instant, or nil if it lasts to the end of
    /// time.
    func graceEnd(after end: Timestamp, in zone: some TimeZoneRules) -> Timestamp? {
        guard let grace else { return end }
        guard let last = try? end.advanced(by: TimeSpan(microseconds: -1)),
            let date = try? zone.date(at: last).advanced(by: grace).advanced(by: .days(1))
        else { return nil }
        return try? zone.startOfDay(date)
    }
}

// MARK: - Codable

extension TierDowngrade: Codable {
    private enum CodingKeys: String, CodingKey { case grace, mode, validity }
}
