//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The choices behind a ``TouchpointAudit``: the checklist and the target.
///
/// ```swift
/// let definition = try TouchpointAuditDefinition(
///     criteria: [
///         AuditCriterion("greeted", touchpoint: "counter", channel: .offline, weight: 2),
///         AuditCriterion("served in 5 minutes", touchpoint: "counter", channel: .offline, highest: 5),
///         AuditCriterion("page loads at once", touchpoint: "checkout", channel: .online),
///     ],
///     target: .percent(90)
/// )
/// ```
public struct TouchpointAuditDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "touchpointAudit"

    /// The lines of the checklist.
    public let criteria: [AuditCriterion]
    /// The share of the points that should be reached, 0 to 1.
    public let target: Rate
    /// The least common multiple of the criteria's highest points: one point of each is a whole number of such parts.
    let parts: Int

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - criteria: The lines of the checklist: 1 to 1,000, each with a name of its own. The least common multiple of
    ///     their highest points is at most 1,000,000.
    ///   - target: The share of the points that should be reached, 0 to 1.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for other choices, or a criterion whose name, weight or points
    ///   are out of bounds.
    public init(criteria: [AuditCriterion], target: Rate) throws(MetricsError) {
        guard (1...1_000).contains(criteria.count), criteria.allSatisfy(\.isSound),
            Set(criteria.map(\.name)).count == criteria.count
        else {
            throw MetricsError(
                .invalidDefinition,
                "a checklist has 1 to 1000 lines, each with a name of its own, and a weight"
            )
        }
        self.criteria = criteria
        parts = try CommonParts.count(of: criteria.map(\.highest))
        self.target = try TargetShare.checked(target)
    }
}

// MARK: - Codable

extension TouchpointAuditDefinition {
    private enum CodingKeys: String, CodingKey { case criteria, kind, target, version }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            criteria: container.decode([AuditCriterion].self, forKey: .criteria),
            target: container.decode(Rate.self, forKey: .target)
        )
    }

    /// Writes the definition as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(criteria, forKey: .criteria)
        try container.encode(target, forKey: .target)
    }
}
