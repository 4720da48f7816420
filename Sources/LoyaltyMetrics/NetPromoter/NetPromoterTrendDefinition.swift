//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The choices behind a ``NetPromoterTrend``: those of the score, and the periods of a calendar.
///
/// ```swift
/// let definition = try NetPromoterTrendDefinition(by: .month, zone: "Europe/Berlin")
/// ```
public struct NetPromoterTrendDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "netPromoterTrend"

    /// The choices of each period's score; its delivery is that of the trend.
    public let score: NetPromoterScoreDefinition
    /// The kind of period.
    public let period: CalendarPeriod
    /// The identifier of the zone whose calendar counts.
    public let zone: String

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - period: The kind of period, such as a month or a quarter.
    ///   - zone: The identifier of the zone whose calendar counts.
    ///   - score: The choices of each period's score.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for a zone without a name.
    public init(
        by period: CalendarPeriod,
        zone: String,
        score: NetPromoterScoreDefinition = .standard
    ) throws(MetricsError) {
        guard !zone.isEmpty else { throw MetricsError(.invalidDefinition, "a trend names its zone") }
        self.period = period
        self.zone = zone
        self.score = score
    }
}

// MARK: - Codable

extension NetPromoterTrendDefinition {
    private enum CodingKeys: String, CodingKey { case kind, period, score, version, zone }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            by: container.decode(CalendarPeriod.self, forKey: .period),
            zone: container.decode(String.self, forKey: .zone),
            score: container.decode(NetPromoterScoreDefinition.self, forKey: .score)
        )
    }

    /// Writes the definition as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(score, forKey: .score)
        try container.encode(period, forKey: .period)
        try container.encode(zone, forKey: .zone)
    }
}
