//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What changed between two runs of one period, line by line: a late sale, a refund, a sponsor who was mended.
///
/// A closed period is never opened again: what a new run of it pays more or less is recorded in the open one, and these lines
/// say why. Their amounts sum to exactly the difference of the totals, for each partner.
public struct PlanDelta: Hashable, Sendable {
    /// The lines that changed: those of sales in the order of time, then those of the period.
    public let lines: [Line]
    /// What partners get more, or less, in order; those for whom nothing changed are left out.
    public let totals: [Total]
    /// What all partners together get more; less if below zero.
    public let commission: Money

    /// Whether nothing changed.
    public var isEmpty: Bool { lines.isEmpty }

    /// One line that changed.
    public struct Line: Hashable, Sendable {
        /// What the line is.
        public let key: CommissionLineKey
        /// What it paid, or forfeited, in the earlier run.
        public let before: Money
        /// What it pays, or forfeits, now.
        public let after: Money
        /// What is to be paid more, or taken back.
        public let amount: Money
    }

    /// What a partner gets more, or less.
    public struct Total: Hashable, Sendable {
        /// The partner.
        public let partner: PartnerID
        /// How much more; less if below zero.
        public let amount: Money
    }
}

// MARK: - Comparing

extension PlanRun {
    /// Returns what this run pays more or less than an earlier one of the same period.
    ///
    /// ```swift
    /// let closed = try PlanRun(plan, over: sales, in: forest, period: june, asOf: july, currency: .eur)
    /// let again = try PlanRun(plan, over: sales + [late], in: forest, period: june, asOf: august, currency: .eur)
    /// again.delta(from: closed).lines      // who gets what of the late sale
    /// ```
    ///
    /// - Parameter earlier: The earlier run, perhaps of another version of the plan.
    /// - Returns: The lines that changed; none if both runs pay the same.
    /// - Throws: ``ReferralsError`` with code `invalidPeriod` for runs of different periods, and `currencyMismatch`.
    /// - Complexity: O(*n* log *n*) in the number of lines.
    public func delta(from earlier: PlanRun) throws(ReferralsError) -> PlanDelta {
        guard currency == earlier.currency else { throw ReferralsError(Money.mismatch) }
        guard period == earlier.period else {
            throw ReferralsError(.invalidPeriod, "runs that are compared are of one period")
        }
        var lines: [PlanDelta.Line] = []
        for (now, before) in pairs(with: earlier) {
            let new = now.map { place in rows(of: place).map { line($0, of: place) } } ?? []
            let old = before.map { place in earlier.rows(of: place).map { earlier.line($0, of: place) } } ?? []
            if new != old { Self.add(new, old, to: &lines, currency) }
        }
        Self.add(periodLines, earlier.periodLines, to: &lines, currency)
        var totals: [PlanDelta.Total] = []
        for partner in Set(payees).union(earlier.payees).sorted() {
            let amount = total(of: partner).minorUnits - earlier.total(of: partner).minorUnits
            if amount != 0 { totals.append(PlanDelta.Total(partner: partner, amount: context.money(amount))) }
        }
        let commission = context.money(commission.minorUnits - earlier.commission.minorUnits)
        return PlanDelta(lines: lines, totals: totals, commission: commission)
    }

    /// The places of each order in both runs, in the order of time.
    private func pairs(with earlier: PlanRun) -> [(now: Int?, before: Int?)] {
        var pairs = sales.sales.indices.map { place in
            (
                order: sales.sales[place].order, now: Int?(place),
                before: earlier.sales.places[sales.sales[place].order.id].map(Int.init)
            )
        }
        for (place, sale) in earlier.sales.sales.enumerated() where sales.places[sale.order.id] == nil {
            pairs.append((order: sale.order, now: nil, before: place))
        }
        if pairs.count > sales.sales.count {
            pairs.sort { $0.order.at == $1.order.at ? $0.order.id < $1.order.id : $0.order.at < $1.order.at }
        }
        return pairs.map { ($0.now, $0.before) }
    }

    /// Adds the lines of one sale, or of the period, that are not the same in both runs.
    private static func add(
        _ new: [PlanLine],
        _ old: [PlanLine],
        to lines: inout [PlanDelta.Line],
        _ currency: Currency
    ) {
        var before: [CommissionLineKey: Money] = [:]
        for line in old { before[line.key] = line.amount }
        func add(_ key: CommissionLineKey, _ before: Money, _ after: Money) {
            guard before != after, let amount = try? after - before else { return }
            lines.append(PlanDelta.Line(key: key, before: before, after: after, amount: amount))
        }
        let nothing = Money.zero(in: currency)
        for line in new { add(line.key, before.removeValue(forKey: line.key) ?? nothing, line.amount) }
        for line in old where before[line.key] != nil { add(line.key, line.amount, nothing) }
    }
}
