//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension SegmentRule {
    /// Returns the rule of customers whose scores of recency, frequency and spend lie in given ranges.
    ///
    /// - Parameters:
    ///   - recency: The scores of recency.
    ///   - frequency: The scores of frequency.
    ///   - monetary: The scores of spend.
    ///   - attributes: The host's names.
    /// - Returns: The rule.
    public static func scores(
        recency: ClosedRange<Int64>,
        frequency: ClosedRange<Int64>,
        monetary: ClosedRange<Int64>,
        attributes: ReadySegmentAttributes = .init()
    ) -> SegmentRule {
        let parts = [
            (attributes.recencyScore, recency), (attributes.frequencyScore, frequency),
            (attributes.monetaryScore, monetary),
        ]
        return .all(
            parts.flatMap { name, range in
                [
                    .test(name, .compare(.greaterOrEqual, .integer(range.lowerBound))),
                    .test(name, .compare(.lessOrEqual, .integer(range.upperBound))),
                ]
            }
        )
    }

    /// Returns the rule of customers who recommend the host: 9 or 10 on the scale to 10.
    ///
    /// - Parameter attributes: The host's names.
    /// - Returns: The rule.
    public static func promoter(attributes: ReadySegmentAttributes = .init()) -> SegmentRule {
        .test(attributes.recommendation, .compare(.greaterOrEqual, .integer(9)))
    }

    /// Returns the rule of customers who are content, but recommend nobody: 7 or 8 on the scale to 10.
    ///
    /// - Parameter attributes: The host's names.
    /// - Returns: The rule.
    public static func passive(attributes: ReadySegmentAttributes = .init()) -> SegmentRule {
        .test(attributes.recommendation, .oneOf([.integer(7), .integer(8)]))
    }

    /// Returns the rule of customers who warn others of the host: 6 or less on the scale to 10.
    ///
    /// - Parameter attributes: The host's names.
    /// - Returns: The rule.
    public static func detractor(attributes: ReadySegmentAttributes = .init()) -> SegmentRule {
        .test(attributes.recommendation, .compare(.lessOrEqual, .integer(6)))
    }
}

extension SegmentDefinition {
    /// Returns seven segments by scores of recency, frequency and spend, to be tried in this order.
    ///
    /// They overlap, so put them into a ``SegmentGroup``: every customer with three scores then has exactly one. The table
    /// is that of the standard groups of LoyaltyMetrics.
    ///
    /// | segment | recency | frequency | spend | who |
    /// |---|---|---|---|---|
    /// | `champions` | 4–5 | 4–5 | 4–5 | order lately, often and much |
    /// | `loyal` | 3–5 | 4–5 | any | order often and still do |
    /// | `new` | 4–5 | 1 | any | began lately |
    /// | `promising` | 4–5 | 2–3 | any | active, not yet often |
    /// | `needsAttention` | 3 | 1–3 | any | slowing down |
    /// | `atRisk` | 1–2 | 3–5 | any | used to order often, and stopped |
    /// | `sleeping` | 1–2 | 1–2 | any | seldom, and long ago |
    ///
    /// - Parameters:
    ///   - version: The version of the rules.
    ///   - attributes: The host's names.
    /// - Returns: The segments.
    /// - Throws: `CoreError` with code `invalidIdentifier`, though never for these names.
    public static func standardScores(
        version: DefinitionVersion,
        attributes: ReadySegmentAttributes = .init()
    ) throws(CoreError) -> [SegmentDefinition] {
        let table: [(String, ClosedRange<Int64>, ClosedRange<Int64>, ClosedRange<Int64>)] = [
            ("champions", 4...5, 4...5, 4...5), ("loyal", 3...5, 4...5, 1...5), ("new", 4...5, 1...1, 1...5),
            ("promising", 4...5, 2...3, 1...5), ("needsAttention", 3...3, 1...3, 1...5),
            ("atRisk", 1...2, 3...5, 1...5), ("sleeping", 1...2, 1...2, 1...5),
        ]
        var segments: [SegmentDefinition] = []
        for (name, recency, frequency, monetary) in table {
            let rule = SegmentRule.scores(
                recency: recency,
                frequency: frequency,
                monetary: monetary,
                attributes: attributes
            )
            segments.append(SegmentDefinition(id: try SegmentID(name), name: name, version: version, rule: rule))
        }
        return segments
    }
}
