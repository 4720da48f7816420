//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Ready segments by scores and recommendation")
struct ScoreSegmentsTests {
    static func schema() throws -> Schema {
        try Schema(
            ["recency_score", "frequency_score", "monetary_score", "recommendation"].map {
                AttributeDefinition(AttributeName(stringLiteral: $0), .integer)
            }
        )
    }

    @Test("Each of the 125 cells has exactly one segment of the standard table")
    func everyCell() throws {
        let schema = try Self.schema()
        let asOf = try Timestamp(parsing: Examples.asOf)
        let definitions = try SegmentDefinition.standardScores(version: DefinitionVersion("1"))
        let group = try SegmentGroup(id: SegmentGroupID("rfm"), definitions.map { SegmentGroupEntry($0.id) })
        let set = try SegmentSet(definitions, schema: schema, groups: [group])
        var counts: [String: Int] = [:]
        for recency in Int64(1)...5 {
            for frequency in Int64(1)...5 {
                for monetary in Int64(1)...5 {
                    let facts = try Facts(
                        [
                            "recency_score": .integer(recency), "frequency_score": .integer(frequency),
                            "monetary_score": .integer(monetary),
                        ],
                        schema: schema
                    )
                    let place = try set.places(of: facts, customer: nil, asOf: asOf)[0]
                    counts[place.segment?.text ?? "none", default: 0] += 1
                }
            }
        }
        #expect(
            counts == [
                "champions": 8, "loyal": 22, "new": 10, "promising": 20, "needsAttention": 15, "atRisk": 30,
                "sleeping": 20,
            ]
        )
    }

    @Test("Promoters, passives and detractors part every answer", arguments: Int64(0)...10)
    func recommendation(answer: Int64) throws {
        let facts = try Facts(["recommendation": .integer(answer)], schema: Self.schema())
        let asOf = try Timestamp(parsing: Examples.asOf)
        let rules: [SegmentRule] = [.detractor(), .passive(), .promoter()]
        let verdicts = try rules.map { try $0.verdict(for: facts, asOf: asOf) }
        let place = answer <= 6 ? 0 : answer <= 8 ? 1 : 2
        #expect(verdicts.indices.allSatisfy { (verdicts[$0] == .yes) == ($0 == place) })
    }

    @Test("The rules take the host's names")
    func hostNames() throws {
        let names = ReadySegmentAttributes(
            recencyScore: "r",
            frequencyScore: "f",
            monetaryScore: "m",
            recommendation: "nps"
        )
        #expect(try SegmentRule.promoter(attributes: names).text() == "nps >= 9")
        #expect(
            try SegmentRule.scores(recency: 4...5, frequency: 1...1, monetary: 1...5, attributes: names).text()
                == "r >= 4 and r <= 5 and f >= 1 and f <= 1 and m >= 1 and m <= 5"
        )
    }
}
