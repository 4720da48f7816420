//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A partner who stands below an account of its own.
public struct SuspectPartner: Hashable, Codable, Sendable {
    /// The partner.
    public let partner: PartnerID
    /// The nearest partner above who is the same person.
    public let ancestor: PartnerID
    /// What was found.
    public let evaluation: FraudEvaluation

    private enum CodingKeys: String, CodingKey { case ancestor, evaluation, partner }
}
