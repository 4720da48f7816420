//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The choices behind an ``AverageOrderValue``: currency, delivery and smallest sample.
public struct AverageOrderValueDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "averageOrderValue"

    /// The currency of all orders; an order in another one is refused.
    public let currency: Currency
    /// Whether an order may be delivered again.
    public let delivery: DeliveryGuarantee
    /// The number of orders below which the value is flagged as a small sample.
    public let minimumSample: Int64

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - currency: The currency of all orders.
    ///   - delivery: Whether an order may be delivered again.
    ///   - minimumSample: The number of orders below which the value is flagged; at least 1.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for a minimum below 1.
    public init(
        currency: Currency,
        delivery: DeliveryGuarantee = .atLeastOnce,
        minimumSample: Int64 = 30
    ) throws(MetricsError) {
        self.currency = currency
        self.delivery = delivery
        self.minimumSample = try MinimumSample.checked(minimumSample)
    }

    private init(standardIn currency: Currency) {
        self.currency = currency
        delivery = .atLeastOnce
        minimumSample = MinimumSample.standard
    }

    /// Returns the customary choices: orders may be delivered again, flagged below 30 orders.
    ///
    /// - Parameter currency: The currency of all orders.
    /// - Returns: The definition.
    public static func standard(in currency: Currency) -> AverageOrderValueDefinition {
        AverageOrderValueDefinition(standardIn: currency)
    }
}

// MARK: - Codable

extension AverageOrderValueDefinition {
    private enum CodingKeys: String, CodingKey { case currency, delivery, kind, minimumSample, version }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            currency: container.decode(Currency.self, forKey: .currency),
            delivery: container.decode(DeliveryGuarantee.self, forKey: .delivery),
            minimumSample: container.decode(Int64.self, forKey: .minimumSample)
        )
    }

    /// Writes the definition as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(currency, forKey: .currency)
        try container.encode(delivery, forKey: .delivery)
        try container.encode(minimumSample, forKey: .minimumSample)
    }
}
