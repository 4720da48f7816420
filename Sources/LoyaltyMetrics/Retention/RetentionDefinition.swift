//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The choices behind a ``CohortMatrix``: what a period is, who enters a cohort, and what counts as coming back.
public struct RetentionDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "retention"

    /// What a period is.
    public let window: RetentionWindow
    /// Which cohorts a customer belongs to.
    public let entry: CohortEntry
    /// When a customer counts as having come back.
    public let rule: ReturnRule
    /// How sure the intervals are meant to be.
    public let confidence: ConfidenceLevel
    /// The number of customers below which a share is flagged as a small sample.
    public let minimumSample: Int64

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - window: What a period is.
    ///   - entry: Which cohorts a customer belongs to.
    ///   - rule: When a customer counts as having come back.
    ///   - confidence: How sure the intervals are meant to be.
    ///   - minimumSample: The number of customers below which a share is flagged; at least 1.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for a minimum below 1, no bracket at all, or one that
    ///   reaches before the entry or beyond the periods.
    public init(
        _ window: RetentionWindow,
        entry: CohortEntry = .first,
        rule: ReturnRule = .inPeriod,
        confidence: ConfidenceLevel = .percent95,
        minimumSample: Int64 = 30
    ) throws(MetricsError) {
        if case .bracket(let ranges) = rule {
            guard !ranges.isEmpty, ranges.allSatisfy({ $0.lowerBound >= 0 && $0.upperBound < window.count }) else {
                throw MetricsError(.invalidDefinition, "brackets are ranges of periods after the entry")
            }
        }
        self.window = window
        self.entry = entry
        self.rule = rule
        self.confidence = confidence
        self.minimumSample = try MinimumSample.checked(minimumSample)
    }

    private init(standard window: RetentionWindow) {
        self.window = window
        entry = .first
        rule = .inPeriod
        confidence = .percent95
        minimumSample = MinimumSample.standard
    }

    /// Returns the customary choices: a customer enters once and counts as back in exactly a period, 95 % confidence,
    /// flagged below 30 customers.
    ///
    /// - Parameter grid: The periods.
    /// - Returns: The definition.
    public static func standard(_ grid: PeriodGrid) -> RetentionDefinition {
        RetentionDefinition(standard: .calendar(grid))
    }
}

// MARK: - Codable

extension RetentionDefinition {
    private enum CodingKeys: String, CodingKey { case confidence, entry, kind, minimumSample, rule, version, window }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            container.decode(RetentionWindow.self, forKey: .window),
            entry: container.decode(CohortEntry.self, forKey: .entry),
            rule: container.decode(ReturnRule.self, forKey: .rule),
            confidence: container.decode(ConfidenceLevel.self, forKey: .confidence),
            minimumSample: container.decode(Int64.self, forKey: .minimumSample)
        )
    }

    /// Writes the definition as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(window, forKey: .window)
        try container.encode(entry, forKey: .entry)
        try container.encode(rule, forKey: .rule)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(minimumSample, forKey: .minimumSample)
    }
}
