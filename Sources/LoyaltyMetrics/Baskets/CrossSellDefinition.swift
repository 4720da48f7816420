//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The choices behind a ``CrossSell``: what a basket is, and how much of it is looked at.
///
/// Pairs grow with the square of a basket. One order of ten thousand lines has fifty million of them, so baskets above
/// ``largestBasket`` are counted apart, and no state has more than ``maximumPairs``: an order that would bring more is
/// refused. A pair takes some 100 bytes. Group fine articles into kinds before, if the limit is met.
public struct CrossSellDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "crossSell"

    /// What counts as one basket.
    public let scope: BasketScope
    /// How many baskets must have both items before one is offered with the other.
    public let minimumTogether: Int64
    /// The most kinds of item that a basket may have; one with more is counted apart.
    public let largestBasket: Int
    /// The most different pairs that a state may hold.
    public let maximumPairs: Int
    /// How sure the intervals are meant to be.
    public let confidence: ConfidenceLevel
    /// Whether an order may be delivered again; all that customers ever bought is safe either way.
    public let delivery: DeliveryGuarantee
    /// The number of baskets below which the figure is flagged as a small sample.
    public let minimumSample: Int64

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - scope: What counts as one basket.
    ///   - minimumTogether: How many baskets must have both items of a rule; at least 1.
    ///   - largestBasket: The most kinds of item that a basket may have, 2 to 1,000.
    ///   - maximumPairs: The most different pairs that a state may hold, 1 to 10,000,000.
    ///   - confidence: How sure the intervals are meant to be.
    ///   - delivery: Whether an order may be delivered again.
    ///   - minimumSample: The number of baskets below which the figure is flagged; at least 1.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for anything else.
    public init(
        scope: BasketScope,
        minimumTogether: Int64 = 5,
        largestBasket: Int = 100,
        maximumPairs: Int = 2_000_000,
        confidence: ConfidenceLevel = .percent95,
        delivery: DeliveryGuarantee = .atLeastOnce,
        minimumSample: Int64 = 30
    ) throws(MetricsError) {
        guard (1...Tally.maximum).contains(minimumTogether), (2...1_000).contains(largestBasket),
            (1...10_000_000).contains(maximumPairs)
        else {
            throw MetricsError(
                .invalidDefinition,
                "cross-selling looks at 2 to 1,000 kinds in a basket, and at bounded pairs"
            )
        }
        self.init(
            checked: scope,
            minimumTogether,
            largestBasket,
            maximumPairs,
            confidence,
            delivery,
            try MinimumSample.checked(minimumSample)
        )
    }

    private init(
        checked scope: BasketScope,
        _ minimumTogether: Int64,
        _ largestBasket: Int,
        _ maximumPairs: Int,
        _ confidence: ConfidenceLevel,
        _ delivery: DeliveryGuarantee,
        _ minimumSample: Int64
    ) {
        self.scope = scope
        self.minimumTogether = minimumTogether
        self.largestBasket = largestBasket
        self.maximumPairs = maximumPairs
        self.confidence = confidence
        self.delivery = delivery
        self.minimumSample = minimumSample
    }

    /// Orders as baskets of up to 100 kinds, two million pairs, five baskets for a rule, orders may be delivered again.
    public static let standard = CrossSellDefinition(
        checked: .order,
        5,
        100,
        2_000_000,
        .percent95,
        .atLeastOnce,
        MinimumSample.standard
    )
}

// MARK: - Codable

extension CrossSellDefinition {
    private enum CodingKeys: String, CodingKey {
        case confidence, delivery, kind, largestBasket, maximumPairs, minimumSample, minimumTogether, scope, version
    }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            scope: container.decode(BasketScope.self, forKey: .scope),
            minimumTogether: container.decode(Int64.self, forKey: .minimumTogether),
            largestBasket: container.decode(Int.self, forKey: .largestBasket),
            maximumPairs: container.decode(Int.self, forKey: .maximumPairs),
            confidence: container.decode(ConfidenceLevel.self, forKey: .confidence),
            delivery: container.decode(DeliveryGuarantee.self, forKey: .delivery),
            minimumSample: container.decode(Int64.self, forKey: .minimumSample)
        )
    }

    /// Writes the definition as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(scope, forKey: .scope)
        try container.encode(minimumTogether, forKey: .minimumTogether)
        try container.encode(largestBasket, forKey: .largestBasket)
        try container.encode(maximumPairs, forKey: .maximumPairs)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(delivery, forKey: .delivery)
        try container.encode(minimumSample, forKey: .minimumSample)
    }
}
