//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A partner who is not paid in a batch, and why.
public struct PayoutOmission: Hashable, Codable, Sendable {
    /// The partner.
    public let partner: PartnerID
    /// What is payable; below zero for a partner who owes.
    public let payable: Money
    /// Why it is not paid: what is owed is carried forward, the partner is held, or the minimum is not reached.
    public let reason: Reason

    private enum CodingKeys: String, CodingKey { case partner, payable, reason }
}
