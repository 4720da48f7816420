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

@Suite("Service: times, targets, reopened and open cases")
struct ServiceTests {
    /// The counts of a year of incidents: by priority how many there were, and how many met their target.
    static let priorities: [(priority: Int, cases: Int, kept: Int)] = [
        (1, 270, 5), (2, 408, 2), (3, 23_466, 15_145), (4, 774, 651),
    ]

    /// Cases with these counts: the first 23,362 are resolved, 12,072 of them within 24 hours, and 275 were opened again.
    static func incidents() throws -> [HandledCase] {
        var cases: [HandledCase] = []
        for (priority, count, kept) in priorities {
            for index in 0..<count {
                let number = cases.count
                let seconds: Int64 = number < 12_072 ? 86_400 : 86_401
                cases.append(
                    try Samples.handledCase(
                        "\(number)",
                        resolution: number < 23_362 ? seconds : nil,
                        priority: priority,
                        reopened: number < 275 ? 2 : 0,
                        verdict: index < kept ? .kept : .missed
                    )
                )
            }
        }
        return cases
    }

    @Test("sla.incidents, sla.incidents_by_priority: a year of incidents as a whole and by priority")
    func incidents() throws {
        let service = try Service(of: Self.incidents(), by: ServiceDefinition(grouping: .priority))
        let all = service.all
        #expect(all.cases == 24_918 && all.resolution.minutes.total == 23_362)
        #expect(all.resolution.open == 1_556 && all.resolution.negative == 0 && all.reopened.count == 275)
        let kept = all.targetsKept(of: .due)
        #expect(kept.count == 15_803 && kept.total == 24_918 && isClose(kept.value, 0.63420017657918))
        #expect(isClose(kept.interval?.lower, 0.62819956850707) && isClose(kept.interval?.upper, 0.640159413354316))
        #expect(try all.resolution.within(.hours(24), of: .resolved).count == 12_072)
        #expect(try all.resolution.within(.hours(24), of: .resolved).total == 23_362)
        #expect(try all.resolution.within(.hours(24), of: .due).total == 24_918)
        #expect(service.groups.map(\.name) == ["1", "2", "3", "4"])
        #expect(service.groups.map { $0.figures.targetsKept(of: .due).total } == [270, 408, 23_466, 774])
        #expect(service.groups.map { $0.figures.targetsKept(of: .due).count } == [5, 2, 15_145, 651])
        #expect(!all.isSmallSample && service.ungrouped == 0)
    }

    @Test("A minute that is begun counts, so that a second more than an hour is not within an hour")
    func minutes() throws {
        let service = try Service(of: [
            Samples.handledCase("1", response: 3_600), Samples.handledCase("2", response: 3_601),
            Samples.handledCase("3", response: 0), Samples.handledCase("4"), Samples.handledCase("5", response: -1),
        ])
        let times = service.all.firstResponse
        #expect(try times.within(.hours(1), of: .resolved).count == 2)
        #expect(try times.within(.minutes(61), of: .resolved).count == 3)
        #expect(try times.within(.zero, of: .due).count == 1)
        #expect(try times.within(.hours(1), of: .due).total == 4)
        #expect(times.open == 1 && times.openShare.total == 4 && times.negative == 1)
        #expect(try times.minutes.nearestRank(.one) == 61)
        #expect(service.all.isSmallSample)
    }

    @Test("A limit below zero or with seconds is refused")
    func refusedLimit() throws {
        let times = try HandlingTimes(minutes: Percentiles([1]), open: 0)
        for limit in [TimeSpan(microseconds: -60_000_000), TimeSpan(microseconds: 61_000_000)] {
            let error = #expect(throws: MetricsError.self) { try times.within(limit, of: .due) }
            #expect(error?.code == .invalidDefinition)
        }
    }

    @Test("Times from counts are what they are, and negative ones are refused")
    func plainTimes() throws {
        let times = try HandlingTimes(minutes: Percentiles([30, 50, 1_500]), open: 1)
        #expect(try times.minutes.nearestRank(.percent(50)) == 50)
        #expect(try times.within(.hours(24), of: .resolved) == Proportion(2, of: 3))
        #expect(try times.within(.hours(24), of: .due) == Proportion(2, of: 4))
        #expect(times.level == .percent95)
        for body in [
            { try HandlingTimes(minutes: Percentiles([-1]), open: 0) },
            { try HandlingTimes(minutes: Percentiles([1]), open: -1) },
            { try HandlingTimes(minutes: Percentiles([1]), open: 0, negative: -1) },
        ] {
            let error = #expect(throws: MetricsError.self) { try body() }
            #expect(error?.code == .invalidCounts)
        }
    }

    static func figures(
        responses: [Int64] = [5, 6],
        open: Int64 = 1,
        reopened: Int64 = 1,
        resolved: (Int64, Int64) = (1, 2),
        due: (Int64, Int64) = (1, 3),
        offScale: Int64 = 1
    ) throws -> ServiceFigures {
        try ServiceFigures(
            firstResponse: HandlingTimes(minutes: Percentiles(responses), open: 1),
            resolution: HandlingTimes(minutes: Percentiles([60]), open: open, negative: 1),
            reopened: reopened,
            resolvedTargets: Proportion(resolved.0, of: resolved.1),
            dueTargets: Proportion(due.0, of: due.1),
            satisfaction: Percentiles([4, 5]),
            satisfactionOffScale: offScale
        )
    }

    @Test("Figures are made from counts, too")
    func plainFigures() throws {
        let figures = try Self.figures()
        #expect(figures.cases == 3 && figures.reopened.count == 1 && figures.meanSatisfaction == 4.5)
        #expect(try figures.targetsKept(of: .resolved) == Proportion(1, of: 2))
        #expect(try figures.targetsKept(of: .due) == Proportion(1, of: 3))
        #expect(figures.definition == .standard && figures.satisfactionOffScale == 1)
    }

    @Test("Figures of different cases are refused")
    func refusedFigures() {
        for body in [
            { try Self.figures(responses: [5]) }, { try Self.figures(open: 2) }, { try Self.figures(reopened: 4) },
            { try Self.figures(resolved: (2, 2)) }, { try Self.figures(resolved: (1, 3)) },
            { try Self.figures(resolved: (0, 2), due: (0, 1)) }, { try Self.figures(due: (1, 4)) },
            { try Self.figures(offScale: 2) }, { try Self.figures(offScale: -1) },
        ] {
            let error = #expect(throws: MetricsError.self) { try body() }
            #expect(error?.code == .invalidCounts)
        }
    }

    @Test("Without cases there are no figures")
    func empty() throws {
        let service = try Service(of: [])
        #expect(service.all.reopened.value == nil && service.all.targetsKept(of: .due).value == nil)
        #expect(service.all.firstResponse.openShare.value == nil && service.all.meanSatisfaction == nil)
        #expect(try service.all.satisfied(from: 4).value == nil)
        #expect(service.groups.isEmpty && service.casesPerGroup == nil && service.busiest == nil)
    }

    @Test("A share of targets names whether open cases count")
    func targets() throws {
        let all = try Service(of: [
            Samples.handledCase("1", resolution: 60, verdict: .kept), Samples.handledCase("2", verdict: .missed),
            Samples.handledCase("3", resolution: 60, verdict: .missed), Samples.handledCase("4"),
            Samples.handledCase("5", verdict: .kept), Samples.handledCase("6", verdict: .missed),
        ]).all
        #expect(try all.targetsKept(of: .resolved) == Proportion(1, of: 2))
        #expect(try all.targetsKept(of: .due) == Proportion(2, of: 5))
    }

    @Test("Satisfaction has a mean and a share; an answer on another scale is counted apart")
    func satisfaction() throws {
        let cases = try [5, 4, 1].enumerated().map { index, answer in
            try Samples.handledCase("\(index)", satisfaction: Rating(answer, on: 1...5))
        }
        let other = try Samples.handledCase("x", satisfaction: Rating(9, on: 0...10))
        let all = try Service(of: cases + [other]).all
        #expect(isClose(all.meanSatisfaction, 3.33333333333333) && all.satisfactionOffScale == 1)
        #expect(try all.satisfied(from: 4) == Proportion(2, of: 3))
        #expect(try all.satisfied(from: .min).count == 3 && all.satisfied(from: .max).count == 0)
        #expect(all.satisfaction.total == 3)
    }

    @Test("The load of an operator is the cases that have one, by operators; names stand in order")
    func load() throws {
        let cases = try ["max", "eve", "max", nil].enumerated().map { index, name in
            try Samples.handledCase("\(index)", by: name)
        }
        let service = try Service(of: cases, by: ServiceDefinition(grouping: .handler))
        #expect(service.groups.map(\.name) == ["eve", "max"] && service.ungrouped == 1)
        #expect(service.casesPerGroup == 1.5 && service.busiest?.name == "max")
        let even = try Service(of: cases.dropFirst(), by: ServiceDefinition(grouping: .handler))
        #expect(even.busiest?.name == "eve")
    }

    @Test("Reasons are groups, too, and priorities stand by number")
    func groupings() throws {
        let cases = try [(10, "late"), (2, "broken")].enumerated().map { index, pair in
            try Samples.handledCase("\(index)", reason: pair.1, priority: pair.0)
        }
        let byReason = try Service(of: cases, by: ServiceDefinition(grouping: .reason))
        #expect(byReason.groups.map(\.name) == ["broken", "late"])
        let byPriority = try Service(of: cases, by: ServiceDefinition(grouping: .priority))
        #expect(byPriority.groups.map(\.name) == ["2", "10"])
        #expect(byPriority.definition.grouping == .priority)
    }

    @Test(
        "The verdict follows from when a case was due",
        arguments: [
            (nil, 5, nil), (10, 10, CaseVerdict.kept), (10, 11, .missed), (10, nil, .missed), (30, nil, nil),
            (20, nil, nil),
        ] as [(Int64?, Int64?, CaseVerdict?)]
    )
    func verdicts(due: Int64?, resolved: Int64?, expected: CaseVerdict?) throws {
        let verdict = CaseVerdict.verdict(
            due: try due.map { try Timestamp(secondsSince1970: $0) },
            resolvedAt: try resolved.map { try Timestamp(secondsSince1970: $0) },
            asOf: try Timestamp(secondsSince1970: 20)
        )
        #expect(verdict == expected)
    }
}
