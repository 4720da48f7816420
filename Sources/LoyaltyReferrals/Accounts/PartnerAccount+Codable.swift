//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PartnerAccount: Codable {
    private enum CodingKeys: String, CodingKey { case adjustments, balance, partner, payouts, periods, sales, version }

    /// Reads an account and checks that it is conserved; lists that are absent are empty.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion`, or `corruptLog` if it is not conserved.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a partner's account has version 1")
        }
        func list<Item: Decodable, Key: Hashable>(
            _ key: CodingKeys,
            by name: (Item) -> Key
        ) throws -> [Key: Item] {
            let list = try container.decodeIfPresent([Item].self, forKey: key) ?? []
            let items = Dictionary(list.map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
            guard items.count == list.count else { throw Self.corrupt("its lists") }
            return items
        }
        partner = try container.decodeIfPresent(PartnerID.self, forKey: .partner)
        balance = try container.decodeIfPresent(PartnerBalance.self, forKey: .balance)
        sales = try list(.sales) { $0.accrual.order }
        periods = try list(.periods) { $0.key }
        adjustments = try list(.adjustments) { $0.id }
        payouts = try list(.payouts) { $0.id }
        guard isConserved else { throw Self.corrupt("its sums") }
    }

    /// Writes the account with its lists in the order of their identifiers, without those that are empty.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        func write<Item: Encodable, Key: Comparable>(_ items: [Key: Item], _ key: CodingKeys) throws {
            guard !items.isEmpty else { return }
            try container.encode(items.sorted { $0.key < $1.key }.map(\.value), forKey: key)
        }
        try container.encode(1, forKey: .version)
        try container.encodeIfPresent(partner, forKey: .partner)
        try container.encodeIfPresent(balance, forKey: .balance)
        try write(sales, .sales)
        try write(periods, .periods)
        try write(adjustments, .adjustments)
        try write(payouts, .payouts)
    }
}
