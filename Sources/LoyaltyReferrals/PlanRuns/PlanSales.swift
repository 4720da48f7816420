//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The sales of a run: checked, in order of time, each with what it counts and who is credited with how much of it.
struct PlanSales: Hashable, Sendable {
    let currency: Currency
    let period: TimeWindow
    /// By instant, and by order where that is equal.
    let sales: [CreditedSale]
    /// The parts of all sales, one after the other.
    private(set) var parts: [SalePart] = []
    /// Where the parts of each sale begin, and behind the last where they end.
    private(set) var starts: [Int32] = [0]
    /// The place of each order.
    let places: [OrderID: Int32]
    /// For each component with a recurrence, what it finds for each sale; empty for the others.
    let recurrences: [[RecurrenceEvaluation]]

    init(
        _ plan: CompensationPlan,
        _ given: [CreditedSale],
        in forest: PlanForest,
        period: TimeWindow,
        currency: Currency,
        zone: some TimeZoneRules
    ) throws(ReferralsError) {
        var places: [OrderID: Int32] = [:]
        if let fault = Self.firstFault(plan, given, forest, period, currency, places: &places) { throw fault.error }
        let isInOrder = zip(given, given.dropFirst()).allSatisfy { !Self.precedes($1.order, $0.order) }
        if isInOrder {
            sales = given
        } else {
            let order = given.indices.sorted { Self.precedes(given[$0].order, given[$1].order) }
            sales = order.map { given[$0] }
            for (place, sale) in sales.enumerated() { places[sale.order.id] = Int32(truncatingIfNeeded: place) }
        }
        let inOrder = sales
        recurrences = plan.components.map { component in
            guard let rule = component.recurrence else { return [] }
            return inOrder.map { rule.evaluation(of: $0.order.at, after: $0.history, in: zone) }
        }
        self.places = places
        self.currency = currency
        self.period = period
        parts.reserveCapacity(sales.count)
        starts.reserveCapacity(sales.count + 1)
        for sale in sales { try add(sale, plan, forest) }
        _ = try PartnerSales.sum(of: parts.lazy.map(\.base))
    }

    private static func precedes(_ lhs: Order, _ rhs: Order) -> Bool {
        lhs.at == rhs.at ? lhs.id < rhs.id : lhs.at < rhs.at
    }

    /// Splits the base of a sale among those who are credited with it.
    private mutating func add(
        _ sale: CreditedSale,
        _ plan: CompensationPlan,
        _ forest: PlanForest
    ) throws(ReferralsError) {
        let base = try plan.base.amount(of: sale.order).minorUnits
        var bases = [base]
        if sale.credits.count > 1 {
            bases = try ReferralsError.restating { () throws(CoreError) in
                try Allocation.parts(of: base, weights: sale.credits.map(\.weight))
            }
        }
        for (credit, base) in zip(sale.credits, bases) {
            // Each partner was found before.
            guard let seller = forest.snapshot.number(of: credit.partner) else { continue }
            let net = base - (try sale.reversed(of: base, rounding: plan.reversalRounding))
            parts.append(SalePart(seller: seller, base: base, net: net))
        }
        starts.append(Int32(truncatingIfNeeded: parts.count))
    }

    /// The parts of a sale.
    func parts(of sale: Int) -> ArraySlice<SalePart> { parts[Int(starts[sale])..<Int(starts[sale + 1])] }

    /// Whether a component pays for a sale, as its recurrence has it.
    func isPaid(_ sale: Int, by component: Int) -> Bool {
        recurrences[component].isEmpty || recurrences[component][sale].isPaid
    }

    /// What each partner is credited with after refunds, by the partner's number.
    func personalVolumes(partners: Int) -> [Int64] {
        var volumes = [Int64](repeating: 0, count: partners)
        for part in parts { volumes[Int(part.seller)] += part.net }
        return volumes
    }

    /// What is left of all bases after refunds.
    var net: Int64 { parts.reduce(0) { $0 + $1.net } }
}

// MARK: - Faults

extension PlanSales {
    /// The first sale that has a fault.
    private static func firstFault(
        _ plan: CompensationPlan,
        _ sales: [CreditedSale],
        _ forest: PlanForest,
        _ period: TimeWindow,
        _ currency: Currency,
        places: inout [OrderID: Int32]
    ) -> SaleFault? {
        places.reserveCapacity(sales.count)
        for (place, sale) in sales.enumerated() {
            let kind = fault(plan, sale, forest, period, currency)
            let isNew = places.updateValue(Int32(truncatingIfNeeded: place), forKey: sale.order.id) == nil
            if let kind = isNew ? kind : .duplicateOrder {
                return SaleFault(sale: place, order: sale.order.id, kind: kind)
            }
        }
        return nil
    }

    /// All faults, the first one of each sale.
    static func faults(
        _ plan: CompensationPlan,
        _ sales: [CreditedSale],
        _ forest: PlanForest,
        _ period: TimeWindow,
        _ currency: Currency
    ) -> [SaleFault] {
        var orders: Set<OrderID> = []
        var faults: [SaleFault] = []
        for (place, sale) in sales.enumerated() {
            let isNew = orders.insert(sale.order.id).inserted
            if let kind = isNew ? fault(plan, sale, forest, period, currency) : .duplicateOrder {
                faults.append(SaleFault(sale: place, order: sale.order.id, kind: kind))
            }
        }
        return faults
    }

    private static func fault(
        _ plan: CompensationPlan,
        _ sale: CreditedSale,
        _ forest: PlanForest,
        _ period: TimeWindow,
        _ currency: Currency
    ) -> SaleFault.Kind? {
        guard sale.order.currency == currency else { return .otherCurrency }
        guard period.contains(sale.order.at) else { return .outsidePeriod }
        let areKnown = sale.credits.allSatisfy { credit in
            forest.snapshot.number(of: credit.partner).map { forest.isPartner($0, at: sale.order.at) } ?? false
        }
        guard areKnown else { return .unknownPartner }
        return plan.base.canCount(sale.order) ? nil : .linesMissing
    }
}
