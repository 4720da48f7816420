//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The choices behind an ``RFMAnalysis``: currency, highest score, groups, delivery and smallest sample.
///
/// ```swift
/// let definition = try RFMDefinition(currency: .eur, bins: 3, groups: [
///     RFMGroup("best", recency: 3...3, frequency: 2...3, monetary: 2...3),
/// ])
/// ```
public struct RFMDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "rfm"

    /// The currency of all orders; an order in another one is refused.
    public let currency: Currency
    /// The highest score, 2 to 9.
    public let bins: Int
    /// The named groups; the first that matches names the customer.
    public let groups: [RFMGroup]
    /// Whether an order may be delivered again.
    public let delivery: DeliveryGuarantee
    /// The number of customers below which the analysis is flagged as a small sample.
    public let minimumSample: Int64

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - currency: The currency of all orders.
    ///   - bins: The highest score, 2 to 9.
    ///   - groups: The named groups, at most 1,000, with scores of 1 to `bins`; nil for ``RFMGroup/standard`` if there are
    ///     5 bins, and for none otherwise.
    ///   - delivery: Whether an order may be delivered again.
    ///   - minimumSample: The number of customers below which the analysis is flagged; at least 1.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for other choices, or a group without a name.
    public init(
        currency: Currency,
        bins: Int = 5,
        groups: [RFMGroup]? = nil,
        delivery: DeliveryGuarantee = .atLeastOnce,
        minimumSample: Int64 = 30
    ) throws(MetricsError) {
        try RankScore.check(bins: bins)
        let groups = groups ?? (bins == 5 ? RFMGroup.standard : [])
        guard groups.count <= 1_000, groups.allSatisfy({ Self.isValid($0, bins: bins) }) else {
            throw MetricsError(.invalidDefinition, "a group has a name, and scores from 1 to the highest")
        }
        self.currency = currency
        self.bins = bins
        self.groups = groups
        self.delivery = delivery
        self.minimumSample = try MinimumSample.checked(minimumSample)
    }

    private init(standardIn currency: Currency) {
        self.currency = currency
        bins = 5
        groups = RFMGroup.standard
        delivery = .atLeastOnce
        minimumSample = MinimumSample.standard
    }

    /// Returns the customary choices: scores of 1 to 5, the standard groups, orders may be delivered again.
    ///
    /// - Parameter currency: The currency of all orders.
    /// - Returns: The definition.
    public static func standard(in currency: Currency) -> RFMDefinition { RFMDefinition(standardIn: currency) }

    private static func isValid(_ group: RFMGroup, bins: Int) -> Bool {
        !group.name.isEmpty
            && [group.recency, group.frequency, group.monetary].allSatisfy {
                $0.lowerBound >= 1 && $0.upperBound <= bins
            }
    }
}

// MARK: - Codable

extension RFMDefinition {
    private enum CodingKeys: String, CodingKey {
        case bins, currency, delivery, groups, kind, minimumSample, version
    }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            currency: container.decode(Currency.self, forKey: .currency),
            bins: container.decode(Int.self, forKey: .bins),
            groups: container.decode([RFMGroup].self, forKey: .groups),
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
        try container.encode(bins, forKey: .bins)
        try container.encode(groups, forKey: .groups)
        try container.encode(delivery, forKey: .delivery)
        try container.encode(minimumSample, forKey: .minimumSample)
    }
}
