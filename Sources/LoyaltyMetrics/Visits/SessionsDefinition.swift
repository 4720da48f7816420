//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The choices behind ``Sessions``: smallest sample and delivery.
public struct SessionsDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "sessions"

    /// The number of visits below which the figure is flagged as a small sample.
    public let minimumSample: Int64
    /// How often a visit may be delivered.
    public let delivery: DeliveryGuarantee

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - minimumSample: The number of visits below which the figure is flagged; at least 1.
    ///   - delivery: How often a visit may be delivered.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for a minimum below 1.
    public init(
        minimumSample: Int64 = 30,
        delivery: DeliveryGuarantee = .atLeastOnce
    ) throws(MetricsError) {
        self.minimumSample = try MinimumSample.checked(minimumSample)
        self.delivery = delivery
    }

    private init() {
        minimumSample = MinimumSample.standard
        delivery = .atLeastOnce
    }

    /// Flagged below 30 visits, any number of deliveries.
    public static let standard = SessionsDefinition()
}

// MARK: - Codable

extension SessionsDefinition {
    private enum CodingKeys: String, CodingKey { case delivery, kind, minimumSample, version }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            minimumSample: container.decode(Int64.self, forKey: .minimumSample),
            delivery: container.decode(DeliveryGuarantee.self, forKey: .delivery)
        )
    }

    /// Writes the definition as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(minimumSample, forKey: .minimumSample)
        try container.encode(delivery, forKey: .delivery)
    }
}
