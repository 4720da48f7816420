//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// A histogram of answers for each period, by its first date.
struct AnswersByPeriod: FactState {
    struct Fact: Hashable, Codable, Sendable {
        let answer: AnswerFact
        let period: CivilDate
    }

    private(set) var periods: [CivilDate: AnswerHistogram] = [:]
    private let period: CalendarPeriod
    private let scale: ClosedRange<Int>

    init(_ definition: NetPromoterTrendDefinition) {
        period = definition.period
        scale = definition.score.scale.answers
    }

    mutating func add(_ fact: Fact) throws(MetricsError) {
        try check(fact.period)
        var histogram = periods[fact.period] ?? AnswerHistogram(scale: scale)
        try histogram.add(fact.answer)
        periods[fact.period] = histogram
    }

    mutating func merge(_ other: Self) throws(MetricsError) {
        var merged = periods
        for (start, added) in other.periods {
            var histogram = merged[start] ?? AnswerHistogram(scale: scale)
            try histogram.merge(added)
            merged[start] = histogram
        }
        periods = merged
    }

    private func check(_ start: CivilDate) throws(MetricsError) {
        guard try PeriodStart.dates(of: period, containing: start).start == start else {
            throw MetricsError(.dateOutOfRange, "a state names a period by its first date")
        }
    }
}

// MARK: - Coding

extension AnswersByPeriod {
    private enum CodingKeys: String, CodingKey { case answers, period }

    mutating func read(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        while !container.isAtEnd {
            let entry = try container.nestedContainer(keyedBy: CodingKeys.self)
            let start = try entry.decode(CivilDate.self, forKey: .period)
            try check(start)
            try entry.check(periods[start] == nil, .period, "a period stands once in a state")
            periods[start] = try AnswerHistogram(from: entry.superDecoder(forKey: .answers), scale: scale)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        for (start, histogram) in periods.sorted(by: { $0.key < $1.key }) {
            var entry = container.nestedContainer(keyedBy: CodingKeys.self)
            try entry.encode(start, forKey: .period)
            try histogram.encode(to: entry.superEncoder(forKey: .answers))
        }
    }
}
