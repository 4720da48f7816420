//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a compensation plan pays for the sales of a period, line by line, and where every minor unit of them went.
///
/// A run is a pure function of its arguments: the same facts give the same run, in any order and at any time.
///
/// ```swift
/// let run = try PlanRun(plan, over: sales, in: forest, period: june, asOf: now, currency: .eur)
/// run.total(of: ann)                       // what Ann gets in all
/// run.lines(of: order)                     // who gets what of an order, and why not more
/// run.conservation.holds                   // true: nothing of the sales is lost
/// ```
///
/// Refunds take back each line of their sale in proportion, on the line as it was worked out for the whole sale, through every
/// level. Volumes are net of refunds. So a sale that is given back as a whole leaves exactly what there would be without it.
public struct PlanRun: Hashable, Sendable {
    /// The plan.
    public let plan: CompensationPlan
    /// What was said about partners.
    public let facts: PlanFacts
    /// What each binary component carries into the next period: a fact of its run.
    public let carried: [ComponentName: [PartnerID: CarriedVolume]]
    let sales: PlanSales
    let context: PlanContext
    let rows: [PlanRow]
    let starts: [Int32]
    let periodRows: [PlanRow]
    let cuts: [PlanCut]
    /// What each partner gets, in minor units, by the number of the forest.
    let totals: [Int64]
    let figures: Figures

    /// The sums of a run, in minor units.
    struct Figures: Hashable, Sendable {
        var net: Int64 = 0
        var commission: Int64 = 0
        var forfeited: Int64 = 0
        var capped: Int64 = 0
    }

    /// Works out what a plan pays, with the forest as the plan's ``CompensationPlan/forestTime`` says.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - sales: The sales of the period, in any order, each order once.
    ///   - forest: Who sponsored whom at any time.
    ///   - period: The period; it begins and ends.
    ///   - asOf: The instant that the run looks from: what became known about sponsors later plays no part.
    ///   - facts: What is known about partners beside that.
    ///   - currency: The currency of every sale.
    ///   - zone: The zone whose calendar counts the months of recurrences.
    /// - Throws: As ``init(_:over:in:period:facts:currency:zone:)``, and with code `invalidForest` if what was known then has a cycle.
    /// - Complexity: O(*s* · *l*) in the numbers of sales and lines of each, and O(*p* · log *p*) in the number of partners.
    public init(
        _ plan: CompensationPlan,
        over sales: [CreditedSale],
        in forest: PartnerForest,
        period: TimeWindow,
        asOf: Timestamp,
        facts: PlanFacts = PlanFacts(),
        currency: Currency,
        zone: some TimeZoneRules = FixedOffset.utc
    ) throws(ReferralsError) {
        let forest = try PlanForest(forest, plan.forestTime, period, asOf: asOf)
        try self.init(plan, sales, forest, period, facts, currency, zone)
    }

    /// Works out what a plan pays in a forest that stays as it is, whatever the plan says about time.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - sales: The sales of the period, in any order, each order once.
    ///   - forest: Who sponsors whom.
    ///   - period: The period; it begins and ends.
    ///   - facts: What is known about partners beside that.
    ///   - currency: The currency of every sale.
    ///   - zone: The zone whose calendar counts the months of recurrences.
    /// - Throws: ``ReferralsError`` with code `invalidPeriod` for a period without beginning or end; `unsupportedComponent` for a
    ///   component of an unknown kind; `invalidSales`, `currencyMismatch` or `linesRequired` for a sale with a fault, with its
    ///   place (``faults(in:_:over:period:currency:)`` has them all); `invalidRanks` for facts about
    ///   ranks that the plan's ladder does not have; `invalidPlacement` without the places that a component needs; `amountOutOfRange` for sums beyond 2^53 − 1.
    /// - Complexity: As with the history of a forest.
    public init(
        _ plan: CompensationPlan,
        over sales: [CreditedSale],
        in forest: ForestSnapshot,
        period: TimeWindow,
        facts: PlanFacts = PlanFacts(),
        currency: Currency,
        zone: some TimeZoneRules = FixedOffset.utc
    ) throws(ReferralsError) {
        try self.init(plan, sales, PlanForest(forest), period, facts, currency, zone)
    }

    private init(
        _ plan: CompensationPlan,
        _ sales: [CreditedSale],
        _ forest: PlanForest,
        _ period: TimeWindow,
        _ facts: PlanFacts,
        _ currency: Currency,
        _ zone: some TimeZoneRules
    ) throws(ReferralsError) {
        _ = try PlanPeriod(period)
        for (place, component) in plan.components.enumerated() {
            if case .unrecognized = component.kind {
                throw ReferralsError(.unsupportedComponent, "component \(place + 1) is of an unknown kind")
            }
        }
        let sales = try PlanSales(plan, sales, in: forest, period: period, currency: currency, zone: zone)
        let context = try PlanContext(plan, forest, sales, facts)
        let pass = try PlanPass(plan, sales, context, facts)
        self.plan = plan
        self.facts = facts
        self.sales = sales
        self.context = context
        rows = pass.rows
        starts = pass.starts
        periodRows = pass.periodRows
        cuts = pass.cuts
        carried = pass.carried
        (totals, figures) = try Self.sums(pass, sales, partners: forest.count)
    }

    /// Adds up the lines.
    private static func sums(
        _ pass: PlanPass,
        _ sales: PlanSales,
        partners: Int
    ) throws(ReferralsError) -> ([Int64], Figures) {
        var totals = [Int64](repeating: 0, count: partners)
        var (commission, forfeited, capped): (Int128, Int128, Int128) = (0, 0, 0)
        for rows in [pass.rows, pass.periodRows] {
            for row in rows {
                capped += Int128(row.capped)
                if row.payee < 0 {
                    forfeited += Int128(row.amount)
                } else {
                    commission += Int128(row.amount)
                    // Checked below: no total is beyond the sum of all.
                    totals[Int(row.payee)] &+= row.amount
                }
            }
        }
        let bound = Int128(PartnerSales.maximumSum)
        guard commission <= bound, forfeited <= bound, capped <= bound else { throw PartnerSales.tooLarge }
        let figures = Figures(
            net: sales.net,
            commission: Int64(truncatingIfNeeded: commission),
            forfeited: Int64(truncatingIfNeeded: forfeited),
            capped: Int64(truncatingIfNeeded: capped)
        )
        return (totals, figures)
    }
}

// MARK: - Faults

extension PlanRun {
    /// Returns what is wrong with the sales of a run, so that they can be mended together.
    ///
    /// - Parameters:
    ///   - sales: The sales.
    ///   - plan: The plan.
    ///   - forest: Who sponsors whom.
    ///   - period: The period.
    ///   - currency: The currency of every sale.
    /// - Returns: The first fault of each sale that has one, by place; none if a run takes the sales.
    /// - Complexity: O(*n* log *p*) in the numbers of sales and partners.
    public static func faults(
        in sales: [CreditedSale],
        _ plan: CompensationPlan,
        over forest: ForestSnapshot,
        period: TimeWindow,
        currency: Currency
    ) -> [SaleFault] {
        PlanSales.faults(plan, sales, PlanForest(forest), period, currency)
    }
}
