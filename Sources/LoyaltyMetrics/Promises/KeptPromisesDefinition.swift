//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The choices behind ``KeptPromises``: what an early one is, confidence, delivery and smallest sample.
public struct KeptPromisesDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "keptPromises"

    /// What becomes of a promise that was kept too early.
    public let early: EarlyPromise
    /// How sure the interval is meant to be.
    public let confidence: ConfidenceLevel
    /// Whether a promise may be delivered again.
    public let delivery: DeliveryGuarantee
    /// The number of promises below which the share is flagged as a small sample.
    public let minimumSample: Int64

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - early: What becomes of a promise that was kept too early.
    ///   - confidence: How sure the interval is meant to be.
    ///   - delivery: Whether a promise may be delivered again.
    ///   - minimumSample: The number of promises below which the share is flagged; at least 1.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for a minimum below 1.
    public init(
        early: EarlyPromise,
        confidence: ConfidenceLevel = .percent95,
        delivery: DeliveryGuarantee = .atLeastOnce,
        minimumSample: Int64 = 30
    ) throws(MetricsError) {
        self.early = early
        self.confidence = confidence
        self.delivery = delivery
        self.minimumSample = try MinimumSample.checked(minimumSample)
    }

    private init() {
        early = .broken
        confidence = .percent95
        delivery = .atLeastOnce
        minimumSample = MinimumSample.standard
    }

    /// Too early is broken, 95 % confidence, may be delivered again, flagged below 30 promises.
    public static let standard = KeptPromisesDefinition()
}

// MARK: - Codable

extension KeptPromisesDefinition {
    private enum CodingKeys: String, CodingKey { case confidence, delivery, early, kind, minimumSample, version }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            early: container.decode(EarlyPromise.self, forKey: .early),
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
        try container.encode(early, forKey: .early)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(delivery, forKey: .delivery)
        try container.encode(minimumSample, forKey: .minimumSample)
    }
}
