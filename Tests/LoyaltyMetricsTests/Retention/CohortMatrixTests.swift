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

@Suite("Cohort matrix: who came back, by when they first came")
struct CohortMatrixTests {
    static func grid(_ count: Int) throws -> PeriodGrid {
        try PeriodGrid(.month, from: CivilDate(parsing: "2010-12-01"), count: count, in: FixedOffset.utc)
    }

    @Test("The documented example: two customers, one of whom came back")
    func example() throws {
        let matrix = CohortMatrix(
            [PeriodBits(periods: [0, 1]), PeriodBits(periods: [0])],
            by: .standard(try Self.grid(12)),
            asOf: .latest
        )
        #expect(matrix.sizes == [2] + Array(repeating: 0, count: 11))
        #expect(matrix[0, 1]?.value == 0.5 && matrix.pooled(1)?.value == 0.5)
        #expect(matrix[0, 1]?.isSmallSample == true && matrix[0, 1]?.isComplete == true)
        #expect(matrix[1, 1]?.value == nil && matrix[1, 1]?.share.total == 0)
        #expect(try matrix[0, 1]?.share.interval == .wilson(1, of: 2))
    }

    static let rules: [ReturnRule] = [
        .inPeriod, .onOrAfter, .everyPeriod, .bracket([1...1, 0...3, 2...4]),
    ]

    @Test("Each rule is what its words say, over sets of periods", arguments: rules, CohortEntry.allCases)
    func sameAsWords(rule: ReturnRule, entry: CohortEntry) throws {
        for seed in UInt64(1)...8 {
            var random = SeededGenerator(seed: seed)
            let periods = seed == 1 ? 64 : Int.random(in: 5...9, using: &random)
            let naive = NaiveRetention.random(periods: periods, customers: seed == 1 ? 8 : 40, using: &random)
            let window = RetentionWindow.calendar(try Self.grid(periods))
            let matrix = CohortMatrix(
                naive.customers.shuffled(using: &random).map(PeriodBits.init(periods:)),
                by: try RetentionDefinition(window, entry: entry, rule: rule),
                asOf: .latest
            )
            for cohort in 0..<periods {
                #expect(matrix.sizes[cohort] == naive.size(cohort, entry))
                for column in 0..<matrix.columns {
                    let expected = naive.returned(cohort, column, entry, rule)
                    // A bracket is observed as far as the periods reach; cells beyond them are not.
                    if let cell = matrix[cohort, column] { #expect(cell.share.count == expected) }
                }
            }
            #expect(matrix.inactiveCustomers == Int64(naive.customers.count(where: \.isEmpty)))
        }
    }

    @Test("A cell is complete, partial or, before its period began, nil")
    func progress() throws {
        let grid = try Self.grid(3)
        let asOf = try Timestamp(parsing: "2011-01-15T00:00:00Z")
        let customers = [PeriodBits(periods: [0, 1, 2]), PeriodBits(periods: [1]), PeriodBits(periods: [2])]
        let matrix = CohortMatrix(customers, by: .standard(grid), asOf: asOf)
        #expect(matrix[0, 0]?.isComplete == true && matrix[0, 1]?.isComplete == false)
        #expect(matrix[0, 2] == nil && matrix[1, 1] == nil && matrix[2, 0] == nil)
        #expect(matrix.progress(0, 2) == .future && matrix.progress(0, 1) == .partial)
        // Activity after the moment is not looked at.
        #expect(matrix.sizes == [1, 1, 0] && matrix.inactiveCustomers == 1)
        #expect(matrix.pooled(0)?.share.total == 1)
        #expect(matrix.pooled(1)?.value == nil && matrix.pooled(1)?.share.total == 0)
        #expect(matrix.meanOfCohorts(1) == nil)
    }

    @Test("A cell outside the matrix is nil", arguments: zip([-1, 3, 0, 0, 2, .max], [0, 0, -1, 3, 1, .max]))
    func outside(cohort: Int, column: Int) throws {
        let matrix = CohortMatrix([PeriodBits(periods: [0])], by: .standard(try Self.grid(3)), asOf: .latest)
        #expect(matrix[cohort, column] == nil)
        if column != 0, column != 1 { #expect(matrix.pooled(column) == nil && matrix.meanOfCohorts(column) == nil) }
    }

    @Test("A bracket is partial until its last period has ended")
    func bracketProgress() throws {
        let definition = try RetentionDefinition(.calendar(Self.grid(4)), rule: .bracket([1...2]))
        func matrix(_ date: String) throws -> CohortMatrix {
            try CohortMatrix(
                [PeriodBits(periods: [0, 2])],
                by: definition,
                asOf: Timestamp(parsing: "\(date)T00:00:00Z")
            )
        }
        #expect(try matrix("2010-12-31")[0, 0] == nil)
        #expect(try matrix("2011-01-01")[0, 0]?.share.count == 0)
        #expect(try matrix("2011-02-01")[0, 0]?.share.count == 1)
        #expect(try matrix("2011-02-01").progress(0, 0) == .partial)
        #expect(try matrix("2011-03-01").progress(0, 0) == .complete)
        // The cohort of period 2 has one period left of the two that the bracket asks for.
        #expect(CohortMatrix([], by: definition, asOf: .latest).progress(2, 0) == .partial)
    }

    @Test("No customers: sizes of zero and no rates")
    func empty() throws {
        let matrix = CohortMatrix([], by: .standard(try Self.grid(2)), asOf: .latest)
        #expect(matrix.sizes == [0, 0] && matrix[0, 0]?.value == nil)
        #expect(matrix.pooled(0)?.value == nil && matrix.meanOfCohorts(0) == nil)
    }

    @Test(
        "Customers known before the first period enter no first cohort, but each later one if every period is an entry"
    )
    func earlier() throws {
        let known = [PeriodBits(periods: [0, 1]), PeriodBits()]
        let first = CohortMatrix([], earlier: known, by: .standard(try Self.grid(2)), asOf: .latest)
        #expect(first.sizes == [0, 0] && first.earlierCustomers == 2)
        let definition = try RetentionDefinition(.calendar(Self.grid(2)), entry: .everyActivePeriod)
        let every = CohortMatrix([], earlier: known, by: definition, asOf: .latest)
        #expect(every.sizes == [1, 1] && every.earlierCustomers == 2)
    }

    @Test("Elapsed time: all periods are complete but the last, which is under way")
    func elapsed() throws {
        let weeks = try ElapsedPeriods(of: .days(7), count: 3)
        let definition = try RetentionDefinition(.elapsed(weeks))
        let matrix = CohortMatrix(
            [PeriodBits(periods: [0, 1]), PeriodBits(periods: [1, 2]), PeriodBits(periods: [2])],
            by: definition,
            asOf: .unixEpoch
        )
        #expect(matrix.sizes == [1, 1, 1])
        #expect(matrix.pooled(1)?.share.count == 1 && matrix.pooled(1)?.share.total == 1)
        #expect(matrix[1, 1]?.isComplete == false && matrix[1, 1]?.value == 1)
        #expect(matrix[1, 2] == nil && matrix.progress(0, 3) == .future)
    }

    @Test("A million customers with any periods are counted")
    func million() throws {
        let customers = (0..<1_000_000).lazy.map { PeriodBits(rawValue: 1 << UInt64($0 & 63)) }
        let matrix = CohortMatrix(customers, by: .standard(try Self.grid(64)), asOf: .latest)
        #expect(matrix.sizes.reduce(0, +) == 1_000_000 && matrix.pooled(0)?.value == 1)
        #expect(matrix.pooled(1)?.value == 0)
    }
}
