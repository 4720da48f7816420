//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What is counted of partners.
public enum EffectivenessMeasure: String, Hashable, CaseIterable, Codable, Sendable {
    /// Links that were followed; a code that was given is no click.
    case clicks
    /// Leads, as the host tells them.
    case leads
    /// Different customers who kept an order or part of one; guests are nobody's customers.
    case customers
    /// Those of them who kept a first order.
    case newCustomers
    /// Orders of which anything is left.
    case orders
    /// What was paid for all orders that are not void, in minor units.
    case grossRevenue
    /// What was given back of that, in minor units.
    case refunds
    /// What is left of it, in minor units.
    case revenue
    /// Commission that is neither void nor reversed, in minor units.
    case commission
    /// The commission and what else the partner costs, in minor units.
    case cost

    /// Whether the measure is an amount in minor units.
    public var isMoney: Bool {
        switch self {
        case .clicks, .leads, .customers, .newCustomers, .orders: false
        case .grossRevenue, .refunds, .revenue, .commission, .cost: true
        }
    }
}
