//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The choices behind a ``CustomerValue``: currency, margin, discount, delivery and smallest sample.
public struct CustomerValueDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "customerValue"

    /// The currency of all amounts; one in another currency is refused.
    public let currency: Currency
    /// The part of revenue that counts as value: `Rate.one` for revenue, 40 % for a margin of 40 %.
    public let margin: Rate
    /// By how much money loses value in 365 days; nil for no discount.
    public let discountPerYear: Rate?
    /// Whether an activity may be delivered again.
    public let delivery: DeliveryGuarantee
    /// The number of customers below which the value is flagged as a small sample.
    public let minimumSample: Int64

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - currency: The currency of all amounts.
    ///   - margin: The part of revenue that counts as value; above zero, up to 100 %.
    ///   - discountPerYear: By how much money loses value in 365 days; above zero, up to 100 %. It needs the time of each
    ///     order, so that delivery must be `atLeastOnce`.
    ///   - delivery: Whether an activity may be delivered again.
    ///   - minimumSample: The number of customers below which the value is flagged; at least 1.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for anything else.
    public init(
        currency: Currency,
        margin: Rate = .one,
        discountPerYear: Rate? = nil,
        delivery: DeliveryGuarantee = .atLeastOnce,
        minimumSample: Int64 = 30
    ) throws(MetricsError) {
        guard .zero < margin, margin <= .one else {
            throw MetricsError(.invalidDefinition, "a margin is above zero and at most 100 %")
        }
        if let discountPerYear {
            guard .zero < discountPerYear, discountPerYear <= .one, delivery == .atLeastOnce else {
                throw MetricsError(
                    .invalidDefinition,
                    "a discount is above zero and at most 100 %, and needs the time of each order"
                )
            }
        }
        self.currency = currency
        self.margin = margin
        self.discountPerYear = discountPerYear
        self.delivery = delivery
        self.minimumSample = try MinimumSample.checked(minimumSample)
    }

    private init(standardIn currency: Currency) {
        self.currency = currency
        margin = .one
        discountPerYear = nil
        delivery = .atLeastOnce
        minimumSample = MinimumSample.standard
    }

    /// Returns the customary choices: revenue, not discounted, may be delivered again, flagged below 30 customers.
    ///
    /// - Parameter currency: The currency of all amounts.
    /// - Returns: The definition.
    public static func standard(in currency: Currency) -> CustomerValueDefinition {
        CustomerValueDefinition(standardIn: currency)
    }
}

// MARK: - Codable

extension CustomerValueDefinition {
    private enum CodingKeys: String, CodingKey {
        case currency, delivery, discountPerYear, kind, margin, minimumSample, version
    }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            currency: container.decode(Currency.self, forKey: .currency),
            margin: container.decode(Rate.self, forKey: .margin),
            discountPerYear: container.decodeIfPresent(Rate.self, forKey: .discountPerYear),
            delivery: container.decode(DeliveryGuarantee.self, forKey: .delivery),
            minimumSample: container.decode(Int64.self, forKey: .minimumSample)
        )
    }

    /// Writes the definition as version 1, without a discount if there is none.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(currency, forKey: .currency)
        try container.encode(margin, forKey: .margin)
        try container.encodeIfPresent(discountPerYear, forKey: .discountPerYear)
        try container.encode(delivery, forKey: .delivery)
        try container.encode(minimumSample, forKey: .minimumSample)
    }
}
