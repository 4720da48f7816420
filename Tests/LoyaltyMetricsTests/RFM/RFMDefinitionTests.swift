//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import Testing

@Suite("RFM definition: scores and groups are data")
struct RFMDefinitionTests {
    @Test("A small definition has this JSON, and reads back equal")
    func golden() throws {
        let definition = try RFMDefinition(
            currency: .eur,
            bins: 3,
            groups: [RFMGroup("best", recency: 3...3, frequency: 2...3, monetary: 2...3)],
            delivery: .exactlyOnce,
            minimumSample: 10
        )
        let text =
            #"{"bins":3,"currency":"EUR","delivery":"exactlyOnce","groups":[{"frequency":[2,3],"monetary":[2,3],"#
            + #""name":"best","recency":[3,3]}],"kind":"rfm","minimumSample":10,"version":1}"#
        #expect(try CanonicalJSON.text(of: definition) == text)
        #expect(try CanonicalJSON.decode(RFMDefinition.self, from: text) == definition)
    }

    @Test("The standard choices read back equal")
    func standard() throws {
        let definition = RFMDefinition.standard(in: .eur)
        #expect(try RFMDefinition(currency: .eur) == definition)
        #expect(try CanonicalJSON.decode(RFMDefinition.self, from: CanonicalJSON.encode(definition)) == definition)
    }

    @Test("Other numbers of bins have no groups unless they are given")
    func groupsOfOtherBins() throws {
        #expect(try RFMDefinition(currency: .eur, bins: 4).groups.isEmpty)
    }

    @Test(
        "A group has a name, and scores from 1 to the highest",
        arguments: [
            RFMGroup("", recency: 1...3, frequency: 1...3, monetary: 1...3),
            RFMGroup("a", recency: 0...3, frequency: 1...3, monetary: 1...3),
            RFMGroup("a", recency: 1...3, frequency: 1...4, monetary: 1...3),
            RFMGroup("a", recency: 1...3, frequency: 1...3, monetary: 4...4),
        ]
    )
    func refusedGroup(group: RFMGroup) {
        let error = #expect(throws: MetricsError.self) {
            try RFMDefinition(currency: .eur, bins: 3, groups: [group])
        }
        #expect(error?.code == .invalidDefinition)
    }

    @Test("The highest score is 2 to 9, and the smallest sample 1 or more", arguments: zip([1, 10, 5], [30, 30, 0]))
    func refusedChoices(bins: Int, minimum: Int64) {
        let error = #expect(throws: MetricsError.self) {
            try RFMDefinition(currency: .eur, bins: bins, minimumSample: minimum)
        }
        #expect(error?.code == .invalidDefinition)
    }

    @Test(
        "A range that ends before it starts, or is no pair, is refused",
        arguments: ["[3,1]", "[1]", "[1,2,3]", "[]"]
    )
    func refusedRange(range: String) {
        checkRefused(RFMGroup.self, #"{"frequency":[1,2],"monetary":[1,2],"name":"a","recency":\#(range)}"#)
    }
}
