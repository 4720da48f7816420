//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension PlanRun {
    /// Returns what an order pays everybody at once, to be written into their accounts.
    ///
    /// It is the commission of the whole sale, so make the run without what customers gave back: accounts record that after
    /// the sale, by ``PartnerCommand/reverseSale(_:partners:)``, and then stand where a run with the returns does.
    ///
    /// - Parameter order: The order.
    /// - Returns: The commission, with a share for each line that pays; nil for an order that the run does not have.
    /// - Throws: ``ReferralsError`` with code `invalidRefund` for an order of which something was given back in this run,
    ///   `invalidCommission` for one that pays more partners than one decision changes, or `instantOutOfRange` for a hold
    ///   that leads beyond the year 9999.
    /// - Complexity: O(*l* log *l*) in the number of the order's lines.
    public func commission(of order: OrderID) throws(ReferralsError) -> SaleCommission? {
        guard let place = sales.places[order].map(Int.init) else { return nil }
        guard sales.sales[place].refunded.isZero else {
            throw ReferralsError(.invalidRefund, "a sale is written down whole, and what was given back after it")
        }
        let sold = sales.sales[place].order
        let base = sales.parts(of: place).reduce(0) { $0 + $1.base }
        let hold = plan.hold
        return try SaleCommission(
            order: order,
            at: sold.at,
            plan: plan.version,
            saleTotal: sold.total,
            base: context.money(base),
            payees: payees(rows(of: place)),
            rounding: plan.rounding,
            reversalRounding: plan.reversalRounding,
            approvesAt: ReferralsError.restating { () throws(CoreError) in try sold.at.advanced(by: hold) }
        )
    }

    /// Returns what a partner gets for the period apart from its sales, to be written into the partner's account.
    ///
    /// A run that is made again says the whole again; the account takes the difference.
    ///
    /// - Parameters:
    ///   - partner: The partner.
    ///   - dates: The dates of the period, by which the account knows it.
    ///   - run: The number of the run, 1 or more; a later run of the period has a greater one.
    ///   - at: When the period was run.
    /// - Returns: The commission, perhaps of nothing, with a share for each component that pays.
    /// - Throws: ``ReferralsError`` with code `invalidCommission` for a run below 1, or `instantOutOfRange` for a hold that leads
    ///   beyond the year 9999.
    /// - Complexity: O(*l*) in the number of the period's lines.
    public func periodCommission(
        of partner: PartnerID,
        dates: DateRange,
        run: Int,
        at: Timestamp
    ) throws(ReferralsError) -> PeriodCommission {
        let number = context.forest.snapshot.number(of: partner) ?? -1
        let paid = number < 0 ? [] : periodRows.filter { $0.payee == number && $0.amount > 0 }
        let hold = plan.hold
        return try PeriodCommission(
            partner: partner,
            key: PeriodKey(plan: plan.version, dates: dates),
            run: run,
            at: at,
            total: context.money(paid.reduce(0) { $0 + $1.amount }),
            shares: shares(paid),
            approvesAt: ReferralsError.restating { () throws(CoreError) in try at.advanced(by: hold) }
        )
    }

    /// Everybody whom rows pay.
    private func payees(_ rows: ArraySlice<PlanRow>) throws(ReferralsError) -> [CommissionPayee] {
        var paid: [Int32: [PlanRow]] = [:]
        for row in rows where row.payee >= 0 && row.amount > 0 { paid[row.payee, default: []].append(row) }
        var payees: [CommissionPayee] = []
        for (number, rows) in paid {
            let partner = context.forest.snapshot.partners[Int(number)]
            payees.append(try CommissionPayee(partner: partner, shares: shares(rows)))
        }
        return payees
    }

    private func shares(_ rows: [PlanRow]) throws(ReferralsError) -> [CommissionShare] {
        var shares: [CommissionShare] = []
        for row in rows {
            let component = plan.components[Int(row.component)].name
            let amount = context.money(row.amount)
            shares.append(try CommissionShare(component: component, level: Int(row.level), amount: amount))
        }
        return shares
    }
}
