//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Sums while activities are gone through.
struct EffectivenessTally {
    var clicks: Int128 = 0
    var leads: Int128 = 0
    private var customers: Set<CustomerID> = []
    private var newCustomers: Set<CustomerID> = []
    private var orders: Int128 = 0
    private var grossRevenue: Int128 = 0
    private var refunds: Int128 = 0
    private var commission: Int128 = 0
    var otherCosts: Int128 = 0

    /// Adds a sale that is not void: its money, and its order and customer if anything is left of it.
    mutating func addOrder(_ sale: SaleResult) {
        grossRevenue += Int128(sale.total.minorUnits)
        refunds += Int128(sale.refunded.minorUnits)
        guard sale.isKept else { return }
        orders += 1
        guard let customer = sale.customer else { return }
        customers.insert(customer)
        if sale.isFirstOrder { newCustomers.insert(customer) }
    }

    /// Adds what is left of the commission of a sale that is not void.
    mutating func addCommission(_ sale: SaleResult) {
        commission += Int128(sale.commission.minorUnits) - Int128(sale.reversed.minorUnits)
    }

    func value(of measure: EffectivenessMeasure) -> Int128 {
        switch measure {
        case .clicks: clicks
        case .leads: leads
        case .customers: Int128(customers.count)
        case .newCustomers: Int128(newCustomers.count)
        case .orders: orders
        case .grossRevenue: grossRevenue
        case .refunds: refunds
        case .revenue: grossRevenue - refunds
        case .commission: commission
        case .cost: commission + otherCosts
        }
    }
}
