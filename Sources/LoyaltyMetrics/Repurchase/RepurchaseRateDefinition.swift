//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The choices behind a ``RepurchaseRate``: what a purchase is, confidence and smallest sample.
public struct RepurchaseRateDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "repurchaseRate"

    /// What counts as one purchase.
    public let unit: PurchaseUnit
    /// How sure the interval is meant to be.
    public let confidence: ConfidenceLevel
    /// The number of customers below which the rate is flagged as a small sample.
    public let minimumSample: Int64

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - unit: What counts as one purchase.
    ///   - confidence: How sure the interval is meant to be.
    ///   - minimumSample: The number of customers below which the rate is flagged; at least 1.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for a minimum below 1, or a zone without a name.
    public init(
        unit: PurchaseUnit,
        confidence: ConfidenceLevel = .percent95,
        minimumSample: Int64 = 30
    ) throws(MetricsError) {
        guard unit != .purchaseDays(zone: "") else {
            throw MetricsError(.invalidDefinition, "purchase days name their zone")
        }
        self.unit = unit
        self.confidence = confidence
        self.minimumSample = try MinimumSample.checked(minimumSample)
    }

    private init() {
        unit = .orders
        confidence = .percent95
        minimumSample = MinimumSample.standard
    }

    /// Orders as the unit, 95 % confidence, flagged below 30 customers.
    public static let standard = RepurchaseRateDefinition()
}

// MARK: - Codable

extension RepurchaseRateDefinition {
    private enum CodingKeys: String, CodingKey { case confidence, kind, minimumSample, unit, version }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            unit: container.decode(PurchaseUnit.self, forKey: .unit),
            confidence: container.decode(ConfidenceLevel.self, forKey: .confidence),
            minimumSample: container.decode(Int64.self, forKey: .minimumSample)
        )
    }

    /// Writes the definition as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(unit, forKey: .unit)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(minimumSample, forKey: .minimumSample)
    }
}
