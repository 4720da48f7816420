//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What is kept of the visits of one customer at one place.
struct VisitorTotals: Hashable, Sendable {
    var periods = CustomerPeriods()
    /// How many visits lay within the periods.
    var visits: Int64 = 0
    var lastAt: Timestamp
}

/// The sums over the visits of one place.
struct VisitTotals: Hashable, Sendable {
    /// How many there are in all.
    private(set) var total: Int64 = 0
    private var visits: [Int64]
    private var anonymous: [Int64]
    private var outside: Int64 = 0
    private var customers: [CustomerID: VisitorTotals] = [:]

    init(periods: Int) {
        visits = Array(repeating: 0, count: periods)
        anonymous = visits
    }

    mutating func add(_ fact: VisitFact, at position: PeriodPosition) {
        total += 1
        guard let customer = fact.customer else {
            if case .period(let index) = position { anonymous[index] += 1 } else { outside += 1 }
            return
        }
        var visitor = customers[customer] ?? VisitorTotals(lastAt: fact.at)
        visitor.periods.insert(position)
        visitor.lastAt = max(visitor.lastAt, fact.at)
        if case .period(let index) = position {
            visits[index] += 1
            visitor.visits += 1
        } else {
            outside += 1
        }
        customers[customer] = visitor
    }

    /// Adds the sums of another part, whose total fits with this one's.
    mutating func merge(_ other: VisitTotals) {
        total += other.total
        outside += other.outside
        for index in visits.indices {
            visits[index] += other.visits[index]
            anonymous[index] += other.anonymous[index]
        }
        for (customer, added) in other.customers {
            var visitor = customers[customer] ?? VisitorTotals(lastAt: added.lastAt)
            visitor.periods.formUnion(added.periods)
            visitor.visits += added.visits
            visitor.lastAt = max(visitor.lastAt, added.lastAt)
            customers[customer] = visitor
        }
    }

    func figures(by definition: AudienceDefinition, asOf: Timestamp) throws(MetricsError) -> AudienceFigures {
        var visitsPerCustomer = Percentiles()
        var daysSinceLastVisit = Percentiles()
        let day: Int64 = 86_400_000_000
        for visitor in customers.values {
            if visitor.visits > 0 { try visitsPerCustomer.add(visitor.visits) }
            let age = visitor.lastAt.span(to: asOf)
            if age >= .zero { try daysSinceLastVisit.add(age.microseconds / day) }
        }
        let lifecycle = try Lifecycle(
            customers.values.lazy.filter { !$0.periods.isEarlier }.map(\.periods.bits),
            earlier: customers.values.lazy.filter(\.periods.isEarlier).map(\.periods.bits),
            by: LifecycleDefinition(
                definition.grid,
                confidence: definition.confidence,
                minimumSample: definition.minimumSample
            ),
            asOf: asOf
        )
        return try AudienceFigures(
            lifecycle: lifecycle,
            visits: Array(visits.prefix(lifecycle.counts.count)),
            anonymousVisits: Array(anonymous.prefix(lifecycle.counts.count)),
            visitsOutside: outside,
            visitsPerCustomer: visitsPerCustomer,
            daysSinceLastVisit: daysSinceLastVisit
        )
    }
}

// MARK: - Coding

extension VisitTotals: Codable {
    private enum CodingKeys: String, CodingKey { case anonymous, customers, outside, visits }

    private struct Entry: Codable {
        let customer: CustomerID
        let isEarlier: Bool
        let isLater: Bool
        let lastAt: Timestamp
        let periods: PeriodBits
        let visits: Int64
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        visits = try container.decode([Int64].self, forKey: .visits)
        anonymous = try container.decode([Int64].self, forKey: .anonymous)
        outside = try container.decode(Int64.self, forKey: .outside)
        total = try Tally.sum(ofCounts: visits + anonymous + [outside])
        let entries = try container.decode([Entry].self, forKey: .customers)
        for entry in entries {
            customers[entry.customer] = VisitorTotals(
                periods: CustomerPeriods(entry.periods, isEarlier: entry.isEarlier, isLater: entry.isLater),
                visits: entry.visits,
                lastAt: entry.lastAt
            )
        }
        let known = try Tally.sum(ofCounts: entries.map(\.visits))
        try container.check(
            customers.count == entries.count && known == (try Tally.sum(ofCounts: visits)),
            .customers,
            "a customer stands once in a state, and together they have the visits of the periods"
        )
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let entries = customers.sorted { $0.key < $1.key }.map { customer, visitor in
            Entry(
                customer: customer,
                isEarlier: visitor.periods.isEarlier,
                isLater: visitor.periods.isLater,
                lastAt: visitor.lastAt,
                periods: visitor.periods.bits,
                visits: visitor.visits
            )
        }
        try container.encode(anonymous, forKey: .anonymous)
        try container.encode(entries, forKey: .customers)
        try container.encode(outside, forKey: .outside)
        try container.encode(visits, forKey: .visits)
    }

    /// Whether the counts are those of a grid's periods: each with as many visits as customers, or more.
    func fits(_ grid: PeriodGrid) -> Bool {
        guard visits.count == grid.count, anonymous.count == grid.count else { return false }
        var active = LifecycleCounter()
        active.add(customers.values.map(\.periods.bits), observed: .max, areNew: true)
        let counts = active.counts(of: 64)
        return counts.indices.allSatisfy { $0 < grid.count ? counts[$0].active <= visits[$0] : counts[$0].active == 0 }
            && customers.values.allSatisfy { $0.visits >= Int64($0.periods.bits.count) }
    }
}
