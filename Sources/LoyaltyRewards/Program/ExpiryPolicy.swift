//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How long granted points live.
///
/// A policy speaks of days of the program's time zone. It is resolved once, when points are granted, to the first instant at
/// which they are gone; later changes of the policy or of the zone's rules change no lot.
///
/// ```swift
/// let policy = ExpiryPolicy.throughDay(after: .months(1))
/// try policy.expiry(ofPointsGrantedAt: grantedOn31January, in: moscow)   // the first instant of 1 March in Moscow
/// ```
public enum ExpiryPolicy: Hashable, Sendable {
    /// Points never expire.
    case never
    /// Points live through the day that lies a step after the day of the grant; its month ends clamp.
    case throughDay(after: CalendarStep)
    /// Points live through the last day of the period that holds the day a step after the day of the grant.
    ///
    /// "To the end of the month, twelve months on" is `.throughEnd(of: .month, after: .months(12))`.
    case throughEnd(of: CalendarPeriod, after: CalendarStep)
}

// MARK: - Resolving

extension ExpiryPolicy {
    /// Whether no points die before the day of their grant: the step, in months of 28 days at least, does not lead back.
    var isForward: Bool {
        switch self {
        case .never: true
        case .throughDay(let step), .throughEnd(_, let step):
            step.months >= 0 && Int64(step.months) * 28 + Int64(step.days) >= 0
        }
    }
}

extension ExpiryPolicy {
    /// Returns the first instant at which points are gone, or nil if they never expire.
    ///
    /// - Parameters:
    ///   - instant: When the points are granted.
    ///   - zone: The zone whose days are meant.
    /// - Returns: The first instant at which points are gone, or nil if they never expire.
    /// - Throws: ``RewardsError`` with code `instantOutOfRange` beyond the year 9999.
    public func expiry(
        ofPointsGrantedAt instant: Timestamp,
        in zone: some TimeZoneRules
    ) throws(RewardsError) -> Timestamp? {
        do {
            switch self {
            case .never: return nil
            case .throughDay(let step):
                return try zone.startOfDay(zone.date(at: instant).advanced(by: step).advanced(by: .days(1)))
            case .throughEnd(let period, let step):
                return try zone.startOfDay(period.dates(containing: zone.date(at: instant).advanced(by: step)).end)
            }
        } catch {
            throw .outOfTime
        }
    }
}

// MARK: - Codable

extension ExpiryPolicy: Codable {
    private enum CodingKeys: String, CodingKey { case after, kind, period }
    private enum Kind: String, Codable { case never, throughDay, throughEnd }

    /// Reads a policy from an object with its `kind`, and `after` and `period` as the kind asks.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .never: self = .never
        case .throughDay: self = .throughDay(after: try container.decode(CalendarStep.self, forKey: .after))
        case .throughEnd:
            self = .throughEnd(
                of: try container.decode(CalendarPeriod.self, forKey: .period),
                after: try container.decode(CalendarStep.self, forKey: .after)
            )
        }
    }

    /// Writes the policy as an object with its `kind`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .never: try container.encode(Kind.never, forKey: .kind)
        case .throughDay(let step):
            try container.encode(Kind.throughDay, forKey: .kind)
            try container.encode(step, forKey: .after)
        case .throughEnd(let period, let step):
            try container.encode(Kind.throughEnd, forKey: .kind)
            try container.encode(period, forKey: .period)
            try container.encode(step, forKey: .after)
        }
    }
}
