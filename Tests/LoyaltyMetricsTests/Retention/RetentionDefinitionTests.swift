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

@Suite("Retention definition: what a period, an entry and a return are is named")
struct RetentionDefinitionTests {
    static func grid(_ count: Int = 2) throws -> PeriodGrid {
        try PeriodGrid(.month, from: CivilDate(parsing: "2026-01-01"), count: count, in: FixedOffset.utc)
    }

    @Test("The standard choices have this JSON and read back equal")
    func standardJSON() throws {
        let grid = try Self.grid()
        let text =
            #"{"confidence":95,"entry":"first","kind":"retention","minimumSample":30,"rule":{"kind":"inPeriod"},"#
            + #""version":1,"window":{"grid":"# + (try CanonicalJSON.text(of: grid)) + #","kind":"calendar"}}"#
        #expect(try CanonicalJSON.text(of: RetentionDefinition.standard(grid)) == text)
        #expect(try CanonicalJSON.decode(RetentionDefinition.self, from: text) == .standard(grid))
        #expect(try RetentionDefinition(.calendar(grid)) == .standard(grid))
    }

    @Test("Elapsed time and brackets have this JSON and read back equal")
    func elapsedJSON() throws {
        let definition = try RetentionDefinition(
            .elapsed(ElapsedPeriods(of: .days(7), count: 9)),
            entry: .everyActivePeriod,
            rule: .bracket([1...2, 3...8]),
            confidence: .percent90,
            minimumSample: 1
        )
        let text =
            #"{"confidence":90,"entry":"everyActivePeriod","kind":"retention","minimumSample":1,"#
            + #""rule":{"kind":"bracket","ranges":[{"from":1,"through":2},{"from":3,"through":8}]},"version":1,"#
            + #""window":{"kind":"elapsed","periods":{"count":9,"length":604800000000}}}"#
        #expect(try CanonicalJSON.text(of: definition) == text)
        #expect(try CanonicalJSON.decode(RetentionDefinition.self, from: text) == definition)
    }

    @Test("Each rule reads back equal", arguments: [ReturnRule.inPeriod, .onOrAfter, .everyPeriod, .bracket([0...0])])
    func rules(rule: ReturnRule) throws {
        #expect(try CanonicalJSON.decode(ReturnRule.self, from: CanonicalJSON.encode(rule)) == rule)
    }

    @Test("Unknown rules and windows, and ranges that end before they begin, are refused")
    func unknown() {
        checkRefused(ReturnRule.self, #"{"kind":"sometimes"}"#)
        checkRefused(ReturnRule.self, #"{"kind":"bracket","ranges":[{"from":2,"through":1}]}"#)
        checkRefused(RetentionWindow.self, #"{"kind":"lunar"}"#)
    }

    @Test(
        "Brackets are there, begin at the entry or later, and end within the periods",
        arguments: [[], [-1...1], [0...2]]
    )
    func brackets(ranges: [ClosedRange<Int>]) throws {
        let window = RetentionWindow.calendar(try Self.grid())
        let error = #expect(throws: MetricsError.self) { try RetentionDefinition(window, rule: .bracket(ranges)) }
        #expect(error?.code == .invalidDefinition)
    }

    @Test("The life cycle's choices have this JSON and read back equal")
    func lifecycleJSON() throws {
        let grid = try Self.grid()
        let text =
            #"{"confidence":95,"grid":"# + (try CanonicalJSON.text(of: grid))
            + #","kind":"lifecycle","minimumSample":30,"version":1}"#
        #expect(try CanonicalJSON.text(of: LifecycleDefinition.standard(grid)) == text)
        #expect(try CanonicalJSON.decode(LifecycleDefinition.self, from: text) == .standard(grid))
    }

    @Test("The smallest sample is at least 1")
    func minimum() throws {
        let grid = try Self.grid()
        let errors = [
            #expect(throws: MetricsError.self) { try RetentionDefinition(.calendar(grid), minimumSample: 0) },
            #expect(throws: MetricsError.self) { try LifecycleDefinition(grid, minimumSample: 0) },
        ]
        #expect(errors.allSatisfy { $0?.code == .invalidDefinition })
    }
}
