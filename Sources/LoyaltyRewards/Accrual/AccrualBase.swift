//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What of an order counts as spend: the goods, and as declared their tax, the shipping, and each way of paying.
///
/// Discounts on the order's lines are always off the spend, because they are off the price. A gift card or points are a way
/// of paying, not a discount: they count unless they are excluded here.
///
/// ```swift
/// let base = AccrualBase(tax: .included, shipping: .excluded, excludedTenders: [try TenderKind("points")])
/// ```
public struct AccrualBase: Hashable, Sendable {
    /// Whether a part of an order counts.
    public enum Part: String, Hashable, CaseIterable, Codable, Sendable {
        /// The part counts as spend.
        case included
        /// The part earns nothing.
        case excluded
    }

    /// Whether the tax inside the lines' prices counts.
    public let tax: Part
    /// Whether shipping counts, tax on it included.
    public let shipping: Part
    /// The ways of paying that earn nothing, in order and each once.
    public let excludedTenders: [TenderKind]

    /// Creates a base.
    ///
    /// - Parameters:
    ///   - tax: Whether the tax inside the lines' prices counts.
    ///   - shipping: Whether shipping counts.
    ///   - excludedTenders: The ways of paying that earn nothing.
    public init(tax: Part, shipping: Part, excludedTenders: [TenderKind] = []) {
        self.tax = tax
        self.shipping = shipping
        self.excludedTenders = Set(excludedTenders).sorted()
    }
}

// MARK: - Codable

extension AccrualBase: Codable {
    private enum CodingKeys: String, CodingKey { case excludedTenders, shipping, tax }

    /// Reads a base from an object with `tax`, `shipping` and, if there are any, `excludedTenders`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            tax: container.decode(Part.self, forKey: .tax),
            shipping: container.decode(Part.self, forKey: .shipping),
            excludedTenders: container.decodeIfPresent([TenderKind].self, forKey: .excludedTenders) ?? []
        )
    }

    /// Writes the base without an empty list of tenders.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(tax, forKey: .tax)
        try container.encode(shipping, forKey: .shipping)
        if !excludedTenders.isEmpty { try container.encode(excludedTenders, forKey: .excludedTenders) }
    }
}
