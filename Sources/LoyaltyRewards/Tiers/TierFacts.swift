//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What is known of a member when a tier is asked for.
public struct TierFacts: Hashable, Sendable {
    /// What counts.
    public let history: QualifyingHistory
    /// The tier as it was last written down, or nil if none ever was.
    public let record: TierRecord?
    /// When the member joined, or nil if that is not known.
    public let enrolledAt: Timestamp?
    /// The points of the member; looked at only where a ladder goes by balance.
    public let balance: TierBalance

    /// Creates facts.
    ///
    /// - Parameters:
    ///   - history: What counts.
    ///   - record: The tier as it was last written down, or nil if none ever was.
    ///   - enrolledAt: When the member joined; without it nothing counts in an anniversary window.
    ///   - balance: The points of the member, where ``TierLadder/needsBalance``.
    public init(
        history: QualifyingHistory,
        record: TierRecord? = nil,
        enrolledAt: Timestamp? = nil,
        balance: TierBalance = .none
    ) {
        self.history = history
        self.record = record
        self.enrolledAt = enrolledAt
        self.balance = balance
    }
}
