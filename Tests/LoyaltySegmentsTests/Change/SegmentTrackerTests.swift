//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import LoyaltyTestKit
import Testing

@Suite("Tracker: entered, left, stayed, and why")
struct SegmentTrackerTests {
    static func tracker(
        _ rules: KeyValuePairs<String, String>,
        _ stability: [String: StabilityRule] = [:],
        version: String = "1"
    ) throws -> SegmentTracker {
        let definitions = try rules.map { id, text in
            SegmentDefinition(
                id: try SegmentID(id),
                name: id,
                version: try DefinitionVersion(version),
                rule: try SegmentRule(parsing: text)
            )
        }
        return try SegmentTracker(
            SegmentSet(definitions, schema: Examples.schema()),
            stability: Dictionary(uniqueKeysWithValues: stability.map { (try SegmentID($0), $1) })
        )
    }

    static func orders(_ count: Int64) throws -> Facts { try Examples.facts(["orders": .integer(count)]) }

    /// Looks at one customer again and again, keeping the states.
    struct Diary {
        var states: [SegmentID: SegmentState] = [:]
        var earlier: Facts?

        mutating func look(
            _ tracker: SegmentTracker,
            _ facts: Facts,
            _ asOf: String,
            isTold: Bool = false
        ) throws -> [SegmentLook] {
            let looks = try tracker.looks(
                at: facts,
                of: CustomerID("ann"),
                states: states,
                earlier: isTold ? earlier : nil,
                asOf: TriggerWorld.instant(asOf)
            )
            for look in looks { states[look.segment] = look.state }
            earlier = facts
            return looks
        }
    }

    @Test("A change has a kind, a cause and a number, and staying is no change")
    func changes() throws {
        let tracker = try Self.tracker(["many": "orders >= 3"])
        var diary = Diary()
        let first = try diary.look(tracker, Self.orders(4), "2027-01-01")[0]
        #expect(first.change?.kind == .entered && first.change?.cause == .first && first.change?.ordinal == 1)
        #expect(try first.state.isMember && first.state.since == TriggerWorld.instant("2027-01-01"))
        let stayed = try diary.look(tracker, Self.orders(5), "2027-01-02")[0]
        #expect(stayed.change == nil && stayed.held == nil && stayed.due == nil && stayed.state == first.state)
        let left = try diary.look(tracker, Self.orders(2), "2027-01-03")[0]
        #expect(left.change?.kind == .left && left.change?.cause == .data && left.change?.ordinal == 2)
        let out = try diary.look(tracker, Self.orders(1), "2027-01-04")[0]
        #expect(out.change == nil && out.state == left.state)
        #expect(try left.state.since == TriggerWorld.instant("2027-01-03"))
    }

    @Test("A first look that finds no member is no change")
    func firstLook() throws {
        var diary = Diary()
        let look = try diary.look(Self.tracker(["many": "orders >= 3"]), Self.orders(1), "2027-01-01")[0]
        #expect(look.change == nil && look.state.since == nil && look.state.changes == 0)
    }

    @Test("The same look from the same state gives a change of the same number, however late it is made")
    func repeated() throws {
        let tracker = try Self.tracker(["many": "orders >= 3"])
        var diary = Diary()
        _ = try diary.look(tracker, Self.orders(1), "2027-01-01")
        var late = diary
        let now = try diary.look(tracker, Self.orders(3), "2027-01-02")[0]
        let then = try late.look(tracker, Self.orders(3), "2027-02-02")[0]
        #expect(now.change?.ordinal == 1 && then.change?.ordinal == 1)
    }

    @Test("Time, data and a changed rule are told apart with what was known before, and as far as can be without")
    func causes() throws {
        let tracker = try Self.tracker(["active": "last_order in last 30 days"])
        let facts = try Examples.facts(["last_order": .instant(TriggerWorld.instant("2027-01-01"))])
        let none = try Examples.facts()
        for (asOf, later, isTold, cause) in [
            ("2027-02-01", facts, true, ChangeCause.time), ("2027-02-01", facts, false, .dataOrTime),
            ("2027-01-20", none, true, .data), ("2027-01-20", none, false, .data),
            ("2027-02-01", none, false, .dataOrTime), ("2027-02-01", none, true, .time),
        ] {
            var diary = Diary()
            let entered = try diary.look(tracker, facts, "2027-01-10")[0]
            #expect(try entered.due == TriggerWorld.instant("2027-01-31"))
            let left = try diary.look(tracker, later, asOf, isTold: isTold)[0]
            #expect(left.change?.cause == cause, "\(asOf), \(isTold)")
        }
        var diary = Diary()
        _ = try diary.look(tracker, facts, "2027-01-10")
        let other = try Self.tracker(["active": "last_order in last 5 days"], version: "2")
        let ruled = try diary.look(other, facts, "2027-01-11", isTold: true)[0]
        #expect(ruled.change?.cause == .rule && ruled.state.version.text == "2")
    }

    @Test("With a rule for leaving a member stays between the two, and nobody enters there")
    func hysteresis() throws {
        let steady = try StabilityRule(leave: SegmentRule(parsing: "orders < 7"))
        let tracker = try Self.tracker(["many": "orders >= 10"], ["many": steady])
        var diary = Diary()
        var kinds: [SegmentChange.Kind?] = []
        var holds: [SegmentLook.Hold?] = []
        for (day, count) in [8, 10, 8, 7, 6, 8, 10].enumerated() {
            let look = try diary.look(tracker, Self.orders(Int64(count)), "2027-01-0\(day + 1)")[0]
            kinds.append(look.change?.kind)
            holds.append(look.held)
        }
        #expect(kinds == [nil, .entered, nil, nil, .left, nil, .entered])
        #expect(holds == [nil, nil, .leaveRule, .leaveRule, nil, nil, nil])
        // An unknown verdict leaves things as they are.
        #expect(try diary.look(tracker, Examples.facts(), "2027-01-09")[0].held == .leaveRule)
    }

    @Test("A minimum stay and a cool-down hold a change back until they end, and say so")
    func spans() throws {
        let steady = try StabilityRule(minimumStay: .days(10), coolDown: .days(5))
        let tracker = try Self.tracker(["many": "orders >= 3"], ["many": steady])
        var diary = Diary()
        _ = try diary.look(tracker, Self.orders(1), "2027-01-01")
        #expect(try diary.look(tracker, Self.orders(3), "2027-01-02")[0].change?.kind == .entered)
        let end = try TriggerWorld.instant("2027-01-12")
        let held = try diary.look(tracker, Self.orders(1), "2027-01-03")[0]
        #expect(held.held == .minimumStay(until: end) && held.due == end && held.change == nil && held.state.isMember)
        #expect(try diary.look(tracker, Self.orders(1), "2027-01-12T11:59:59Z")[0].change == nil)
        let left = try diary.look(tracker, Self.orders(1), "2027-01-12", isTold: true)[0]
        #expect(left.change?.kind == .left && left.change?.cause == .time)
        let again = try diary.look(tracker, Self.orders(9), "2027-01-13")[0]
        #expect(try again.held == .coolDown(until: TriggerWorld.instant("2027-01-17")) && !again.state.isMember)
        #expect(try diary.look(tracker, Self.orders(9), "2027-01-17")[0].change?.ordinal == 3)
    }

    @Test("A hold that would end after time never ends, and a state without a beginning holds nothing")
    func endsOfTime() throws {
        let steady = try StabilityRule(minimumStay: TimeSpan(microseconds: .max))
        let tracker = try Self.tracker(["many": "orders >= 3"], ["many": steady])
        var diary = Diary()
        _ = try diary.look(tracker, Self.orders(3), "2027-01-02")
        #expect(try diary.look(tracker, Self.orders(1), "2027-01-03")[0].held == .minimumStay(until: .latest))
        let always = SegmentState(
            isMember: true,
            since: nil,
            version: try DefinitionVersion("1"),
            changes: .max,
            next: nil
        )
        let looks = try tracker.looks(
            at: Self.orders(1),
            of: CustomerID("ann"),
            states: [SegmentID("many"): always],
            asOf: .unixEpoch
        )
        #expect(looks[0].change?.kind == .left && looks[0].change?.ordinal == .max)
    }

    @Test("A rule that refers to another segment asks for the membership that is held, and waits for its change")
    func nested() throws {
        let steady = try StabilityRule(minimumStay: .days(10))
        let tracker = try Self.tracker(
            ["best": #"in segment "many" and score > 2"#, "many": "orders >= 3"],
            ["many": steady]
        )
        let facts = try [3, 1].map { try Examples.facts(["orders": .integer($0), "score": .number(3)]) }
        var diary = Diary()
        let entered = try diary.look(tracker, facts[0], "2027-01-02")
        #expect(entered.map(\.change?.kind) == [.entered, .entered])
        let held = try diary.look(tracker, facts[1], "2027-01-03")
        #expect(held.map(\.state.isMember) == [true, true])
        let end = try TriggerWorld.instant("2027-01-12")
        #expect(held.map(\.due) == [end, end])
        let left = try diary.look(tracker, facts[1], "2027-01-12", isTold: true)
        #expect(left.map(\.change?.cause) == [.time, .time])
    }

    @Test("Looking again only when it is due finds what looking all the time finds", arguments: UInt64(1)...8)
    func dueIsEnough(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let days = (0..<3).map { _ in Int.random(in: 1...20, using: &random) }
        let tracker = try Self.tracker(
            [
                "a": "last_order in last \(days[0]) days",
                "b": #"not in segment "a" and last_order in last \#(days[0] + days[1]) days"#,
                "c": #"in segment "b" or days since last_order > \#(days[2])"#,
            ],
            [
                "a": StabilityRule(minimumStay: .hours(.random(in: 0...99, using: &random))),
                "c": StabilityRule(coolDown: .hours(.random(in: 0...99, using: &random))),
            ]
        )
        let start = try TriggerWorld.instant("2027-01-01")
        let facts = try Examples.facts([
            "last_order": .instant(start.advanced(by: .hours(.random(in: -100...200, using: &random))))
        ])
        let customer = try CustomerID("ann")
        let end = try start.advanced(by: .days(40))

        var often: [SegmentID: SegmentState] = [:]
        var changes: [SegmentChange] = []
        for hour in Int64(0)..<(40 * 24) {
            let asOf = try start.advanced(by: .hours(hour))
            for look in try tracker.looks(at: facts, of: customer, states: often, asOf: asOf) {
                often[look.segment] = look.state
                if let change = look.change { changes.append(change) }
            }
        }
        var seldom: [SegmentID: SegmentState] = [:]
        var found: [SegmentChange] = []
        var next: Timestamp? = start
        while let asOf = next, asOf < end {
            let looks = try tracker.looks(at: facts, of: customer, states: seldom, asOf: asOf)
            for look in looks {
                seldom[look.segment] = look.state
                if let change = look.change { found.append(change) }
            }
            next = looks.compactMap(\.due).min()
            if let next { #expect(next > asOf) }
        }
        // Hours are all that anything here depends on, so the hourly looks see each change when it happens.
        #expect(found.map(\.at) == changes.map(\.at))
        #expect(found.map(\.segment) == changes.map(\.segment))
    }

    @Test("A segment that is not there, a rule for leaving that is faulty or refers to a segment, are refused")
    func refused() throws {
        let plain = try StabilityRule(minimumStay: .days(1))
        #expect(refusal { try Self.tracker(["many": "orders >= 3"], ["gone": plain]) } == .unknownSegment)
        let nested = try StabilityRule(leave: SegmentRule(parsing: #"in segment "many""#))
        #expect(refusal { try Self.tracker(["many": "orders >= 3"], ["many": nested]) } == .segmentCycle)
        let faulty = try StabilityRule(leave: SegmentRule(parsing: "order = 3"))
        let error = #expect(throws: SegmentsError.self) { try Self.tracker(["many": "orders >= 3"], ["many": faulty]) }
        #expect(error?.code == .unknownAttribute)
        #expect(error?.path.hasPrefix("many/leave") == true)
        for spans in [(-1, 0), (0, -1)] as [(Int64, Int64)] {
            #expect(
                refusal {
                    try StabilityRule(
                        minimumStay: TimeSpan(microseconds: spans.0),
                        coolDown: TimeSpan(microseconds: spans.1)
                    )
                } == .invalidStability
            )
        }
    }
}
