//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The choices behind ``ActivityGaps``: the zone whose dates are meant, and delivery.
public struct ActivityGapsDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "activityGaps"

    /// The identifier of the zone whose dates are meant, such as `Europe/Berlin`.
    public let zone: String
    /// How often an activity may be delivered.
    public let delivery: DeliveryGuarantee

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - zone: The identifier of the zone whose dates are meant.
    ///   - delivery: How often an activity may be delivered.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for a zone without a name.
    public init(zone: String, delivery: DeliveryGuarantee = .atLeastOnce) throws(MetricsError) {
        guard !zone.isEmpty else { throw MetricsError(.invalidDefinition, "dates name their zone") }
        self.zone = zone
        self.delivery = delivery
    }

    private init() {
        zone = "UTC"
        delivery = .atLeastOnce
    }

    /// Dates in UTC, any number of deliveries.
    public static let standard = ActivityGapsDefinition()
}

// MARK: - Codable

extension ActivityGapsDefinition {
    private enum CodingKeys: String, CodingKey { case delivery, kind, version, zone }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            zone: container.decode(String.self, forKey: .zone),
            delivery: container.decode(DeliveryGuarantee.self, forKey: .delivery)
        )
    }

    /// Writes the definition as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(zone, forKey: .zone)
        try container.encode(delivery, forKey: .delivery)
    }
}
