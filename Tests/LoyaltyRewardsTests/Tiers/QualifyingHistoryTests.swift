//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import LoyaltyTestKit
import Testing

@Suite("Qualifying history: the same entries are the same history, whatever order they came in")
struct QualifyingHistoryTests {
    @Test("A window's total counts both its ends")
    func totals() throws {
        let history = try TierSample.history([("2027-01-01", 1), ("2027-01-02", 10), ("2027-01-03", 100)])
        func total(_ start: String?, _ last: String?) throws -> Int64 {
            try history.total(from: start.map { try Sample.time($0) }, through: last.map { try Sample.time($0) }).points
        }
        #expect(try total(nil, nil) == 111)
        #expect(try total("2027-01-02", nil) == 110)
        #expect(try total("2027-01-02", "2027-01-02") == 10)
        #expect(try total(nil, "2027-01-02") == 11)
        #expect(try total("2027-01-02T00:00:01Z", "2027-01-02T23:00:00Z") == 0)
        #expect(try total("2027-01-03", "2027-01-01") == 0)
        #expect(try total("2027-01-04", nil) == 0)
        #expect(QualifyingHistory().total() == .zero && QualifyingHistory().isEmpty)
    }

    @Test("The documented first steps")
    func firstSteps() throws {
        var history = QualifyingHistory()
        let order = AccrualID.order(try OrderID("1"))
        let now = Timestamp.unixEpoch
        try history.insert(QualifyingEntry(at: now, amounts: QualifyingAmounts(points: 120), source: order))
        try history.reduce(order, by: QualifyingAmounts(points: 20))
        #expect(history.total().points == 100)
    }

    @Test("T-9 · what was returned leaves the score, however long ago it was bought")
    func reduction() throws {
        var history = try TierSample.history([("2027-01-01", 50), ("2027-01-02", 20)])
        try history.reduce(TierSample.id("2027-01-01"), by: QualifyingAmounts(points: 20))
        #expect(history.entries.map(\.amounts.points) == [30, 20])
        #expect(history.total().points == 50)
        try history.reduce(TierSample.id("2027-01-01"), by: QualifyingAmounts(points: 30))
        #expect(try history == TierSample.history([("2027-01-02", 20)]))
        #expect(history.total().points == 20)
    }

    @Test("Entries and reductions of nothing change nothing")
    func nothing() throws {
        var history = try TierSample.history([("2027-01-01", 50)])
        let before = history
        try history.insert(TierSample.entry("2027-01-02", 0))
        try history.reduce(TierSample.id("2027-01-01"), by: .zero)
        try history.reduce(TierSample.id("unknown"), by: .zero)
        #expect(try history.remove(TierSample.id("unknown")) == nil)
        #expect(history == before)
        #expect(try TierSample.history([("2027-01-01", 0)]).isEmpty)
    }

    @Test("Taking off what never counted is refused and changes nothing")
    func reductionOfTooMuch() throws {
        let before = try TierSample.history([("2027-01-01", 50)])
        for (id, points) in [("2027-01-01", 51), ("unknown", 1), ("2027-01-01", -1)] as [(String, Int64)] {
            var history = before
            let source = try TierSample.id(id)
            #expect(
                code { () throws(RewardsError) in
                    try history.reduce(source, by: QualifyingAmounts(points: points))
                } == .corruptLog
            )
            #expect(history == before)
        }
        var history = before
        let source = try TierSample.id("2027-01-01")
        #expect(
            code { () throws(RewardsError) in
                try history.reduce(source, by: QualifyingAmounts(spend: 1))
            } == .corruptLog
        )
    }

    @Test("More than an amount can be, and less than nothing, is refused and changes nothing")
    func bounds() throws {
        let most: Int64 = 9_007_199_254_740_991
        let one = try TierSample.entry("2027-01-01", most)
        for amount in [1, most, Int64.max, -1, Int64.min] {
            var history = try QualifyingHistory([one])
            let entry = try TierSample.entry("2027-01-02", amount)
            #expect(code { () throws(RewardsError) in try history.insert(entry) } == .amountOutOfRange)
            #expect(try history == QualifyingHistory([one]))
            #expect(code { () throws(RewardsError) in _ = try QualifyingHistory([one, entry]) } == .amountOutOfRange)
        }
        #expect(code { () throws(RewardsError) in _ = try QualifyingHistory([one, one]) } == .corruptLog)
    }

    @Test("Late entries stand in their place by time, and by name inside an instant")
    func order() throws {
        var history = QualifyingHistory()
        for (at, id) in [("2027-01-03", "a"), ("2027-01-01", "c"), ("2027-01-01", "b"), ("2027-01-02", "d")] {
            try history.insert(TierSample.entry(at, 1, id))
        }
        #expect(try history.entries.map(\.source) == ["b", "c", "d", "a"].map { try TierSample.id($0) })
    }

    @Test("The golden form is an array by rising time, and reads back")
    func goldenForm() throws {
        let history = try QualifyingHistory([
            QualifyingEntry(
                at: Sample.time("2027-01-02"),
                amounts: QualifyingAmounts(actions: 1),
                source: .action(ActivityID("review-1"))
            ),
            QualifyingEntry(
                at: Sample.time("2027-01-01"),
                amounts: QualifyingAmounts(points: 12, spend: 350, orders: 1),
                source: .order(OrderID("o-1"))
            ),
        ])
        let golden =
            #"[{"amounts":{"orders":1,"points":12,"spend":350},"at":"2027-01-01T00:00:00Z","source":{"order":"o-1"}},"#
            + #"{"amounts":{"actions":1},"at":"2027-01-02T00:00:00Z","source":{"action":"review-1"}}]"#
        #expect(try CanonicalJSON.text(of: history) == golden)
        #expect(try CanonicalJSON.decode(QualifyingHistory.self, from: golden) == history)
    }

    @Test(
        "A stored history that is out of order, counts nothing or counts twice is not read",
        arguments: [
            #"[{"amounts":{"points":1},"at":"2027-01-02T00:00:00Z","source":{"order":"a"}},"#
                + #"{"amounts":{"points":1},"at":"2027-01-01T00:00:00Z","source":{"order":"b"}}]"#,
            #"[{"amounts":{},"at":"2027-01-01T00:00:00Z","source":{"order":"a"}}]"#,
            #"[{"amounts":{"points":1},"at":"2027-01-01T00:00:00Z","source":{"order":"a"}},"#
                + #"{"amounts":{"points":1},"at":"2027-01-02T00:00:00Z","source":{"order":"a"}}]"#,
        ]
    )
    func corruptForm(text: String) {
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(QualifyingHistory.self, from: text) }
        #expect(error?.message.contains("corruptLog") == true)
    }

    // MARK: - Laws

    private func entries(_ random: inout SeededGenerator) throws -> [QualifyingEntry] {
        try (0..<Int.random(in: 0...40, using: &random)).map { index in
            QualifyingEntry(
                at: try Timestamp(secondsSince1970: .random(in: 0...50, using: &random)),
                amounts: QualifyingAmounts(
                    points: .random(in: 0...9, using: &random),
                    spend: .random(in: 0...900, using: &random),
                    orders: .random(in: 0...1, using: &random),
                    actions: .random(in: 0...1, using: &random)
                ),
                source: .order(try OrderID("\(index)"))
            )
        }
    }

    @Test("Running sums are the sums of the entries, in any window", arguments: UInt64(1)...50)
    func runningSums(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let entries = try entries(&random)
        var history = QualifyingHistory()
        for entry in entries.shuffled(using: &random) { try history.insert(entry) }
        for _ in 0..<20 {
            let start = try Timestamp(secondsSince1970: .random(in: -1...51, using: &random))
            let last = try Timestamp(secondsSince1970: .random(in: -1...51, using: &random))
            let naive = try entries.filter { start <= $0.at && $0.at <= last }
                .reduce(QualifyingAmounts.zero) { try $0.adding($1.amounts) }
            #expect(history.total(from: start, through: last) == naive)
        }
    }

    @Test("Insertions, reductions and removals may come in any order", arguments: UInt64(1)...50)
    func anyOrder(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let entries = try entries(&random)
        var expected: [QualifyingEntry] = []
        var changes: [[(inout QualifyingHistory) throws -> Void]] = []
        for entry in entries {
            var changed: [(inout QualifyingHistory) throws -> Void] = [{ try $0.insert(entry) }]
            switch Int.random(in: 0..<4, using: &random) {
            case 0: changed.append { $0.remove(entry.source) }
            case 1:
                let part = QualifyingAmounts(points: .random(in: 0...entry.amounts.points, using: &random))
                let left = try entry.amounts.subtracting(part)
                changed.append { try $0.reduce(entry.source, by: part) }
                changed.append { try $0.reduce(entry.source, by: left) }
            case 2:
                let part = QualifyingAmounts(spend: .random(in: 0...entry.amounts.spend, using: &random))
                changed.append { try $0.reduce(entry.source, by: part) }
                let left = try entry.amounts.subtracting(part)
                expected.append(QualifyingEntry(at: entry.at, amounts: left, source: entry.source))
            default: expected.append(entry)
            }
            changes.append(changed)
        }
        let other = try QualifyingHistory(expected)
        var history = QualifyingHistory()
        while !changes.isEmpty {
            let index = Int.random(in: 0..<changes.count, using: &random)
            try changes[index].removeFirst()(&history)
            if changes[index].isEmpty { changes.remove(at: index) }
        }
        #expect(history == other)
        #expect(history.hashValue == other.hashValue)
        #expect(history.total() == other.total())
        #expect(try CanonicalJSON.text(of: history) == CanonicalJSON.text(of: other))
    }
}
