//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The choices behind a ``DataCoverage``: the key attributes, the target, confidence and smallest sample.
///
/// ```swift
/// let definition = try DataCoverageDefinition(attributes: ["email", "phone", "birthday"], target: .percent(80))
/// ```
public struct DataCoverageDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "dataCoverage"

    /// The key attributes, in the order that they are shown in.
    public let attributes: [String]
    /// The share of contacts that should have an attribute filled, 0 to 1.
    public let target: Rate
    /// How sure the intervals are meant to be.
    public let confidence: ConfidenceLevel
    /// The number of contacts below which the shares are flagged as a small sample.
    public let minimumSample: Int64

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - attributes: The key attributes: 1 to 64 names, none empty, none twice.
    ///   - target: The share of contacts that should have an attribute filled, 0 to 1.
    ///   - confidence: How sure the intervals are meant to be.
    ///   - minimumSample: The number of contacts below which the shares are flagged; at least 1.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for other choices.
    public init(
        attributes: [String],
        target: Rate,
        confidence: ConfidenceLevel = .percent95,
        minimumSample: Int64 = 30
    ) throws(MetricsError) {
        let names = Set(attributes)
        guard (1...64).contains(attributes.count), names.count == attributes.count, !names.contains("") else {
            throw MetricsError(.invalidDefinition, "there are 1 to 64 attributes, each with a name of its own")
        }
        self.attributes = attributes
        self.target = try TargetShare.checked(target)
        self.confidence = confidence
        self.minimumSample = try MinimumSample.checked(minimumSample)
    }
}

// MARK: - Codable

extension DataCoverageDefinition {
    private enum CodingKeys: String, CodingKey { case attributes, confidence, kind, minimumSample, target, version }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            attributes: container.decode([String].self, forKey: .attributes),
            target: container.decode(Rate.self, forKey: .target),
            confidence: container.decode(ConfidenceLevel.self, forKey: .confidence),
            minimumSample: container.decode(Int64.self, forKey: .minimumSample)
        )
    }

    /// Writes the definition as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(attributes, forKey: .attributes)
        try container.encode(target, forKey: .target)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(minimumSample, forKey: .minimumSample)
    }
}
