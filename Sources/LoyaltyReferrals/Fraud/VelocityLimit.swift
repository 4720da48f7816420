//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How many referrals of one referrer within a while are too many.
public struct VelocityLimit: Hashable, Sendable {
    /// The most referrals within the window that say nothing; at least 1.
    public let count: Int
    /// The length of the window in elapsed time; above zero.
    public let window: TimeSpan
    /// What one referral more leads to.
    public let severity: FraudSeverity

    /// Creates a limit.
    ///
    /// - Parameters:
    ///   - count: The most referrals within the window that say nothing; at least 1.
    ///   - window: The length of the window; above zero. A referral that lies exactly so far back is outside.
    ///   - severity: What one referral more leads to.
    /// - Throws: ``ReferralsError`` with code `invalidFraudGuard` for a count below 1 or a window of nothing.
    public init(count: Int, within window: TimeSpan, _ severity: FraudSeverity = .hold) throws(ReferralsError) {
        guard count >= 1, window > .zero else {
            throw ReferralsError(.invalidFraudGuard, "a limit has a count of at least 1 and a window above zero")
        }
        self.count = count
        self.window = window
        self.severity = severity
    }
}

// MARK: - Codable

extension VelocityLimit: Codable {
    private enum CodingKeys: String, CodingKey { case count, severity, window }

    /// Reads a limit and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            count: container.decode(Int.self, forKey: .count),
            within: container.decode(TimeSpan.self, forKey: .window),
            container.decode(FraudSeverity.self, forKey: .severity)
        )
    }

    /// Writes the limit with its window in microseconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(count, forKey: .count)
        try container.encode(window, forKey: .window)
        try container.encode(severity, forKey: .severity)
    }
}
