//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The names of what is counted of partners.
enum EffectivenessMessages {
    static let texts: [ReasonCode: [Language: String]] = measures.merging(figures) { own, _ in own }

    private static let measures: [ReasonCode: [Language: String]] = [
        EffectivenessMeasure.clicks.reasonCode: [.english: "Clicks", .russian: "Переходы"],
        EffectivenessMeasure.leads.reasonCode: [.english: "Leads", .russian: "Лиды"],
        EffectivenessMeasure.customers.reasonCode: [.english: "Customers", .russian: "Покупатели"],
        EffectivenessMeasure.newCustomers.reasonCode: [.english: "New customers", .russian: "Новые покупатели"],
        EffectivenessMeasure.orders.reasonCode: [.english: "Orders", .russian: "Заказы"],
        EffectivenessMeasure.grossRevenue.reasonCode: [
            .english: "Revenue before refunds", .russian: "Выручка до возвратов",
        ],
        EffectivenessMeasure.refunds.reasonCode: [.english: "Refunds", .russian: "Возвраты"],
        EffectivenessMeasure.revenue.reasonCode: [.english: "Revenue", .russian: "Выручка"],
        EffectivenessMeasure.commission.reasonCode: [.english: "Commission", .russian: "Комиссия"],
        EffectivenessMeasure.cost.reasonCode: [
            .english: "Commission and other costs", .russian: "Комиссия и прочие расходы",
        ],
    ]

    private static let figures: [ReasonCode: [Language: String]] = [
        EffectivenessFigure.leadRate.reasonCode: [.english: "Leads for each click", .russian: "Лидов на переход"],
        EffectivenessFigure.customerRate.reasonCode: [
            .english: "Customers for each lead", .russian: "Покупателей на лид",
        ],
        EffectivenessFigure.orderRate.reasonCode: [.english: "Orders for each click", .russian: "Заказов на переход"],
        EffectivenessFigure.newCustomerShare.reasonCode: [
            .english: "Share of new customers among customers", .russian: "Доля новых среди покупателей",
        ],
        EffectivenessFigure.ordersPerCustomer.reasonCode: [
            .english: "Orders for each customer", .russian: "Заказов на покупателя",
        ],
        EffectivenessFigure.averageOrder.reasonCode: [
            .english: "Revenue for each order", .russian: "Выручка на заказ",
        ],
        EffectivenessFigure.revenuePerClick.reasonCode: [
            .english: "Revenue for each click", .russian: "Выручка на переход",
        ],
        EffectivenessFigure.revenuePerCustomer.reasonCode: [
            .english: "Revenue for each customer", .russian: "Выручка на покупателя",
        ],
        EffectivenessFigure.refundRate.reasonCode: [
            .english: "Refunds as a share of revenue before refunds", .russian: "Доля возвратов в выручке до возвратов",
        ],
        EffectivenessFigure.commissionShare.reasonCode: [
            .english: "Commission as a share of revenue", .russian: "Доля комиссии в выручке",
        ],
        EffectivenessFigure.costOfAcquisition.reasonCode: [
            .english: "Commission and other costs for each new customer",
            .russian: "Комиссия и прочие расходы на нового покупателя",
        ],
    ]
}

extension EffectivenessMeasure {
    /// The code of the measure's name, such as `effectiveness.clicks`.
    public var reasonCode: ReasonCode { ReasonCode(stringLiteral: "effectiveness." + rawValue) }
}

extension EffectivenessFigure {
    /// The code of the figure's name, such as `effectiveness.leadRate`.
    public var reasonCode: ReasonCode { ReasonCode(stringLiteral: "effectiveness." + rawValue) }
}
