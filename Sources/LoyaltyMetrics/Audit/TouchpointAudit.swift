//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How well the touchpoints keep to a checklist, over all visits of mystery shoppers, the gaps first.
///
/// ```swift
/// let audit = TouchpointAudit(
///     visits: [
///         ["greeted": 1, "served in 5 minutes": 3, "page loads at once": 1],
///         ["greeted": 0, "served in 5 minutes": 4],
///     ],
///     by: definition
/// )
/// audit.score.value                                  // 0.628…: of all weighted points
/// audit.score(of: .online).value                     // 1
/// audit.gapsFirst.map(\.criterion.name)              // greeted, served in 5 minutes, page loads at once
/// audit.touchpointsWeakestFirst.map(\.name)          // counter, checkout
/// ```
///
/// A criterion that a visit did not look at costs nothing and gives nothing.
public struct TouchpointAudit: Hashable, Sendable {
    /// The choices that the audit was made by.
    public let definition: TouchpointAuditDefinition
    /// How many visits there were.
    public let visits: Int64
    /// What was found, in the order of the checklist.
    public let lines: [AuditLine]

    /// Creates an audit from the points of each visit.
    ///
    /// - Parameters:
    ///   - visits: For each visit the points by the criterion's name; names that the checklist does not have are passed over,
    ///     and points that a criterion cannot get are counted apart.
    ///   - definition: The checklist and the target.
    /// - Complexity: O(*n* · *k*) in the numbers of visits and criteria.
    public init(visits: some Sequence<[String: Int]>, by definition: TouchpointAuditDefinition) {
        self.init(rows: visits.lazy.map { visit in definition.criteria.map { visit[$0.name] } }, definition)
    }

    init(rows: some Sequence<[Int?]>, _ definition: TouchpointAuditDefinition) {
        var lines = definition.criteria.map { AuditLine($0) }
        var visits: Int64 = 0
        for row in rows {
            visits += 1
            for (index, points) in zip(lines.indices, row) {
                if let points { lines[index].add(points) }
            }
        }
        self.definition = definition
        self.visits = visits
        self.lines = lines
    }

    /// One touchpoint of the checklist.
    public struct Touchpoint: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Where it is; a name may stand in both channels.
        public let channel: AuditCriterion.Channel
        /// Its score.
        public let score: AuditScore
    }
}

// MARK: - Scores

extension TouchpointAudit {
    /// The score of the whole checklist.
    public var score: AuditScore { AuditScore(lines, definition) }

    /// Returns the score of a channel.
    ///
    /// - Parameter channel: The channel.
    /// - Returns: The score of its criteria.
    public func score(of channel: AuditCriterion.Channel) -> AuditScore {
        AuditScore(lines.lazy.filter { $0.criterion.channel == channel }, definition)
    }

    /// Returns the score of one line.
    ///
    /// - Parameter line: A line of this audit.
    /// - Returns: Its score, in which its weight does not matter.
    public func score(of line: AuditLine) -> AuditScore { AuditScore(CollectionOfOne(line), definition) }

    /// The touchpoints from the lowest score to the highest, equal ones in the order of the checklist; those that nobody looked
    /// at last.
    public var touchpointsWeakestFirst: [Touchpoint] {
        var order: [[AuditLine]] = []
        for line in lines {
            let known = order.firstIndex { group in
                group.first.map {
                    $0.criterion.touchpoint == line.criterion.touchpoint
                        && $0.criterion.channel == line.criterion.channel
                } ?? false
            }
            if let known { order[known].append(line) } else { order.append([line]) }
        }
        let touchpoints = order.compactMap { group in
            group.first.map { first in
                Touchpoint(
                    name: first.criterion.touchpoint,
                    channel: first.criterion.channel,
                    score: AuditScore(group, definition)
                )
            }
        }
        return Self.sorted(touchpoints) { $0.score.isLower(than: $1.score) }
    }

    /// The lines from the one that costs the most weighted points, equal ones in the order of the checklist.
    public var gapsFirst: [AuditLine] {
        Self.sorted(lines.map { ($0, score(of: $0).missed) }) { $0.1 > $1.1 }.map(\.0)
    }

    /// The lines that no visit looked at, in the order of the checklist.
    public var unobserved: [AuditCriterion] { lines.filter { $0.looks == 0 }.map(\.criterion) }

    /// Sorts without changing the order of equal elements.
    private static func sorted<Element>(_ elements: [Element], by precedes: (Element, Element) -> Bool) -> [Element] {
        elements.enumerated()
            .sorted { first, second in
                if precedes(first.element, second.element) { return true }
                return !precedes(second.element, first.element) && first.offset < second.offset
            }
            .map(\.element)
    }
}
