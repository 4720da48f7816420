//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What becomes of refunded points whose lot has expired since they were redeemed.
///
/// A refund returns points to the lots that they came from, with their own ends. Where such a lot is dead, the grace gives
/// the member a new, short one:
///
/// ```swift
/// let grace = RefundGrace.days(30)
/// try grace.expiry(ofPointsRefundedAt: refunded, in: berlin)   // the first instant after the thirtieth day
/// ```
public enum RefundGrace: Hashable, Sendable {
    /// The points are lost.
    case lost
    /// The points live through the day that lies a step after the day of the refund; its month ends clamp.
    case throughDay(after: CalendarStep)

    /// Returns a grace of days.
    ///
    /// - Parameter count: How many days after the day of the refund; zero for the rest of that day.
    /// - Returns: A grace of days.
    public static func days(_ count: Int32) -> RefundGrace { .throughDay(after: .days(count)) }
}

extension RefundGrace {
    /// Returns the first instant at which the refunded points are gone, or nil if they are lost.
    ///
    /// - Parameters:
    ///   - instant: When the points are refunded.
    ///   - zone: The zone whose days are meant.
    /// - Returns: The first instant at which the refunded points are gone, or nil if they are lost.
    /// - Throws: ``RewardsError`` with code `instantOutOfRange` beyond the year 9999.
    public func expiry(
        ofPointsRefundedAt instant: Timestamp,
        in zone: some TimeZoneRules
    ) throws(RewardsError) -> Timestamp? {
        switch self {
        case .lost: nil
        case .throughDay(let step): try zone.end(ofDayAfter: step, from: instant)
        }
    }

    /// Checks that the grace does not lead back.
    func check() throws(RewardsError) {
        guard case .throughDay(let step) = self else { return }
        try step.checkForward("refunded points do not expire before they are refunded")
    }
}

// MARK: - Codable

extension RefundGrace: Codable {
    private enum CodingKeys: String, CodingKey { case after, kind }
    private enum Kind: String, Codable { case lost, throughDay }

    /// Reads a grace from an object with its `kind`, and `after` if it has one, and checks it.
    ///
    /// - Throws: ``RewardsError`` with code `invalidProgram` for a step back.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .lost: self = .lost
        case .throughDay: self = .throughDay(after: try container.decode(CalendarStep.self, forKey: .after))
        }
        try check()
    }

    /// Writes the grace as an object with its `kind`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .lost: try container.encode(Kind.lost, forKey: .kind)
        case .throughDay(let step):
            try container.encode(Kind.throughDay, forKey: .kind)
            try container.encode(step, forKey: .after)
        }
    }
}
