//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Anniversaries: the same day every year, by the customer's calendar")
struct AnniversaryTests {
    static func occasions(
        of date: String,
        _ rule: LeapDayRule = .february28,
        daysBefore: Int32 = 0,
        years: [Int] = [],
        since: String,
        asOf: String,
        in zone: some TimeZoneRules = FixedOffset.utc
    ) throws -> TriggerOutcome {
        let anniversary = try Anniversary(
            of: "birthday",
            at: LocalTime(hour: 10),
            daysBefore: daysBefore,
            leapDay: rule,
            years: years
        )
        let trigger = try TriggerWorld.trigger("t", .anniversary(anniversary), validForHours: 24 * 365 * 100)
        return try TriggerPlan([trigger]).outcome(
            for: TriggerWorld.profile(dates: ["birthday": date]),
            since: TriggerWorld.instant(since),
            asOf: TriggerWorld.instant(asOf),
            in: zone
        )
    }

    @Test(
        "A 29 February is another day in other years, as the trigger says",
        arguments: [
            (LeapDayRule.february28, ["2027-02-28", "2028-02-29", "2029-02-28"]),
            (.march1, ["2027-03-01", "2028-02-29", "2029-03-01"]), (.leapYearsOnly, ["2028-02-29"]),
        ]
    )
    func leapDay(rule: LeapDayRule, days: [String]) throws {
        let outcome = try Self.occasions(of: "1992-02-29", rule, since: "2027-01-01", asOf: "2029-12-31")
        #expect(try outcome.requests.map(\.occasion) == days.map { try Timestamp(parsing: $0 + "T10:00:00Z") })
    }

    @Test("A leap day that was skipped for eight years has its next occasion all the same")
    func eightYears() throws {
        let outcome = try Self.occasions(of: "1892-02-29", .leapYearsOnly, since: "1896-03-01", asOf: "1896-04-01")
        #expect(try outcome.next == Timestamp(parsing: "1904-02-29T10:00:00Z"))
        #expect(outcome.requests == [])
    }

    @Test("Days before cross the turn of the year, and the occasion counts from the first year on")
    func daysBefore() throws {
        let outcome = try Self.occasions(of: "1990-01-03", daysBefore: 7, since: "2026-12-01", asOf: "2026-12-31")
        let request = try #require(outcome.requests.first)
        #expect(try request.occasion == Timestamp(parsing: "2026-12-27T10:00:00Z"))
        #expect(
            request.values == [
                "name": .text("Ann"), "years": .integer(37), "date": .date(try CivilDate(parsing: "2027-01-03")),
            ]
        )
        let born = try Self.occasions(of: "2027-01-03", since: "2026-12-01", asOf: "2027-01-31")
        #expect(born.requests == [])
        #expect(try born.next == Timestamp(parsing: "2028-01-03T10:00:00Z"))
    }

    @Test("Only the years that are named count")
    func years() throws {
        let outcome = try Self.occasions(
            of: "2020-05-01",
            years: [1, 5, 10, 9_998],
            since: "2020-01-01",
            asOf: "2026-01-01"
        )
        #expect(outcome.requests.map { $0.values["years"] } == [.integer(1), .integer(5)])
        #expect(try outcome.next == Timestamp(parsing: "2030-05-01T10:00:00Z"))
    }

    @Test("The time is that of the customer's clock, and the instant of the change where clocks skip it")
    func localTime() throws {
        let moscow = try FixedOffset(hours: 3)
        let outcome = try Self.occasions(of: "1990-05-17", since: "2027-05-01", asOf: "2027-05-31", in: moscow)
        #expect(try outcome.requests.map(\.occasion) == [Timestamp(parsing: "2027-05-17T07:00:00Z")])
        let night = try Anniversary(of: "birthday", at: LocalTime(hour: 2, minute: 30), leapDay: .march1)
        let skipped = try TriggerWorld.outcome(
            [.anniversary(night)],
            profile: TriggerWorld.profile(dates: ["birthday": "1990-03-28"]),
            since: "2027-03-27",
            asOf: "2027-03-29T01:00:00Z",
            in: ShiftingZone.spring()
        )
        #expect(try skipped.requests.map(\.occasion) == [Timestamp(parsing: "2027-03-28T01:00:00Z")])
    }

    @Test("A customer without the date has no occasion, and no year after 9999 has one")
    func none() throws {
        let kind = try TriggerKind.birthday(at: LocalTime(hour: 10), leapDay: .march1)
        let outcome = try TriggerWorld.outcome([kind], since: "2027-01-01", asOf: "2028-01-01")
        #expect(outcome.requests == [] && outcome.next == nil)
        let last = try Self.occasions(of: "1992-02-29", .march1, since: "9999-12-01", asOf: "9999-12-31")
        #expect(last.requests == [] && last.next == nil)
    }

    @Test("Numbers that make no anniversary are refused", arguments: [(Int32(-1), 1), (367, 1), (0, 0), (0, 9_999)])
    func refused(daysBefore: Int32, year: Int) throws {
        let error = #expect(throws: SegmentsError.self) {
            try Anniversary(
                of: "birthday",
                at: LocalTime(hour: 10),
                daysBefore: daysBefore,
                leapDay: .march1,
                years: [year]
            )
        }
        #expect(error?.code == .invalidTrigger)
    }
}
