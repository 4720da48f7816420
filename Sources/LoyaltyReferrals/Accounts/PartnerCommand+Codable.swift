//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PartnerCommand: Codable {
    private enum CodingKeys: String, CodingKey {
        case adjust, approveDue, lockPayout, recordCascade, recordPayout, recordPeriod, recordSale, releasePayout
        case reverseSale, settlePayout, voidSale
    }
    private enum PartKeys: String, CodingKey {
        case adjustment, credit, lock, order, partner, partners, payout, period, refund, release, sale, settlement
        case stream, void
    }

    /// Reads a command: an object whose one key says what is asked.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion` unless there is exactly one known key.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.onlyKey()
        let parts = try container.nestedContainer(keyedBy: PartKeys.self, forKey: kind)
        func part<Value: Decodable>(_ key: PartKeys) throws -> Value { try parts.decode(Value.self, forKey: key) }
        switch kind {
        case .adjust: self = .adjust(try part(.adjustment))
        case .approveDue: self = .approveDue(try part(.stream))
        case .lockPayout: self = .lockPayout(try part(.lock), partner: try part(.partner))
        case .recordCascade: self = .recordCascade(try part(.sale))
        case .recordPayout: self = .recordPayout(try part(.payout), partner: try part(.partner))
        case .recordPeriod: self = .recordPeriod(try part(.period))
        case .recordSale: self = .recordSale(try part(.order), try part(.credit))
        case .releasePayout: self = .releasePayout(try part(.release), partner: try part(.partner))
        case .reverseSale: self = .reverseSale(try part(.refund), partners: try part(.partners))
        case .settlePayout: self = .settlePayout(try part(.settlement), partner: try part(.partner))
        case .voidSale: self = .voidSale(try part(.void), partners: try part(.partners))
        }
    }

    /// Writes the command as an object whose one key says what is asked.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        func write(_ kind: CodingKeys, _ parts: [(PartKeys, any Encodable)]) throws {
            var list = container.nestedContainer(keyedBy: PartKeys.self, forKey: kind)
            for (key, value) in parts { try list.encode(value, forKey: key) }
        }
        switch self {
        case .recordSale(let order, let credit): try write(.recordSale, [(.order, order), (.credit, credit)])
        case .recordCascade(let sale): try write(.recordCascade, [(.sale, sale)])
        case .recordPeriod(let period): try write(.recordPeriod, [(.period, period)])
        case .reverseSale(let refund, let partners):
            try write(.reverseSale, [(.refund, refund), (.partners, partners)])
        case .voidSale(let void, let partners): try write(.voidSale, [(.void, void), (.partners, partners)])
        case .adjust(let adjustment): try write(.adjust, [(.adjustment, adjustment)])
        case .lockPayout(let lock, let partner): try write(.lockPayout, [(.lock, lock), (.partner, partner)])
        case .settlePayout(let settlement, let partner):
            try write(.settlePayout, [(.settlement, settlement), (.partner, partner)])
        case .releasePayout(let release, let partner):
            try write(.releasePayout, [(.release, release), (.partner, partner)])
        case .recordPayout(let payout, let partner):
            try write(.recordPayout, [(.payout, payout), (.partner, partner)])
        case .approveDue(let stream): try write(.approveDue, [(.stream, stream)])
        }
    }
}
