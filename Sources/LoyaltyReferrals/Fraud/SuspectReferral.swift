//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A referral of which a ``FraudGuard`` found something.
public struct SuspectReferral: Hashable, Codable, Sendable {
    /// The referral's place in the list that was looked at, from 0.
    public let index: Int
    /// The referral.
    public let referral: ReferralEdge
    /// What was found.
    public let evaluation: FraudEvaluation

    private enum CodingKeys: String, CodingKey { case evaluation, index, referral }
}
