//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How far a segment's size may move before somebody should look: a broken feed empties a segment without an error.
///
/// ```swift
/// let rule = DriftRule(share: try .percent(5), relative: try .percent(30), unknown: try .percent(1), minimumCustomers: 1_000)
/// rule.drift(from: lastWeek, to: today).alarms   // [.unknownGrew]: a value stopped arriving
/// ```
///
/// As JSON: `{"minimumCustomers": 1000, "relative": "30%", "share": "5%", "unknown": "1%"}`.
public struct DriftRule: Hashable, Codable, Sendable {
    /// How far the share of members may move, as a share of all customers; nil for any distance.
    public let share: Rate?
    /// How far the share of members may move, as a share of itself before; nil for any distance.
    public let relative: Rate?
    /// How far the share of customers whose verdict is unknown may grow; nil for any distance.
    public let unknown: Rate?
    /// The least customers, then and now, for a comparison to mean anything.
    public let minimumCustomers: Int

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - share: How far the share of members may move, as a share of all customers.
    ///   - relative: How far the share of members may move, as a share of itself before.
    ///   - unknown: How far the share of customers whose verdict is unknown may grow.
    ///   - minimumCustomers: The least customers, then and now, for a comparison to mean anything.
    public init(share: Rate? = nil, relative: Rate? = nil, unknown: Rate? = nil, minimumCustomers: Int = 1) {
        self.share = share
        self.relative = relative
        self.unknown = unknown
        self.minimumCustomers = minimumCustomers
    }

    /// Compares two sizes of a segment.
    ///
    /// Shares are compared as whole numbers, without rounding; a distance that is just as far as allowed is no alarm.
    ///
    /// - Parameters:
    ///   - earlier: The size before.
    ///   - later: The size now, of the same segment.
    /// - Returns: Both sizes, and what is alarming.
    public func drift(from earlier: SegmentSize, to later: SegmentSize) -> SegmentDrift {
        let fewest = min(earlier.customers, later.customers)
        guard fewest > 0, fewest >= minimumCustomers else {
            return SegmentDrift(earlier: earlier, later: later, alarms: [])
        }
        // At most 2^36 customers, so a product of two sizes and a term of a rate has fewer than 126 bits.
        let before = Int128(earlier.members) * Int128(later.customers)
        let after = Int128(later.members) * Int128(earlier.customers)
        let whole = Int128(earlier.customers) * Int128(later.customers)
        let growth =
            Int128(later.unknown) * Int128(earlier.customers) - Int128(earlier.unknown) * Int128(later.customers)
        var alarms: [SegmentDrift.Alarm] = []
        if Self.exceeds(abs(after - before), share, of: whole) { alarms.append(.shareMoved) }
        if Self.exceeds(abs(after - before), relative, of: before) { alarms.append(.sizeMoved) }
        if Self.exceeds(growth, unknown, of: whole) { alarms.append(.unknownGrew) }
        return SegmentDrift(earlier: earlier, later: later, alarms: alarms)
    }

    private static func exceeds(_ distance: Int128, _ bound: Rate?, of whole: Int128) -> Bool {
        guard let bound else { return false }
        return distance * Int128(bound.denominator) > whole * Int128(bound.numerator)
    }
}
