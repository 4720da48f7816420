//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The choices behind a ``PairedNetPromoterChange`` out of answers: those of the scores, and the two windows of time.
public struct PairedNetPromoterDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "pairedNetPromoterChange"

    /// The choices of the scores; their delivery is not looked at, as an answer counts once, however often it comes.
    public let score: NetPromoterScoreDefinition
    /// When the earlier answers were given.
    public let earlier: TimeWindow
    /// When the later answers were given.
    public let later: TimeWindow

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - earlier: When the earlier answers were given; it ends.
    ///   - later: When the later answers were given; it starts when the earlier window ends, or after it.
    ///   - score: The choices of the scores.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` if the windows are not one after the other.
    public init(
        earlier: TimeWindow,
        later: TimeWindow,
        score: NetPromoterScoreDefinition = .standard
    ) throws(MetricsError) {
        guard let end = earlier.end, let start = later.start, end <= start else {
            throw MetricsError(.invalidDefinition, "the later window starts when the earlier one has ended")
        }
        self.earlier = earlier
        self.later = later
        self.score = score
    }
}

// MARK: - Codable

extension PairedNetPromoterDefinition {
    private enum CodingKeys: String, CodingKey { case earlier, kind, later, score, version }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            earlier: container.decode(TimeWindow.self, forKey: .earlier),
            later: container.decode(TimeWindow.self, forKey: .later),
            score: container.decode(NetPromoterScoreDefinition.self, forKey: .score)
        )
    }

    /// Writes the definition as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(score, forKey: .score)
        try container.encode(earlier, forKey: .earlier)
        try container.encode(later, forKey: .later)
    }
}
