//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Where a referral stands.
public enum ReferralStatus: String, Hashable, CaseIterable, Codable, Sendable {
    /// Nobody was referred.
    case unregistered
    /// Somebody was referred, and no order has qualified.
    case registered
    /// An order qualifies, and its hold has not ended or somebody has to look.
    case pending
    /// Both rewards are due.
    case confirmed
    /// Both rewards were taken back; another order may qualify if the program lets it.
    case reversed
    /// The referral is over.
    case rejected
}
