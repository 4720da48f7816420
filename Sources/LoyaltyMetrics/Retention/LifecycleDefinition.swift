//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The choices behind a ``Lifecycle``: the periods, confidence and smallest sample.
public struct LifecycleDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "lifecycle"

    /// The periods, which all customers share.
    public let grid: PeriodGrid
    /// How sure the intervals are meant to be.
    public let confidence: ConfidenceLevel
    /// The number of customers below which a share is flagged as a small sample.
    public let minimumSample: Int64

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - grid: The periods.
    ///   - confidence: How sure the intervals are meant to be.
    ///   - minimumSample: The number of customers below which a share is flagged; at least 1.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for a minimum below 1.
    public init(
        _ grid: PeriodGrid,
        confidence: ConfidenceLevel = .percent95,
        minimumSample: Int64 = 30
    ) throws(MetricsError) {
        self.grid = grid
        self.confidence = confidence
        self.minimumSample = try MinimumSample.checked(minimumSample)
    }

    private init(standard grid: PeriodGrid) {
        self.grid = grid
        confidence = .percent95
        minimumSample = MinimumSample.standard
    }

    /// Returns the customary choices: 95 % confidence, flagged below 30 customers.
    ///
    /// - Parameter grid: The periods.
    /// - Returns: The definition.
    public static func standard(_ grid: PeriodGrid) -> LifecycleDefinition { LifecycleDefinition(standard: grid) }
}

// MARK: - Codable

extension LifecycleDefinition {
    private enum CodingKeys: String, CodingKey { case confidence, grid, kind, minimumSample, version }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            container.decode(PeriodGrid.self, forKey: .grid),
            confidence: container.decode(ConfidenceLevel.self, forKey: .confidence),
            minimumSample: container.decode(Int64.self, forKey: .minimumSample)
        )
    }

    /// Writes the definition as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(grid, forKey: .grid)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(minimumSample, forKey: .minimumSample)
    }
}
