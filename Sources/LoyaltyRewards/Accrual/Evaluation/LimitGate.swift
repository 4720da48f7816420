//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What the limits of a plan leave one source: per rule, and for all of it.
struct LimitGate {
    /// The steps that each rule may give, or nil for any; empty if no rule is limited.
    private var rules: [Int64?]
    /// The steps that the source may give in all, or nil for any.
    private(set) var total: Int64?

    init(_ plan: AccrualPlan, _ room: [LimitRoom], action: ActionName?) throws(RewardsError) {
        rules = []
        guard room.count == plan.limits.count else { throw Self.otherRoom }
        guard !plan.limits.isEmpty else { return }
        for (index, (limit, room)) in zip(plan.limits, room).enumerated() {
            guard room.limit == limit.id, room.left >= 0 else { throw Self.otherRoom }
            // A number of times that is not used up leaves any number of points.
            let left: Int64? = limit.isOfTimes ? (room.left > 0 ? nil : 0) : room.left
            guard let left else { continue }
            switch limit.target {
            case .plan: total = min(total ?? left, left)
            case .action(let name): if name == action { total = min(total ?? left, left) }
            case .rule:
                guard let rule = plan.prepared.rulesOfLimits[index] else { continue }
                if rules.isEmpty { rules = Array(repeating: nil, count: plan.rules.count) }
                rules[rule] = min(rules[rule] ?? left, left)
            }
        }
    }

    /// Whether nothing is left for any rule.
    var isShut: Bool { total == 0 }

    /// The steps that a rule may give, or nil for any.
    func left(forRule index: Int) -> Int64? { rules.isEmpty ? nil : rules[index] }

    static var otherRoom: RewardsError {
        RewardsError(.invalidContext, "a context has the room of each limit of the plan, in its order")
    }
}

extension AccrualPlan {
    /// What an accrual uses of each limit that counts beyond it.
    func uses(of room: [LimitRoom], steps: [Int64], total: Int64, isSomething: Bool, action: ActionName?) -> [LimitUse]
    {
        guard !limits.isEmpty else { return [] }
        var uses: [LimitUse] = []
        for (index, (limit, room)) in zip(limits, room).enumerated() where limit.period != .accrual {
            let used: Int64
            switch limit.target {
            case .plan: used = total
            case .action(let name):
                guard name == action else { continue }
                used = total
            case .rule: used = prepared.rulesOfLimits[index].map { steps[$0] } ?? 0
            }
            let isWhole = if case .rule = limit.target { false } else { isSomething }
            if used > 0 || isWhole { uses.append(LimitUse(limit.id, period: room.period, times: 1, steps: used)) }
        }
        return uses
    }
}
