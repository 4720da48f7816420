//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The choices behind a ``ProgramPerformance``: the program, its points and money, the zone of its months, and what makes a
/// member active.
public struct ProgramPerformanceDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "programPerformance"

    /// The program; activities of another one are passed over.
    public let program: ProgramID
    /// The unit of its points; points of another one are refused.
    public let unit: PointUnit
    /// The currency of its costs; a cost in another one is refused.
    public let currency: Currency
    /// The identifier of the zone whose months are counted.
    public let zone: String
    /// How long ago a member may last have accrued or redeemed and be active.
    public let activeWithin: TimeSpan
    /// Whether a movement or a cost may be delivered again; enrolments and leavings may in either case.
    public let delivery: DeliveryGuarantee
    /// How sure the interval of the active share is meant to be.
    public let confidence: ConfidenceLevel
    /// The number of members below which the figures are flagged as a small sample.
    public let minimumSample: Int64

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - program: The program.
    ///   - unit: The unit of its points.
    ///   - currency: The currency of its costs.
    ///   - zone: The identifier of the zone whose months are counted.
    ///   - activeWithin: How long ago a member may last have accrued or redeemed and be active; nil for 365 days.
    ///   - delivery: Whether a movement or a cost may be delivered again.
    ///   - confidence: How sure the interval of the active share is meant to be.
    ///   - minimumSample: The number of members below which the figures are flagged; at least 1.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for a zone without a name, a span that is not above zero, or a
    ///   minimum below 1.
    public init(
        program: ProgramID,
        unit: PointUnit = .points,
        currency: Currency,
        zone: String,
        activeWithin: TimeSpan? = nil,
        delivery: DeliveryGuarantee = .atLeastOnce,
        confidence: ConfidenceLevel = .percent95,
        minimumSample: Int64 = 30
    ) throws(MetricsError) {
        let activeWithin = activeWithin ?? Self.year
        guard !zone.isEmpty, activeWithin > .zero else {
            throw MetricsError(.invalidDefinition, "months are those of a named zone, and activity lies within a while")
        }
        self.program = program
        self.unit = unit
        self.currency = currency
        self.zone = zone
        self.activeWithin = activeWithin
        self.delivery = delivery
        self.confidence = confidence
        self.minimumSample = try MinimumSample.checked(minimumSample)
    }

    private static let year = TimeSpan(microseconds: 365 * 86_400 * 1_000_000)
}

// MARK: - Codable

extension ProgramPerformanceDefinition {
    private enum CodingKeys: String, CodingKey {
        case activeWithin, confidence, currency, delivery, kind, minimumSample, program, unit, version, zone
    }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            program: container.decode(ProgramID.self, forKey: .program),
            unit: container.decode(PointUnit.self, forKey: .unit),
            currency: container.decode(Currency.self, forKey: .currency),
            zone: container.decode(String.self, forKey: .zone),
            activeWithin: container.decode(TimeSpan.self, forKey: .activeWithin),
            delivery: container.decode(DeliveryGuarantee.self, forKey: .delivery),
            confidence: container.decode(ConfidenceLevel.self, forKey: .confidence),
            minimumSample: container.decode(Int64.self, forKey: .minimumSample)
        )
    }

    /// Writes the definition as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(program, forKey: .program)
        try container.encode(unit, forKey: .unit)
        try container.encode(currency, forKey: .currency)
        try container.encode(zone, forKey: .zone)
        try container.encode(activeWithin, forKey: .activeWithin)
        try container.encode(delivery, forKey: .delivery)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(minimumSample, forKey: .minimumSample)
    }
}
