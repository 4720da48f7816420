//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Takes parts of sales up the levels of a cascade.
struct CascadeEngine {
    private let component: Int32
    private let rule: UnilevelRule
    private let shares: [LevelShare]
    private let context: PlanContext
    /// Who is next up the line, for each level; empty if lines differ from instant to instant.
    private let paths: [CascadePath]

    init(_ component: Int, _ rule: UnilevelRule, _ context: PlanContext) {
        self.component = Int32(truncatingIfNeeded: component)
        self.rule = rule
        self.context = context
        shares = rule.levels.map { LevelShare($0, rule.rounding) }
        paths =
            context.forest.isConstant
            ? CommissionRun.paths(rule, context.forest.snapshot, context.qualifiedLevels) : []
    }

    /// Adds a row for each level, paid or forfeited.
    func add(_ part: SalePart, at instant: Timestamp, to rows: inout [PlanRow]) throws(ReferralsError) {
        guard paths.isEmpty else { return addByPath(part, to: &rows) }
        var walk = CascadeWalk(rule, context, part.seller, at: instant)
        for level in shares.indices { add(part, level, on: try walk.payee(of: level), to: &rows) }
    }

    private func addByPath(_ part: SalePart, to rows: inout [PlanRow]) {
        var partner = paths[0].first[Int(part.seller)]
        for level in shares.indices {
            if level > 0, partner >= 0 { partner = paths[level].next[Int(partner)] }
            add(part, level, on: partner, to: &rows)
        }
    }

    private func add(_ part: SalePart, _ level: Int, on partner: Int32, to rows: inout [PlanRow]) {
        rows.append(
            PlanRow(
                payee: partner >= 0 && context.isQualified(partner, for: level) ? partner : -1,
                seller: part.seller,
                component: component,
                level: Int32(truncatingIfNeeded: level + 1),
                share: shares[level].part(of: part.base)
            )
        )
    }
}

extension PlanContext {
    /// Whether a partner is paid for a level, counted from 0.
    func isQualified(_ partner: Int32, for level: Int) -> Bool {
        qualifiedLevels.isEmpty || Int(qualifiedLevels[Int(partner)]) > level
    }
}

/// The way of one part of a sale up the line of sponsors as they were at its instant.
struct CascadeWalk {
    private let rule: UnilevelRule
    private let context: PlanContext
    private let instant: Timestamp
    /// Who is next; −1 above the top.
    private var next: Int32
    private var hops = 0
    /// Everybody who was met on the way, and what came of it; kept only for explanations.
    private(set) var stops: [Stop] = []
    private let keepsStops: Bool

    struct Stop {
        let partner: Int32
        /// The level, from 0.
        let level: Int
        let finding: CascadeStop.Finding
    }

    init(
        _ rule: UnilevelRule,
        _ context: PlanContext,
        _ seller: Int32,
        at instant: Timestamp,
        keepingStops: Bool = false
    ) {
        self.rule = rule
        self.context = context
        self.instant = instant
        keepsStops = keepingStops
        next = rule.start == .seller ? seller : context.forest.sponsor(of: seller, at: instant)
    }

    /// Returns who is on a level, counted from 0 and asked for in order; −1 for nobody.
    ///
    /// Whether they are qualified is not asked where an unqualified one uses the level up.
    ///
    /// - Parameter level: The level.
    /// - Returns: The number of the partner.
    /// - Throws: ``ReferralsError`` with code `invalidForest` for a line that has no end.
    mutating func payee(of level: Int) throws(ReferralsError) -> Int32 {
        while next >= 0 {
            let partner = next
            hops += 1
            guard hops <= context.forest.count else { throw PlanForest.cycle }
            next = context.forest.sponsor(of: partner, at: instant)
            let finding = finding(partner, level)
            if keepsStops { stops.append(Stop(partner: partner, level: level, finding: finding)) }
            if finding == .paid || finding == .unqualified { return partner }
        }
        if keepsStops { stops.append(Stop(partner: -1, level: level, finding: .noSponsor)) }
        return -1
    }

    private func finding(_ partner: Int32, _ level: Int) -> CascadeStop.Finding {
        rule.finding(qualified: context.qualifiedLevels.isEmpty ? nil : context.qualifiedLevels[Int(partner)], level)
    }
}
