//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Whose a referral code is.
public struct CodeOwner: Hashable, Codable, Sendable {
    /// The code.
    public let code: ReferralCode
    /// The partner who gave it out.
    public let partner: PartnerID
    /// The partner as a customer, if they buy as one: their own orders are not credited to them, by any of their codes.
    public let customer: CustomerID?

    private enum CodingKeys: String, CodingKey { case code, customer, partner }

    /// Creates an owner.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - partner: The partner who gave it out.
    ///   - customer: The partner as a customer, if they buy as one.
    public init(code: ReferralCode, partner: PartnerID, customer: CustomerID? = nil) {
        self.code = code
        self.partner = partner
        self.customer = customer
    }
}
