//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension Accrual {
    /// How many rules, campaigns and lines an explanation lists, each.
    public static let maximumExplained = 256

    /// Returns why this is what is earned: what counted, each rule and why it holds or not, the multipliers, the limits, each
    /// line and why it counts or not, the rounding, and how much more spend gives more points.
    ///
    /// Made on demand; nothing of it is stored. Of many rules, campaigns and lines the first ``maximumExplained`` are
    /// listed. The near-miss speaks of the line that needs the least, among the first 32.
    ///
    /// - Returns: The tree of reasons, with paths into the program's definition.
    /// - Complexity: O(*n*) in the number of nodes, and some hundred times that of the figures for the near-miss.
    public func explanation() -> Explanation {
        var children: [Explanation] = []
        if let spend { children.append(spend.explanation) }
        children += plan.rules.indices.prefix(Self.maximumExplained).map(explanation(ofRule:))
        if context.multiplier != .one {
            children.append(
                Explanation(nil, Reason(.accrualMultiplier, ["multiplier": .rate(context.multiplier)]), path: "tiers")
            )
        }
        children += plan.campaigns.indices.prefix(Self.maximumExplained).map(explanation(ofCampaign:))
        children += plan.limits.indices.map(explanation(ofLimit:))
        children += lines.prefix(Self.maximumExplained).map(\.explanation)
        return Explanation(
            points.isZero ? .no : .yes,
            reason,
            path: "accrual",
            rounding: roundingStep,
            nearMiss: nearMiss,
            children: children
        )
    }

    private var reason: Reason {
        switch source {
        case .order(let order):
            let spend = figures.spend ?? .zero(in: order.currency)
            return Reason(.accrualPoints, ["points": .points(points), "spend": .money(spend)])
        case .action(let action):
            return Reason(.accrualActionPoints, ["action": .text(action.name.text), "points": .points(points)])
        }
    }

    // MARK: Rules

    private func explanation(ofRule index: Int) -> Explanation {
        let rule = plan.rules[index]
        let path = "accrual/rules/\(index)"
        var steps = plan.rules.count == 1 ? figures.steps : 0
        for award in figures.awards where award.rule == rule.id { steps = award.steps }
        var nodes = rule.condition.explanations(on: date, context.tier, path: path + "/condition")
        nodes += scopeExplanations(rule, path: path + "/scope")
        if let minimum = rule.minimum { nodes.append(explanation(of: minimum, rule, path: path + "/minimum")) }
        nodes.append(Explanation(nil, rule.earns.reason, path: path + "/earns"))
        return Explanation(
            steps > 0 ? .yes : .no,
            Reason(
                .accrualRule,
                ["points": .points((try? Points(steps: steps, in: plan.unit)) ?? points), "rule": .text(rule.id.text)]
            ),
            path: path,
            children: nodes
        )
    }

    private func scopeExplanations(_ rule: AccrualRule, path: String) -> [Explanation] {
        let scope = rule.scope
        switch source {
        case .action(let action):
            guard rule.earns.isForActions else { return [Explanation(.no, Reason(.accrualForOrders), path: path)] }
            return [Explanation(scope.includes(action) ? .yes : .no, Reason(.accrualScope), path: path)]
        case .order(let order):
            guard !rule.earns.isForActions else { return [Explanation(.no, Reason(.accrualForActions), path: path)] }
            guard scope != .everything else { return [] }
            guard scope.includes(channel: order.channel, place: order.place) else {
                return [Explanation(.no, Reason(.accrualPlace), path: path)]
            }
            guard scope.dividesLines else { return [Explanation(.yes, Reason(.accrualPlace), path: path)] }
            guard !order.lines.isEmpty else {
                return [Explanation(.unknown, Reason(.accrualLinesUnknown), path: path)]
            }
            let isMet = order.lines.contains { line in
                scope.includes(item: line.item, categories: line.categories) && !line.net.isZero
            }
            return [Explanation(isMet ? .yes : .no, Reason(.accrualScope), path: path)]
        }
    }

    private func explanation(of minimum: AccrualMinimum, _ rule: AccrualRule, path: String) -> Explanation {
        guard case .order(let order) = source else {
            return Explanation(.no, Reason(.accrualMinimum, ["minimum": .money(minimum.spend)]), path: path)
        }
        let reference = plan.onReturn == .keep ? ReturnedUnits.none : returned
        let spend = (try? spend(of: order, without: reference, inside: minimum.basis == .scope ? rule.scope : nil)) ?? 0
        let actual = (try? Money(minorUnits: spend, in: order.currency)) ?? .zero(in: order.currency)
        return Explanation(
            spend < minimum.spend.minorUnits ? .no : .yes,
            Reason(.accrualMinimum, ["minimum": .money(minimum.spend)]),
            actual: .money(actual),
            threshold: .money(minimum.spend),
            path: path
        )
    }

    /// What counts of an order, or of its lines inside a scope.
    private func spend(
        of order: Order,
        without returned: ReturnedUnits,
        inside scope: AccrualScope?
    ) throws(RewardsError) -> Int64 {
        let basket = try AccrualBasket(order, plan.base, without: returned)
        guard let scope, scope.dividesLines else { return basket.total }
        guard !basket.isTotalOnly else { return 0 }
        var spend = scope.namesLines ? 0 : basket.shipping
        for (line, part) in zip(order.lines, basket.parts)
        where scope.includes(item: line.item, categories: line.categories) { spend += part.spend }
        return spend
    }

    // MARK: Campaigns and limits

    private func explanation(ofCampaign index: Int) -> Explanation {
        let campaign = plan.campaigns[index]
        let path = "accrual/campaigns/\(index)"
        let isIn: Bool =
            switch source {
            case .action(let action): campaign.scope.includes(action)
            case .order(let order):
                campaign.scope.actions.isEmpty && campaign.scope.includes(channel: order.channel, place: order.place)
                    && (!campaign.scope.dividesLines
                        || order.lines.contains {
                            campaign.scope.includes(item: $0.item, categories: $0.categories)
                        })
            }
        let conditions = campaign.condition.explanations(on: date, context.tier, path: path + "/condition")
        let holds = campaign.condition.holds(on: date, tier: context.tier)
        let scope =
            campaign.scope == .everything
            ? [] : [Explanation(isIn ? .yes : .no, Reason(.accrualScope), path: path + "/scope")]
        return Explanation(
            isIn && holds ? .yes : .no,
            Reason(
                .accrualCampaign,
                ["campaign": .text(campaign.id.text), "multiplier": .rate(campaign.multiplier)]
            ),
            path: path,
            children: conditions + scope
        )
    }

    private func explanation(ofLimit index: Int) -> Explanation {
        let limit = plan.limits[index]
        let room = context.room[index]
        let left: ExplainedValue =
            if limit.isOfTimes { .integer(room.left) } else {
                .points((try? Points(steps: room.left, in: plan.unit)) ?? .zero(in: plan.unit))
            }
        return Explanation(
            room.left == 0 ? .no : .yes,
            Reason(.accrualLimit, ["left": left, "limit": .text(limit.id.text)]),
            actual: left,
            path: "accrual/limits/\(index)"
        )
    }

    // MARK: Rounding

    /// The exact points before rounding, when they are rounded once and a decimal number holds them.
    private var roundingStep: RoundingStep? {
        guard plan.stage == .order, case .order(let order) = source, !returned.isComplete(for: order),
            let basket = try? AccrualBasket(order, plan.base, without: returned),
            let evaluation = try? plan.evaluation(of: order, basket, returned, context, date),
            let exact = try? evaluation.exactShares(), exact.total % exact.divisor != 0
        else { return nil }
        var total = exact.total
        for decimals in 1...6 {
            let (product, overflow) = total.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            total = product
            guard total % exact.divisor == 0 else { continue }
            guard let steps = Int64(exactly: total / exact.divisor),
                let number = try? ExactDecimal(steps: steps, decimals: decimals + Int(plan.unit.decimals))
            else { return nil }
            return RoundingStep(exact: .decimal(number), rounded: .points(points), rule: plan.rounding)
        }
        return nil
    }
}
