//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The figures of others to compare with, and where and when they were published.
///
/// Figures are whole numbers in a unit that you choose once, such as percent or hundredths of a score.
///
/// ```swift
/// let definition = try BenchmarkDefinition(
///     metric: "netPromoterScore", industry: "coffee shops", source: "a survey of nine chains", year: 2026,
///     figures: [12, 25, 31, 31, 40, 44, 52, 60, 71])
/// ```
public struct BenchmarkDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "benchmark"

    /// What the figures are: a metric's ``MetricDefinition/kind``, or a name of the host's.
    public let metric: String
    /// Whose figures they are.
    public let industry: String
    /// Who published them, and where.
    public let source: String
    /// The year that they are about.
    public let year: Int
    /// The figures, sorted; one or more.
    public let figures: [Int64]
    /// Whether more is better, as with a retention rate; otherwise less is, as with a churn rate.
    public let isMoreBetter: Bool

    /// Creates a benchmark.
    ///
    /// - Parameters:
    ///   - metric: What the figures are; not empty.
    ///   - industry: Whose figures they are; not empty.
    ///   - source: Who published them, and where; not empty.
    ///   - year: The year that they are about, 1 to 9999.
    ///   - figures: The figures in any order, 1 to 100,000 of them, each within ±(2^53 − 1).
    ///   - isMoreBetter: Whether more is better.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for anything else.
    /// - Complexity: O(*n* log *n*) in the number of figures.
    public init(
        metric: String,
        industry: String,
        source: String,
        year: Int,
        figures: [Int64],
        isMoreBetter: Bool = true
    ) throws(MetricsError) {
        guard !metric.isEmpty, !industry.isEmpty, !source.isEmpty, (1...9_999).contains(year) else {
            throw MetricsError(.invalidDefinition, "a benchmark names its figure, industry, source and year")
        }
        guard (1...100_000).contains(figures.count), figures.allSatisfy({ $0.magnitude <= Tally.maximum }) else {
            throw MetricsError(.invalidDefinition, "a benchmark has 1 to 100,000 figures, each within ±(2^53 − 1)")
        }
        self.metric = metric
        self.industry = industry
        self.source = source
        self.year = year
        self.figures = figures.sorted()
        self.isMoreBetter = isMoreBetter
    }
}

// MARK: - Codable

extension BenchmarkDefinition {
    private enum CodingKeys: String, CodingKey {
        case figures, industry, isMoreBetter, kind, metric, source, version, year
    }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            metric: container.decode(String.self, forKey: .metric),
            industry: container.decode(String.self, forKey: .industry),
            source: container.decode(String.self, forKey: .source),
            year: container.decode(Int.self, forKey: .year),
            figures: container.decode([Int64].self, forKey: .figures),
            isMoreBetter: container.decode(Bool.self, forKey: .isMoreBetter)
        )
    }

    /// Writes the definition as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(metric, forKey: .metric)
        try container.encode(industry, forKey: .industry)
        try container.encode(source, forKey: .source)
        try container.encode(year, forKey: .year)
        try container.encode(figures, forKey: .figures)
        try container.encode(isMoreBetter, forKey: .isMoreBetter)
    }
}
