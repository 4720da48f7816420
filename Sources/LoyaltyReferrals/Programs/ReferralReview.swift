//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// That somebody or something held, released or rejected a referral, when and why.
public struct ReferralReview: Hashable, Codable, Sendable {
    /// When.
    public let at: Timestamp
    /// Why; a release may go without.
    public let reasons: [Reason]

    /// Creates a review.
    ///
    /// - Parameters:
    ///   - at: When.
    ///   - reasons: Why; of a hold or a rejection at least one.
    public init(at: Timestamp, reasons: [Reason] = []) {
        self.at = at
        self.reasons = reasons
    }

    private enum CodingKeys: String, CodingKey { case at, reasons }
}
