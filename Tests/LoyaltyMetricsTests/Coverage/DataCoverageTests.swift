//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import LoyaltyTestKit
import Testing

@Suite("Data coverage: how many contacts have their key attributes filled")
struct DataCoverageTests {
    static func definition(_ attributes: [String] = ["email", "phone"]) throws -> DataCoverageDefinition {
        try DataCoverageDefinition(attributes: attributes, target: .percent(80))
    }

    @Test("The documented sample: shares, target and complete contacts")
    func sample() throws {
        let contacts: [Set<String>] = [["email", "phone"], ["email"], ["email", "phone"], ["shoe size"]]
        let coverage = DataCoverage(filled: contacts, by: try Self.definition())
        #expect(coverage.attributes.map(\.name) == ["email", "phone"])
        #expect(coverage.attributes.map(\.share.value) == [0.75, 0.5])
        #expect(coverage.attributes.map(\.meetsTarget) == [false, false])
        #expect(coverage.complete.value == 0.5 && coverage.meetsTarget == false)
        #expect(coverage.fill == 0.625 && coverage.contacts == 4 && coverage.isSmallSample)
        #expect(coverage.leastFilledFirst.map(\.name) == ["phone", "email"])
    }

    @Test(
        "Exactly the target is enough, decided on whole numbers",
        arguments: zip([79, 80, 81] as [Int64], [false, true, true])
    )
    func target(filled: Int64, isEnough: Bool) throws {
        let coverage = try DataCoverage(
            contacts: 100,
            filled: ["email": 100, "phone": filled],
            complete: filled,
            by: Self.definition()
        )
        #expect(coverage.attributes.map(\.meetsTarget) == [true, isEnough])
        #expect(coverage.meetsTarget == isEnough && !coverage.isSmallSample)
    }

    @Test("Nobody has no share and meets no target")
    func empty() throws {
        let coverage = DataCoverage(filled: [], by: try Self.definition())
        #expect(coverage.fill == nil && coverage.meetsTarget == nil && coverage.complete.value == nil)
        #expect(coverage.attributes.allSatisfy { $0.share.value == nil && $0.meetsTarget == nil })
    }

    @Test("Equal attributes stay in the order of the definition, and one that is left out counts as 0")
    func order() throws {
        let definition = try Self.definition(["z", "a", "m"])
        let coverage = try DataCoverage(contacts: 9_007_199_254_740_991, filled: ["m": 3], complete: 0, by: definition)
        #expect(coverage.leastFilledFirst.map(\.name) == ["z", "a", "m"])
        #expect(coverage.fill.map { $0 > 0 } == true)
    }

    @Test("Counts that contradict each other or the bound are refused")
    func refusedCounts() throws {
        let cases: [(Int64, Int64, Int64, MetricsError.Code)] = [
            (10, 11, 0, .invalidCounts), (10, -1, 0, .invalidCounts), (-1, 0, 0, .invalidCounts),
            (10, 5, 6, .invalidCounts), (10, 5, -1, .invalidCounts), (9_007_199_254_740_992, 5, 5, .sumOutOfRange),
        ]
        for (contacts, filled, complete, code) in cases {
            let error = #expect(throws: MetricsError.self) {
                try DataCoverage(
                    contacts: contacts,
                    filled: ["email": filled],
                    complete: complete,
                    by: Self.definition(["email"])
                )
            }
            #expect(error?.code == code)
        }
    }

    @Test("No attributes, more than 64, one twice or without a name, or a target off 0 to 1 are refused")
    func refusedDefinitions() throws {
        for attributes in [[], ["a", "a"], ["caf\u{E9}", "cafe\u{301}"], [""], (0...64).map { "a\($0)" }] {
            let error = #expect(throws: MetricsError.self) { try Self.definition(attributes) }
            #expect(error?.code == .invalidDefinition)
        }
        for target in try [Rate(-1, per: 2), Rate(101, per: 100)] {
            let error = #expect(throws: MetricsError.self) {
                try DataCoverageDefinition(attributes: ["a"], target: target)
            }
            #expect(error?.code == .invalidDefinition)
        }
        #expect(throws: Never.self) { try Self.definition((0...63).map { "a\($0)" }) }
    }
}

@Suite("Data coverage accumulator: one bit an attribute for each contact")
struct DataCoverageAccumulatorTests {
    private static func record(_ customer: String, _ filled: Set<String>) throws -> ContactRecord {
        ContactRecord(customer: try CustomerID(customer), filled: filled)
    }

    @Test("Records of one contact from two systems are one contact; the state has this JSON, and reads back equal")
    func golden() throws {
        var state = DataCoverageAccumulator(try DataCoverageTests.definition())
        try state.add(contentsOf: [
            Self.record("bob", ["email"]), Self.record("ann", []), Self.record("bob", ["phone", "shoe size"]),
        ])
        #expect(state.finish().complete.count == 1 && state.finish().contacts == 2)
        let text =
            #"{"contacts":[{"customer":"ann","filled":[]},{"customer":"bob","filled":[0,1]}],"definition":"#
            + #"{"attributes":["email","phone"],"confidence":95,"kind":"dataCoverage","minimumSample":30,"#
            + #""target":"80%","version":1},"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(DataCoverageAccumulator.self, from: text) == state)
        for (old, new) in [
            ("[0,1]", "[0,2]"), ("[0,1]", "[-1]"), ("dataCoverage", "rfm"), (#""80%""#, #""6/5""#),
            (#"},"version":1}"#, #"},"version":2}"#), (#""target":"80%","version":1"#, #""target":"80%","version":2"#),
        ] { checkRefused(DataCoverageAccumulator.self, text.replacing(old, with: new)) }
    }

    @Test("However records are split, ordered, repeated and stored, the bytes are the same", arguments: UInt64(1)...20)
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let names = (0...63).map { "a\($0)" }
        let records = try (0..<60).map { _ in
            try Self.record(
                "c\(Int.random(in: 0...20, using: &random))",
                Set(names.shuffled(using: &random).prefix(20))
            )
        }
        let definition = try DataCoverageTests.definition(names)
        try checkMergeLaws(definition, as: DataCoverageAccumulator.self, of: records, using: &random)
        try checkRedelivery(definition, as: DataCoverageAccumulator.self, of: records)
    }

    @Test("States of different definitions do not merge")
    func definitionMismatch() throws {
        var state = DataCoverageAccumulator(try DataCoverageTests.definition())
        let error = #expect(throws: MetricsError.self) {
            try state.merge(DataCoverageAccumulator(DataCoverageTests.definition(["email"])))
        }
        #expect(error?.code == .definitionMismatch)
    }
}
