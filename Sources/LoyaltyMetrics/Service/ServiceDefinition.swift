//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The choices behind ``Service``: what cases are counted apart by, the scale of satisfaction, delivery and samples.
public struct ServiceDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "service"

    /// What cases are counted apart by, beside all together; nil for nothing.
    public let grouping: CaseGrouping?
    /// The scale of satisfaction after a case; an answer on another one is counted apart.
    public let satisfactionScale: ClosedRange<Int>
    /// How sure the intervals are meant to be.
    public let confidence: ConfidenceLevel
    /// Whether a case may be delivered again.
    public let delivery: DeliveryGuarantee
    /// The number of cases below which figures are flagged as a small sample.
    public let minimumSample: Int64

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - grouping: What cases are counted apart by, beside all together; nil for nothing.
    ///   - satisfactionScale: The scale of satisfaction after a case: two numbers or more, within ±1,000,000.
    ///   - confidence: How sure the intervals are meant to be.
    ///   - delivery: Whether a case may be delivered again.
    ///   - minimumSample: The number of cases below which figures are flagged; at least 1.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for anything else.
    public init(
        grouping: CaseGrouping? = nil,
        satisfactionScale: ClosedRange<Int> = 1...5,
        confidence: ConfidenceLevel = .percent95,
        delivery: DeliveryGuarantee = .atLeastOnce,
        minimumSample: Int64 = 30
    ) throws(MetricsError) {
        guard satisfactionScale.lowerBound < satisfactionScale.upperBound, satisfactionScale.lowerBound >= -1_000_000,
            satisfactionScale.upperBound <= 1_000_000
        else { throw MetricsError(.invalidDefinition, "a scale has two numbers or more, within ±1,000,000") }
        self.grouping = grouping
        self.satisfactionScale = satisfactionScale
        self.confidence = confidence
        self.delivery = delivery
        self.minimumSample = try MinimumSample.checked(minimumSample)
    }

    private init() {
        grouping = nil
        satisfactionScale = 1...5
        confidence = .percent95
        delivery = .atLeastOnce
        minimumSample = MinimumSample.standard
    }

    /// All cases together, satisfaction from 1 to 5, 95 % confidence, may be delivered again, flagged below 30 cases.
    public static let standard = ServiceDefinition()
}

// MARK: - Codable

extension ServiceDefinition {
    private enum CodingKeys: String, CodingKey {
        case confidence, delivery, grouping, highest, kind, lowest, minimumSample, version
    }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        let lowest = try container.decode(Int.self, forKey: .lowest)
        let highest = try container.decode(Int.self, forKey: .highest)
        try container.check(lowest < highest, .highest, "a scale has two numbers or more")
        try self.init(
            grouping: container.decodeIfPresent(CaseGrouping.self, forKey: .grouping),
            satisfactionScale: lowest...highest,
            confidence: container.decode(ConfidenceLevel.self, forKey: .confidence),
            delivery: container.decode(DeliveryGuarantee.self, forKey: .delivery),
            minimumSample: container.decode(Int64.self, forKey: .minimumSample)
        )
    }

    /// Writes the definition as version 1, without a grouping if there is none.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encodeIfPresent(grouping, forKey: .grouping)
        try container.encode(satisfactionScale.lowerBound, forKey: .lowest)
        try container.encode(satisfactionScale.upperBound, forKey: .highest)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(delivery, forKey: .delivery)
        try container.encode(minimumSample, forKey: .minimumSample)
    }
}
