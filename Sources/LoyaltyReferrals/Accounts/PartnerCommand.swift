//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What is asked of a partner's account.
public enum PartnerCommand: Hashable, Sendable {
    /// Credit a sale to whoever it is due to.
    case recordSale(Order, CommissionCredit)
    /// Take back the commission on what a customer is refunded.
    case reverseSale(Return, partner: PartnerID)
    /// Write down that approved commission was paid.
    case recordPayout(CommissionPayout, partner: PartnerID)
    /// Write down the holds that have ended, in one account by the name of its stream.
    case approveDue(StreamID)
}

// MARK: - Codable

extension PartnerCommand: Codable {
    private enum CodingKeys: String, CodingKey { case approveDue, recordPayout, recordSale, reverseSale }
    private enum PartKeys: String, CodingKey { case credit, order, partner, payout, refund, stream }

    /// Reads a command: an object whose one key says what is asked.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion` unless there is exactly one known key.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.onlyKey()
        let parts = try container.nestedContainer(keyedBy: PartKeys.self, forKey: kind)
        switch kind {
        case .approveDue: self = .approveDue(try parts.decode(StreamID.self, forKey: .stream))
        case .recordPayout:
            self = .recordPayout(
                try parts.decode(CommissionPayout.self, forKey: .payout),
                partner: try parts.decode(PartnerID.self, forKey: .partner)
            )
        case .recordSale:
            self = .recordSale(
                try parts.decode(Order.self, forKey: .order),
                try parts.decode(CommissionCredit.self, forKey: .credit)
            )
        case .reverseSale:
            self = .reverseSale(
                try parts.decode(Return.self, forKey: .refund),
                partner: try parts.decode(PartnerID.self, forKey: .partner)
            )
        }
    }

    /// Writes the command as an object whose one key says what is asked.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .recordSale(let order, let credit):
            var parts = container.nestedContainer(keyedBy: PartKeys.self, forKey: .recordSale)
            try parts.encode(order, forKey: .order)
            try parts.encode(credit, forKey: .credit)
        case .reverseSale(let refund, let partner):
            var parts = container.nestedContainer(keyedBy: PartKeys.self, forKey: .reverseSale)
            try parts.encode(refund, forKey: .refund)
            try parts.encode(partner, forKey: .partner)
        case .recordPayout(let payout, let partner):
            var parts = container.nestedContainer(keyedBy: PartKeys.self, forKey: .recordPayout)
            try parts.encode(payout, forKey: .payout)
            try parts.encode(partner, forKey: .partner)
        case .approveDue(let stream):
            var parts = container.nestedContainer(keyedBy: PartKeys.self, forKey: .approveDue)
            try parts.encode(stream, forKey: .stream)
        }
    }
}
