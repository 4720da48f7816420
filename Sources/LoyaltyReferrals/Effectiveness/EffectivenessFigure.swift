//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How good a partner is, as one measure over another that is named.
public enum EffectivenessFigure: String, Hashable, CaseIterable, Codable, Sendable {
    /// Leads for each click.
    case leadRate
    /// Customers for each lead.
    case customerRate
    /// Orders for each click.
    case orderRate
    /// The share of customers who are new.
    case newCustomerShare
    /// Orders for each customer.
    case ordersPerCustomer
    /// Revenue for each order.
    case averageOrder
    /// Revenue for each click.
    case revenuePerClick
    /// Revenue for each customer.
    case revenuePerCustomer
    /// The share of gross revenue that was given back.
    case refundRate
    /// Commission as a share of revenue.
    case commissionShare
    /// Commission and other costs for each new customer.
    case costOfAcquisition

    /// What is divided.
    public var numerator: EffectivenessMeasure {
        switch self {
        case .leadRate: .leads
        case .customerRate: .customers
        case .orderRate, .ordersPerCustomer: .orders
        case .newCustomerShare: .newCustomers
        case .averageOrder, .revenuePerClick, .revenuePerCustomer: .revenue
        case .refundRate: .refunds
        case .commissionShare: .commission
        case .costOfAcquisition: .cost
        }
    }

    /// What it is divided by.
    public var denominator: EffectivenessMeasure {
        switch self {
        case .leadRate, .orderRate, .revenuePerClick: .clicks
        case .customerRate: .leads
        case .newCustomerShare, .ordersPerCustomer, .revenuePerCustomer: .customers
        case .averageOrder: .orders
        case .refundRate: .grossRevenue
        case .commissionShare: .revenue
        case .costOfAcquisition: .newCustomers
        }
    }

    /// Whether less is better.
    public var isLowerBetter: Bool {
        switch self {
        case .refundRate, .commissionShare, .costOfAcquisition: true
        default: false
        }
    }
}
