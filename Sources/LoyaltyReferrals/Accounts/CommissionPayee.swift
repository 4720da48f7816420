//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A partner who is paid for a sale, and the shares of which that is made up.
public struct CommissionPayee: Hashable, Sendable {
    /// The partner.
    public let partner: PartnerID
    /// What it is paid for, in the order of the plan; at least one.
    public let shares: [CommissionShare]
    /// The sum of the shares.
    public let amount: Money

    /// Creates a payee.
    ///
    /// - Parameters:
    ///   - partner: The partner.
    ///   - shares: What it is paid for; at least one, all in one currency.
    /// - Throws: ``ReferralsError`` with code `invalidCommission` without shares, and `currencyMismatch` or
    ///   `amountOutOfRange` if they have no sum.
    public init(partner: PartnerID, shares: [CommissionShare]) throws(ReferralsError) {
        guard let currency = shares.first?.amount.currency else {
            throw ReferralsError(.invalidCommission, "a payee has at least one share")
        }
        self.partner = partner
        self.shares = shares
        amount = try ReferralsError.restating { () throws(CoreError) in
            try Money.sum(of: shares.lazy.map(\.amount), in: currency)
        }
    }
}

// MARK: - Codable

extension CommissionPayee: Codable {
    private enum CodingKeys: String, CodingKey { case partner, shares }

    /// Reads a payee and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            partner: container.decode(PartnerID.self, forKey: .partner),
            shares: container.decode([CommissionShare].self, forKey: .shares)
        )
    }

    /// Writes the payee; the amount is the sum of the shares and is not written.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(partner, forKey: .partner)
        try container.encode(shares, forKey: .shares)
    }
}
