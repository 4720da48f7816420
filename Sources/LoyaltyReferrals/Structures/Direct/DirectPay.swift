//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What an offer of a ``DirectRule`` pays: a share, or a flat amount, or nothing.
public enum DirectPay: Hashable, Sendable {
    /// A share of what counts, whatever the quantity is.
    case rate(Rate)
    /// A flat amount for each piece; a fraction of a piece pays a fraction.
    case perQuantity(Money)
    /// A flat amount once an order.
    case perOrder(Money)
    /// Nothing: what the offer names is turned off, and no other offer turns it on.
    case nothing

    /// The flat amount; nil for a share or nothing.
    public var flat: Money? {
        switch self {
        case .perQuantity(let amount), .perOrder(let amount): amount
        case .rate, .nothing: nil
        }
    }

    /// Whether the share lies within 0 to 100 %, or the flat amount is zero or more.
    var isSound: Bool {
        switch self {
        case .rate(let rate): !rate.isNegative && !(Rate.one < rate)
        case .perQuantity(let amount), .perOrder(let amount): !amount.isNegative
        case .nothing: true
        }
    }
}

// MARK: - Codable

extension DirectPay: Codable {
    private enum CodingKeys: String, CodingKey { case amount, kind, rate }

    private enum Kind: String, Codable { case nothing, perOrder, perQuantity, rate }

    /// Reads what is paid from an object that names its `kind`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .rate: self = .rate(try container.decode(Rate.self, forKey: .rate))
        case .perQuantity: self = .perQuantity(try container.decode(Money.self, forKey: .amount))
        case .perOrder: self = .perOrder(try container.decode(Money.self, forKey: .amount))
        case .nothing: self = .nothing
        }
    }

    /// Writes what is paid as an object that names its `kind`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .rate(let rate):
            try container.encode(Kind.rate, forKey: .kind)
            try container.encode(rate, forKey: .rate)
        case .perQuantity(let amount):
            try container.encode(Kind.perQuantity, forKey: .kind)
            try container.encode(amount, forKey: .amount)
        case .perOrder(let amount):
            try container.encode(Kind.perOrder, forKey: .kind)
            try container.encode(amount, forKey: .amount)
        case .nothing: try container.encode(Kind.nothing, forKey: .kind)
        }
    }
}
