//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards

/// Ladders and histories as the tests of tiers write them.
enum TierSample {
    static func tiers(_ list: [(String, Int64)]) throws -> [Tier] {
        try list.map { Tier(try TierID($0.0), from: $0.1) }
    }

    /// Silver from 100, gold from 200, platinum from 300.
    static func ladder(
        _ window: QualificationWindow,
        measure: TierLadder.Measure = .points,
        crossing: TierCrossing = .before,
        downgrade: TierDowngrade = .immediate
    ) throws -> TierLadder {
        try TierLadder(
            measure: measure,
            window: window,
            tiers: tiers([("silver", 100), ("gold", 200), ("platinum", 300)]),
            crossing: crossing,
            downgrade: downgrade
        )
    }

    static func entry(_ at: String, _ points: Int64, _ id: String? = nil) throws -> QualifyingEntry {
        QualifyingEntry(
            at: try Sample.time(at),
            amounts: QualifyingAmounts(points: points),
            source: .order(try OrderID(id ?? at))
        )
    }

    static func history(_ list: [(String, Int64)]) throws -> QualifyingHistory {
        try QualifyingHistory(list.map { try entry($0.0, $0.1) })
    }

    static func facts(_ list: [(String, Int64)], enrolledAt: String? = nil) throws -> TierFacts {
        TierFacts(history: try history(list), enrolledAt: try enrolledAt.map { try Sample.time($0) })
    }

    static func id(_ name: String) throws -> AccrualID { .order(try OrderID(name)) }
}

extension TierLadder {
    /// Where a member stands at an instant in UTC.
    func standing(of facts: TierFacts, at: String) throws -> TierStanding {
        try standing(of: facts, asOf: Sample.time(at), in: FixedOffset.utc)
    }

    func name(of facts: TierFacts, at: String) throws -> String? { try standing(of: facts, at: at).tier?.id.text }
}

extension TierFacts {
    /// The same facts with another record.
    func with(_ record: TierRecord?) -> TierFacts {
        TierFacts(history: history, record: record, enrolledAt: enrolledAt, balance: balance)
    }
}
