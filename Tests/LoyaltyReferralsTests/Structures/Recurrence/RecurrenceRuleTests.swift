//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import Testing

@Suite("Recurrence: which of a customer's sales pay commission")
struct RecurrenceRuleTests {
    private func at(_ text: String) throws -> Timestamp { try Timestamp(parsing: text) }

    private func evaluation(
        _ rule: RecurrenceRule,
        _ instant: String,
        first: String? = nil,
        earlier: Int = 1,
        under old: RecurrenceRule? = nil,
        in zone: FixedOffset = .utc
    ) throws -> RecurrenceEvaluation {
        let history = try first.map { RecurrenceHistory(firstAt: try at($0), earlier: earlier, rule: old) }
        return rule.evaluation(of: try at(instant), after: history, in: zone)
    }

    @Test("V24: once is once, and a plan that recurs later does not revive the customer")
    func once() throws {
        let once = try RecurrenceRule(.once)
        #expect(try evaluation(once, "2026-06-01T00:00:00Z").isPaid)
        let second = try evaluation(once, "2026-07-01T00:00:00Z", first: "2026-06-01T00:00:00Z")
        #expect(second.finding == .firstOnly)
        #expect(second.number == 2)
        let later = try RecurrenceRule(.forever)
        let revived = try evaluation(later, "2026-07-01T00:00:00Z", first: "2026-06-01T00:00:00Z", under: once)
        #expect(revived.finding == .firstOnly)
    }

    @Test("V26: twelve months are one invoice of an annual plan, and twelve invoices are twelve years of it")
    func annual() throws {
        let (months, invoices) = (try RecurrenceRule(.months(12)), try RecurrenceRule(.invoices(12)))
        for year in 0...13 {
            let instant = "\(2026 + year)-06-01T10:00:00Z"
            let first = year == 0 ? nil : "2026-06-01T10:00:00Z"
            #expect(try evaluation(months, instant, first: first, earlier: year).isPaid == (year == 0))
            #expect(try evaluation(invoices, instant, first: first, earlier: year).isPaid == (year < 12))
        }
        #expect(
            try evaluation(invoices, "2038-06-01T00:00:00Z", first: "2026-06-01T00:00:00Z", earlier: 12).finding
                == .invoicesEnded
        )
    }

    @Test("V10: a trial pays 20 per cent of 100.00 now, and a renewal 50 per cent of 50.00 when it comes")
    func trial() throws {
        let trial = (rule: try RecurrenceRule(.once), rate: try Rate.percent(20))
        let renewals = (rule: try RecurrenceRule(.forever, startingAt: 2), rate: try Rate.percent(50))
        func paid(_ cents: Int64, _ instant: String, first: String?) throws -> Int64 {
            try [trial, renewals].reduce(0) { sum, part in
                guard try evaluation(part.rule, instant, first: first).isPaid else { return sum }
                return sum + (try part.rate.applied(to: cents, rounding: .down))
            }
        }
        #expect(try paid(10_000, "2026-06-01T00:00:00Z", first: nil) == 2_000)
        #expect(try paid(5_000, "2026-07-01T00:00:00Z", first: "2026-06-01T00:00:00Z") == 2_500)
        #expect(try evaluation(renewals.rule, "2026-06-01T00:00:00Z").finding == .notYet)
    }

    @Test(
        "A month ends on the same day, or on the last one of a shorter month, and that day pays no more",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-03-31", 3, "2026-06-30"),
            ("2026-01-15", 12, "2027-01-15"),
        ] as [(String, Int, String)]
    )
    func clamped(first: String, months: Int, end: String) throws {
        let rule = try RecurrenceRule(.months(months))
        let last = try CivilDate(parsing: end).advanced(by: .days(-1))
        let before = try evaluation(rule, "\(last)T23:59:59Z", first: "\(first)T12:00:00Z")
        #expect(before.isPaid)
        #expect(before.end == (try CivilDate(parsing: end)))
        let after = try evaluation(rule, "\(end)T00:00:00Z", first: "\(first)T12:00:00Z")
        #expect(after.finding == .monthsEnded)
    }

    @Test("The zone decides which date an instant is")
    func zone() throws {
        let rule = try RecurrenceRule(.months(1))
        let (first, instant) = ("2026-06-10T12:00:00Z", "2026-07-09T22:00:00Z")
        #expect(try evaluation(rule, instant, first: first).isPaid)
        #expect(try !evaluation(rule, instant, first: first, in: FixedOffset(hours: 3)).isPaid)
    }

    @Test("Months beyond the calendar never end")
    func farAway() throws {
        let evaluation = try evaluation(RecurrenceRule(.months(1_200)), "9950-01-01T00:00:00Z")
        #expect(evaluation.isPaid)
        #expect(evaluation.end == nil)
    }

    @Test("Commission that the host has stopped stays stopped, under every rule")
    func stopped() throws {
        let history = RecurrenceHistory(firstAt: try Make.day(0), earlier: 0, isStopped: true)
        #expect(history.earlier == 1)
        let evaluation = try RecurrenceRule(.forever).evaluation(of: Make.day(1), after: history, in: FixedOffset.utc)
        #expect(evaluation.finding == .stopped)
        let text = MessageRenderer(.english, catalog: .referrals).text(for: evaluation.explanation)
        #expect(text == "✗ Commission for this customer is stopped")
    }

    @Test("An end is told as a date")
    func explanation() throws {
        let evaluation = try evaluation(
            RecurrenceRule(.months(1)),
            "2026-08-01T00:00:00Z",
            first: "2026-06-01T00:00:00Z"
        )
        #expect(evaluation.explanation.reason.values["end"] == .date(try CivilDate(parsing: "2026-07-01")))
    }

    @Test(
        "A rule reads what it writes, byte for byte",
        arguments: [
            (#"{"duration":{"kind":"once"},"startingAt":1,"version":1}"#, .once, 1),
            (#"{"duration":{"count":12,"kind":"months"},"startingAt":1,"version":1}"#, .months(12), 1),
            (#"{"duration":{"count":3,"kind":"invoices"},"startingAt":2,"version":1}"#, .invoices(3), 2),
            (#"{"duration":{"kind":"forever"},"startingAt":1,"version":1}"#, .forever, 1),
        ] as [(String, RecurrenceRule.Duration, Int)]
    )
    func golden(text: String, duration: RecurrenceRule.Duration, start: Int) throws {
        let rule = try RecurrenceRule(duration, startingAt: start)
        #expect(try CanonicalJSON.text(of: rule) == text)
        #expect(try CanonicalJSON.decode(RecurrenceRule.self, from: text) == rule)
        let later = text.replacing("version\":1", with: "version\":2")
        Make.expectRefused(RecurrenceRule.self, later, .unsupportedVersion)
    }

    @Test(
        "No months, too many, no invoices and a start before the first sale are refused",
        arguments: [(.months(0), 1), (.months(1_201), 1), (.invoices(0), 1), (.once, 0), (.invoices(.max), 1)]
            as [(RecurrenceRule.Duration, Int)]
    )
    func malformed(duration: RecurrenceRule.Duration, start: Int) throws {
        let error = #expect(throws: ReferralsError.self) { try RecurrenceRule(duration, startingAt: start) }
        #expect(error?.code == .invalidPlan)
    }
}
