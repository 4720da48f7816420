//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How many referrals of one referrer are rewarded: in all, or in each period of the calendar.
public struct ReferrerLimit: Hashable, Sendable {
    /// The most referrals that are rewarded; at least 1.
    public let count: Int64
    /// The period in which they are counted, by the local date of the qualifying order; nil for all time.
    public let period: CalendarPeriod?

    /// Creates a limit.
    ///
    /// - Parameters:
    ///   - count: The most referrals that are rewarded, 1 to 2^53 − 1.
    ///   - period: The period in which they are counted; nil for all time.
    /// - Throws: ``ReferralsError`` with code `invalidProgram` for any other count.
    public init(_ count: Int64, in period: CalendarPeriod? = nil) throws(ReferralsError) {
        guard (1...9_007_199_254_740_991).contains(count) else {
            throw ReferralsError(.invalidProgram, "a limit rewards at least one referral, and at most 2^53 − 1")
        }
        self.count = count
        self.period = period
    }
}

// MARK: - Codable

extension ReferrerLimit: Codable {
    private enum CodingKeys: String, CodingKey { case count, period }

    /// Reads a limit and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            container.decode(Int64.self, forKey: .count),
            in: container.decodeIfPresent(CalendarPeriod.self, forKey: .period)
        )
    }

    /// Writes the limit, without a period if it is for all time.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(count, forKey: .count)
        try container.encodeIfPresent(period, forKey: .period)
    }
}
