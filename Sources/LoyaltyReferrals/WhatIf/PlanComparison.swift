//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What another plan would have paid for the same history: in all, and partner by partner.
///
/// ```swift
/// let comparison = try PlanComparison(of: june, with: PlanRun(other, over: sales, in: forest, period: period, currency: .eur))
/// comparison.difference            // what the other plan costs more
/// comparison.alternative.payout    // its share of the turnover
/// comparison.partners              // who would get how much more or less
/// ```
///
/// Both sides are measured against one turnover, what customers paid less what they got back, so that plans with different
/// bases can be compared.
public struct PlanComparison: Hashable, Sendable {
    /// What customers paid in the periods, less what they got back.
    public let turnover: Money
    /// The plan that is compared with.
    public let baseline: Side
    /// The other plan.
    public let alternative: Side
    /// Each partner who gets anything under either plan, in order.
    public let partners: [Partner]

    /// What one plan costs.
    public struct Side: Hashable, Sendable {
        /// The version of the plan.
        public let plan: DefinitionVersion
        /// What all partners get together.
        public let commission: Money
        /// The shares that nobody may be paid.
        public let forfeited: Money
        /// What limits and the guard cut off.
        public let capped: Money
        /// The commission's share of the turnover; nil if nothing was sold.
        public let payout: Rate?
        /// The most that the plan can pay of what it is paid on, before launch and whatever is sold; nil without bound.
        public let worstCase: Rate?
    }

    /// What a partner gets under both plans.
    public struct Partner: Hashable, Sendable {
        /// The partner.
        public let partner: PartnerID
        /// What the partner gets under the baseline.
        public let before: Money
        /// What the partner gets under the alternative.
        public let after: Money
        /// How much more the alternative pays; less if below zero.
        public let difference: Money
    }

    /// What the alternative costs more than the baseline; less if below zero.
    public var difference: Money {
        (try? alternative.commission - baseline.commission) ?? .zero(in: turnover.currency)
    }
}

// MARK: - Comparing

extension PlanComparison {
    /// Compares two runs over the same sales.
    ///
    /// - Parameters:
    ///   - baseline: A run of one period.
    ///   - alternative: A run of the same period and sales under another plan.
    /// - Throws: As ``init(of:with:)-([PlanRun],_)``.
    public init(of baseline: PlanRun, with alternative: PlanRun) throws(ReferralsError) {
        try self.init(of: [baseline], with: [alternative])
    }

    /// Compares runs over the same periods and sales, one run a period on each side.
    ///
    /// - Parameters:
    ///   - baseline: The runs of one plan.
    ///   - alternative: The runs of the other plan, period by period.
    /// - Throws: ``ReferralsError`` with code `invalidPeriod` for no run or other periods, `invalidSales` if a period does not
    ///   have the same sales and refunds on both sides or a side has runs of several plans, `currencyMismatch`, or
    ///   `amountOutOfRange`.
    /// - Complexity: O(*s* + *p* log *p*) in the numbers of sales and partners, for each period.
    public init(of baseline: [PlanRun], with alternative: [PlanRun]) throws(ReferralsError) {
        guard let first = baseline.first, let other = alternative.first,
            baseline.map(\.period) == alternative.map(\.period), Set(baseline.map(\.period)).count == baseline.count
        else { throw ReferralsError(.invalidPeriod, "runs are compared period by period, each once") }
        let currency = first.currency
        guard (baseline + alternative).allSatisfy({ $0.currency == currency }) else {
            throw ReferralsError(Money.mismatch)
        }
        guard baseline.allSatisfy({ $0.plan == first.plan }), alternative.allSatisfy({ $0.plan == other.plan }),
            zip(baseline, alternative).allSatisfy({ $0.hasSameSales(as: $1) })
        else {
            throw ReferralsError(.invalidSales, "both sides have the same sales, and one plan each")
        }
        let turnover = try Self.sum(baseline.map(\.turnover), currency)
        self.turnover = turnover
        self.baseline = try Side(baseline, first.plan, turnover)
        self.alternative = try Side(alternative, other.plan, turnover)
        let (before, after) = (try Self.totals(baseline, currency), try Self.totals(alternative, currency))
        let nothing = Money.zero(in: currency)
        var partners: [Partner] = []
        for partner in Set(before.keys).union(after.keys).sorted() {
            let (before, after) = (before[partner] ?? nothing, after[partner] ?? nothing)
            let difference = try ReferralsError.restating { () throws(CoreError) in try after - before }
            partners.append(Partner(partner: partner, before: before, after: after, difference: difference))
        }
        self.partners = partners
    }

    private static func totals(
        _ runs: [PlanRun],
        _ currency: Currency
    ) throws(ReferralsError) -> [PartnerID: Money] {
        var totals: [PartnerID: Money] = [:]
        for run in runs {
            for partner in run.payees {
                totals[partner] = try sum([totals[partner] ?? .zero(in: currency), run.total(of: partner)], currency)
            }
        }
        return totals
    }

    fileprivate static func sum(_ amounts: [Money], _ currency: Currency) throws(ReferralsError) -> Money {
        try ReferralsError.restating { () throws(CoreError) in try Money.sum(of: amounts, in: currency) }
    }
}

extension PlanComparison.Side {
    fileprivate init(
        _ runs: [PlanRun],
        _ plan: CompensationPlan,
        _ turnover: Money
    ) throws(ReferralsError) {
        self.plan = plan.version
        commission = try PlanComparison.sum(runs.map(\.commission), turnover.currency)
        forfeited = try PlanComparison.sum(runs.map(\.forfeited), turnover.currency)
        capped = try PlanComparison.sum(runs.map(\.capped), turnover.currency)
        payout = turnover.isZero ? nil : try? Rate(commission.minorUnits, per: turnover.minorUnits)
        worstCase = plan.worstCase().bound
    }
}

extension PlanRun {
    /// What customers paid, less what they got back.
    ///
    /// - Complexity: O(*n*) in the number of sales.
    public var turnover: Money {
        context.money(
            sales.sales.reduce(0) { $0 + $1.order.total.minorUnits - $1.refunded.minorUnits }
        )
    }

    /// Whether another run is over the same orders and refunds.
    func hasSameSales(as other: PlanRun) -> Bool {
        sales.sales.count == other.sales.sales.count
            && zip(sales.sales, other.sales.sales).allSatisfy { lhs, rhs in
                lhs.order.id == rhs.order.id && lhs.order.total == rhs.order.total && lhs.refunded == rhs.refunded
            }
    }
}
