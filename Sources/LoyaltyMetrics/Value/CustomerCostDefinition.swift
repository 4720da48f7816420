//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The choices behind a ``CustomerCost``: which purposes of cost win customers, and which keep them.
public struct CustomerCostDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "customerCost"

    /// The currency of all costs; one in another currency is refused.
    public let currency: Currency
    /// The purposes that win new customers.
    public let acquisition: Set<ReasonName>
    /// The purposes that keep customers.
    public let retention: Set<ReasonName>
    /// Whether a cost may be delivered again.
    public let delivery: DeliveryGuarantee

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - currency: The currency of all costs.
    ///   - acquisition: The purposes that win new customers, such as `advertising`; one or more.
    ///   - retention: The purposes that keep customers, such as `reward`; one or more, none of them in both.
    ///   - delivery: Whether a cost may be delivered again.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for anything else.
    public init(
        currency: Currency,
        acquisition: Set<ReasonName>,
        retention: Set<ReasonName>,
        delivery: DeliveryGuarantee = .atLeastOnce
    ) throws(MetricsError) {
        guard !acquisition.isEmpty, !retention.isEmpty, acquisition.isDisjoint(with: retention) else {
            throw MetricsError(.invalidDefinition, "costs win customers or keep them, each purpose in one group")
        }
        self.currency = currency
        self.acquisition = acquisition
        self.retention = retention
        self.delivery = delivery
    }
}

// MARK: - Codable

extension CustomerCostDefinition {
    private enum CodingKeys: String, CodingKey { case acquisition, currency, delivery, kind, retention, version }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            currency: container.decode(Currency.self, forKey: .currency),
            acquisition: container.decode(Set<ReasonName>.self, forKey: .acquisition),
            retention: container.decode(Set<ReasonName>.self, forKey: .retention),
            delivery: container.decode(DeliveryGuarantee.self, forKey: .delivery)
        )
    }

    /// Writes the definition as version 1, purposes sorted.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(currency, forKey: .currency)
        try container.encode(acquisition.sorted(), forKey: .acquisition)
        try container.encode(retention.sorted(), forKey: .retention)
        try container.encode(delivery, forKey: .delivery)
    }
}
