//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The choices behind a ``Lift``: which segments are the groups, in what ratio customers were assigned, and when orders count.
public struct LiftDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "lift"

    /// The segment of the customers who did without.
    public let control: SegmentID
    /// The segment of the customers who were treated.
    public let treatment: SegmentID
    /// The planned ratio of the groups: what of the customers falls to the control group.
    public let controlWeight: Int64
    /// What falls to the treatment group.
    public let treatmentWeight: Int64
    /// The currency of all orders; an order in another one is refused.
    public let currency: Currency
    /// When orders count, the same for both groups: from the assignment on.
    public let window: TimeWindow
    /// Whether an order may be delivered again; assignments may in either case.
    public let delivery: DeliveryGuarantee
    /// How sure the intervals are meant to be.
    public let confidence: ConfidenceLevel
    /// The number of customers in either group below which the lift is flagged as a small sample.
    public let minimumSample: Int64

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - control: The segment of the customers who did without.
    ///   - treatment: The segment of the customers who were treated.
    ///   - controlWeight: The planned ratio of the groups: what falls to the control group; at least 1.
    ///   - treatmentWeight: What falls to the treatment group; at least 1.
    ///   - currency: The currency of all orders.
    ///   - window: When orders count.
    ///   - delivery: Whether an order may be delivered again.
    ///   - confidence: How sure the intervals are meant to be.
    ///   - minimumSample: The number of customers in either group below which the lift is flagged; at least 1.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for one segment in both places, or a weight or a minimum
    ///   below 1.
    public init(
        control: SegmentID,
        treatment: SegmentID,
        controlWeight: Int64 = 1,
        treatmentWeight: Int64 = 1,
        currency: Currency,
        window: TimeWindow = .always,
        delivery: DeliveryGuarantee = .atLeastOnce,
        confidence: ConfidenceLevel = .percent95,
        minimumSample: Int64 = 30
    ) throws(MetricsError) {
        let weights = 1...(Tally.maximum / 2)
        guard control != treatment, weights.contains(controlWeight), weights.contains(treatmentWeight) else {
            throw MetricsError(.invalidDefinition, "a lift compares two groups, each with a weight of 1 or more")
        }
        self.control = control
        self.treatment = treatment
        self.controlWeight = controlWeight
        self.treatmentWeight = treatmentWeight
        self.currency = currency
        self.window = window
        self.delivery = delivery
        self.confidence = confidence
        self.minimumSample = try MinimumSample.checked(minimumSample)
    }
}

// MARK: - Codable

extension LiftDefinition {
    private enum CodingKeys: String, CodingKey {
        case confidence, control, controlWeight, currency, delivery, kind, minimumSample, treatment, treatmentWeight,
            version
        case window
    }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            control: container.decode(SegmentID.self, forKey: .control),
            treatment: container.decode(SegmentID.self, forKey: .treatment),
            controlWeight: container.decode(Int64.self, forKey: .controlWeight),
            treatmentWeight: container.decode(Int64.self, forKey: .treatmentWeight),
            currency: container.decode(Currency.self, forKey: .currency),
            window: container.decode(TimeWindow.self, forKey: .window),
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
        try container.encode(control, forKey: .control)
        try container.encode(treatment, forKey: .treatment)
        try container.encode(controlWeight, forKey: .controlWeight)
        try container.encode(treatmentWeight, forKey: .treatmentWeight)
        try container.encode(currency, forKey: .currency)
        try container.encode(window, forKey: .window)
        try container.encode(delivery, forKey: .delivery)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(minimumSample, forKey: .minimumSample)
    }
}
