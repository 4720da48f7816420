//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What movements of points fold into: sums by the month of the grant, and by the month of the last day.
struct MovementSums: FactState {
    /// What became of the points of one month, so far as a part knows: only the whole is above zero throughout.
    struct Cohort: Hashable, Sendable {
        var issued: Int64 = 0
        var redeemed: Int64 = 0
        var expired: Int64 = 0
        var withdrawn: Int64 = 0

        mutating func add(_ other: Cohort) throws(MetricsError) {
            issued = try Tally.signedSum(issued, other.issued)
            redeemed = try Tally.signedSum(redeemed, other.redeemed)
            expired = try Tally.signedSum(expired, other.expired)
            withdrawn = try Tally.signedSum(withdrawn, other.withdrawn)
        }
    }

    private(set) var cohorts: [MonthKey: Cohort] = [:]
    private(set) var expiries: [MonthKey: Int64] = [:]

    mutating func add(_ fact: MovementFact) throws(MetricsError) {
        var part = MovementSums()
        for change in fact.cohorts {
            try part.cohorts[change.month, default: Cohort()].add(Self.cohort(of: fact.kind, change.steps))
        }
        for change in fact.expiries {
            part.expiries[change.month] = try Tally.signedSum(part.expiries[change.month, default: 0], change.steps)
        }
        try merge(part)
    }

    mutating func merge(_ other: Self) throws(MetricsError) {
        // The new sums are made apart, so that a refusal half-way leaves this part as it was.
        var newCohorts: [(MonthKey, Cohort)] = []
        for (month, added) in other.cohorts {
            var cohort = cohorts[month, default: Cohort()]
            try cohort.add(added)
            newCohorts.append((month, cohort))
        }
        var newExpiries: [(MonthKey, Int64)] = []
        for (month, added) in other.expiries {
            newExpiries.append((month, try Tally.signedSum(expiries[month, default: 0], added)))
        }
        for (month, cohort) in newCohorts { cohorts[month] = cohort }
        for (month, steps) in newExpiries { expiries[month] = steps }
    }

    /// What a movement means for the points of one month.
    private static func cohort(of kind: PointsMovementKind, _ steps: Int64) throws(MetricsError) -> Cohort {
        switch kind {
        case .accrued where steps >= 0: Cohort(issued: steps)
        case .redeemed where steps <= 0: Cohort(redeemed: -steps)
        case .expired where steps <= 0: Cohort(expired: -steps)
        case .adjusted: steps > 0 ? Cohort(issued: steps) : Cohort(withdrawn: -steps)
        // What comes back to the member undoes a redemption; what goes undoes an accrual.
        case .reversed: steps > 0 ? Cohort(redeemed: -steps) : Cohort(withdrawn: -steps)
        case .accrued, .redeemed, .expired:
            throw MetricsError(
                .invalidCounts,
                "members gain points by accruals and lose them by redemptions and expiry"
            )
        }
    }
}

// MARK: - Coding

extension MovementSums {
    private enum CodingKeys: String, CodingKey { case cohorts, expiries }

    private struct Entry: Codable {
        let month: MonthKey
        let cohort: Cohort

        init(_ month: MonthKey, _ cohort: Cohort) {
            self.month = month
            self.cohort = cohort
        }

        init(from decoder: any Decoder) throws {
            month = try MonthKey(from: decoder)
            cohort = try Cohort(from: decoder)
        }

        func encode(to encoder: any Encoder) throws {
            try month.encode(to: encoder)
            try cohort.encode(to: encoder)
        }
    }

    mutating func read(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        for entry in try container.decode([Entry].self, forKey: .cohorts) {
            try container.check(cohorts[entry.month] == nil, .cohorts, "a month stands once in a state")
            cohorts[entry.month] = Cohort()
            try cohorts[entry.month]?.add(entry.cohort)
        }
        for entry in try container.decode([MovementFact.Steps].self, forKey: .expiries) {
            try container.check(expiries[entry.month] == nil, .expiries, "a month stands once in a state")
            expiries[entry.month] = try Tally.signedSum(0, entry.steps)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(
            cohorts.sorted { $0.key < $1.key }.map { Entry($0.key, $0.value) },
            forKey: .cohorts
        )
        try container.encode(
            expiries.sorted { $0.key < $1.key }.map { MovementFact.Steps(month: $0.key, steps: $0.value) },
            forKey: .expiries
        )
    }
}

extension MovementSums.Cohort: Codable {}
