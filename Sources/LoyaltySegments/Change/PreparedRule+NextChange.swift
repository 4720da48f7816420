//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension PreparedRule {
    /// Returns the first instant at which a customer comes or goes by time alone, if nothing new happens.
    ///
    /// So "about to leave" needs no nightly look at everybody: keep the instant, and look again then or when something new
    /// arrives.
    ///
    /// - Parameters:
    ///   - facts: What is known about the customer.
    ///   - members: The segments that the customer belongs to, of those that the rule refers to; they are taken to last.
    ///   - asOf: The instant to begin with.
    /// - Returns: The first instant after `asOf` at which the verdict becomes yes or is yes no longer; nil if it never does.
    ///   After ``maximumTimeSteps`` instants at which something that the rule reads changes it is the last of these: then the
    ///   verdict may change from there on.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for facts of another schema.
    /// - Complexity: O(*n* · *s*) in the time that a verdict takes and the number of instants before it changes.
    public func nextChange(
        for facts: Facts,
        members: Set<SegmentID> = [],
        asOf: Timestamp
    ) throws(SegmentsError) -> Timestamp? {
        let isMember = try verdict(for: facts, members: members, asOf: asOf) == .yes
        var instant = asOf
        for _ in 0..<Self.maximumTimeSteps {
            var steps = TimeSteps(after: instant, in: rules ?? FixedOffset.utc)
            steps.add(root, try input(facts, members: members, asOf: instant))
            for window in table.windows.values { steps.add(window, facts.events) }
            guard let next = steps.next else { return nil }
            if (try verdict(for: facts, members: members, asOf: next) == .yes) != isMember { return next }
            instant = next
        }
        return instant
    }

    /// How many instants ``nextChange(for:members:asOf:)`` looks at.
    public static let maximumTimeSteps = 1_000
}

/// The first instant after another at which something that rules read changes by time alone.
struct TimeSteps {
    private(set) var next: Timestamp?
    private let start: Timestamp
    private let zone: any TimeZoneRules

    init(after start: Timestamp, in zone: any TimeZoneRules) {
        self.start = start
        self.zone = zone
    }

    private mutating func add(_ instant: Timestamp?) {
        guard let instant, instant > start else { return }
        next = min(next ?? instant, instant)
    }

    private mutating func add(microseconds: Int64) { add(try? Timestamp(microsecondsSince1970: microseconds)) }

    /// Adds what the tests of a rule ask of instants and dates.
    mutating func add(_ node: PreparedNode, _ input: RuleInput) {
        for part in node.parts { add(part, input) }
        guard let test = node.test else { return }
        if case .daysSince(let moment) = test.operand, let counts = test.test.condition.counts {
            addDays(counts, since: moment, input)
        } else {
            addDays(since: test.operand, input)
        }
        guard case .inLastDays(let days) = test.test.condition else { return }
        var value = test.test.fallback
        if case .plain(let found)? = test.operand.value(input) { value = found }
        guard case .instant(let instant)? = value else { return }
        add(instant)
        add(microseconds: instant.microsecondsSince1970 + days * PreparedOperand.microsecondsPerDay)
    }

    /// Adds when the days since a moment come to numbers that a test asks for, and when they go beyond them.
    private mutating func addDays(_ counts: [Int64], since moment: PreparedOperand, _ input: RuleInput) {
        guard case .plain(let value)? = moment.value(input) else { return }
        for count in counts.flatMap({ [$0, $0 + 1] }) {
            switch value {
            case .instant(let instant):
                add(microseconds: instant.microsecondsSince1970 + count * PreparedOperand.microsecondsPerDay)
            case .date(let date):
                let day = try? CivilDate(daysSince1970: Int64(date.daysSince1970) + count)
                add(day.flatMap { try? zone.startOfDay($0) })
            default: break
            }
        }
    }

    /// Adds the next day of each count of days in an operand.
    private mutating func addDays(since operand: PreparedOperand, _ input: RuleInput) {
        switch operand {
        case .slot, .value: break
        case .computed(_, let first, let second):
            addDays(since: first, input)
            addDays(since: second, input)
        case .daysSince(let moment):
            guard case .plain(let value)? = moment.value(input) else { return }
            switch value {
            case .instant(let instant):
                let day = PreparedOperand.microsecondsPerDay
                let passed = start.microsecondsSince1970 - instant.microsecondsSince1970
                let days = passed / day - (passed % day < 0 ? 1 : 0)
                add(microseconds: instant.microsecondsSince1970 + (days + 1) * day)
            case .date: addMidnight()
            default: break
            }
        }
    }

    private mutating func addMidnight() {
        add((try? zone.date(at: start).advanced(by: .days(1))).flatMap { try? zone.startOfDay($0) })
    }

    /// Adds when events come into a window, when they leave it, and when its period begins anew.
    mutating func add(_ window: PreparedWindow, _ events: [[EventRow]]) {
        for row in events[window.kind] {
            add(microseconds: row.at)
            if case .rolling(let days) = window.window.period {
                add(microseconds: row.at + days * PreparedOperand.microsecondsPerDay)
            }
            if let filter = window.filter {
                let today = window.needsZone ? zone.date(at: start) : nil
                add(filter, RuleInput(row.values, start, today: today))
            }
        }
        // A period that holds no event has none to lose.
        guard case .calendar(let unit, _) = window.window.period,
            !window.rows(of: events, asOf: start, zone: zone).isEmpty
        else { return }
        let end = (try? unit.dates(containing: zone.date(at: start)))?.end
        add(end.flatMap { try? zone.startOfDay($0) })
    }
}

extension SegmentTest.Condition {
    /// The counts of days that a comparison turns on, but for those beyond all dates; nil for another condition.
    fileprivate var counts: [Int64]? {
        let constants: [AttributeValue]
        switch self {
        case .compare(_, let constant): constants = [constant]
        case .oneOf(let list): constants = list
        default: return nil
        }
        let bounds = -2 * SegmentTest.maximumDays...2 * SegmentTest.maximumDays
        return constants.compactMap { constant in
            switch constant {
            case .integer(let count): bounds.contains(count) ? count : nil
            case .number(let count): Int64(exactly: count.rounded(.down)).flatMap { bounds.contains($0) ? $0 : nil }
            default: nil
            }
        }
    }
}
