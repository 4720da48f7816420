//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The choices behind an ``UpsellRatio``: what a basket is, confidence and smallest sample.
public struct UpsellRatioDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "upsellRatio"

    /// What counts as one basket.
    public let scope: BasketScope
    /// How sure the interval is meant to be.
    public let confidence: ConfidenceLevel
    /// The number of baskets below which the ratio is flagged as a small sample.
    public let minimumSample: Int64

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - scope: What counts as one basket.
    ///   - confidence: How sure the interval is meant to be.
    ///   - minimumSample: The number of baskets below which the ratio is flagged; at least 1.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for a minimum below 1.
    public init(
        scope: BasketScope,
        confidence: ConfidenceLevel = .percent95,
        minimumSample: Int64 = 30
    ) throws(MetricsError) {
        self.scope = scope
        self.confidence = confidence
        self.minimumSample = try MinimumSample.checked(minimumSample)
    }

    private init() {
        scope = .customer
        confidence = .percent95
        minimumSample = MinimumSample.standard
    }

    /// Customers as baskets, 95 % confidence, flagged below 30 of them.
    public static let standard = UpsellRatioDefinition()
}

// MARK: - Codable

extension UpsellRatioDefinition {
    private enum CodingKeys: String, CodingKey { case confidence, kind, minimumSample, scope, version }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            scope: container.decode(BasketScope.self, forKey: .scope),
            confidence: container.decode(ConfidenceLevel.self, forKey: .confidence),
            minimumSample: container.decode(Int64.self, forKey: .minimumSample)
        )
    }

    /// Writes the definition as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(scope, forKey: .scope)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(minimumSample, forKey: .minimumSample)
    }
}
