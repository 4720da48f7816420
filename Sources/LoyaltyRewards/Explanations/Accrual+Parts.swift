//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension QualifyingSpend {
    /// What counts, and each part that does not.
    var explanation: Explanation {
        let left: [(ReasonCode, Money, String)] = [
            (.accrualTaxExcluded, excludedTax, "accrual/base/tax"),
            (.accrualShippingExcluded, excludedShipping, "accrual/base/shipping"),
            (.accrualTenderExcluded, excludedByTender, "accrual/base/excludedTenders"),
        ]
        return Explanation(
            nil,
            Reason(.accrualSpend, ["spend": .money(spend)]),
            actual: .money(spend),
            path: "accrual/base",
            children: left.filter { !$0.1.isZero }.map { code, amount, path in
                Explanation(nil, Reason(code, ["amount": .money(amount)]), path: path)
            }
        )
    }
}

extension AccrualEarning {
    /// What is given for what.
    var reason: Reason {
        switch self {
        case .spend(let rate):
            Reason(.accrualRate, ["points": .points(rate.points), "spend": .money(rate.spend)])
        case .unit(let points): Reason(.accrualPerUnit, ["points": .points(points)])
        case .order(let points): Reason(.accrualPerOrder, ["points": .points(points)])
        case .action(let points): Reason(.accrualPerAction, ["points": .points(points)])
        }
    }
}

extension AccrualCondition {
    /// Whether each part that is asked for holds.
    func explanations(on date: CivilDate?, _ tier: TierID?, path: String) -> [Explanation] {
        var nodes: [Explanation] = []
        let actual = date.map(ExplainedValue.date)
        if let window {
            let last = window.count > 0 ? (try? window.end.advanced(by: .days(-1))) ?? window.start : window.start
            nodes.append(
                Explanation(
                    date.map(window.contains) ?? false ? .yes : .no,
                    Reason(.accrualWindow, ["first": .date(window.start), "last": .date(last)]),
                    actual: actual,
                    path: path + "/window"
                )
            )
        }
        if !weekdays.isEmpty {
            let holds = date.map { weekdays.contains($0.weekday) } ?? false
            nodes.append(
                Explanation(holds ? .yes : .no, Reason(.accrualWeekday), actual: actual, path: path + "/weekdays")
            )
        }
        if !tiers.isEmpty {
            nodes.append(
                Explanation(
                    includes(tier) ? .yes : .no,
                    Reason(.accrualTier, ["tiers": .text(tiers.map(\.text).joined(separator: ", "))]),
                    actual: tier.map { .text($0.text) } ?? .missing,
                    path: path + "/tiers"
                )
            )
        }
        return nodes
    }
}

extension AccrualLine {
    /// What the line earns, or why it counts for nothing.
    var explanation: Explanation {
        var values: [String: ExplainedValue] = ["points": .points(points), "spend": .money(spend)]
        if let line { values["line"] = .text(line.text) }
        let code: ReasonCode =
            switch leftOut {
            case .free: .accrualLineFree
            case .returned: .accrualLineReturned
            case .outside: line == nil ? .accrualRestOutside : .accrualLineOutside
            case nil: line == nil ? .accrualRest : .accrualLine
            }
        return Explanation(leftOut == nil ? .yes : .no, Reason(code, values), actual: .money(spend))
    }
}
