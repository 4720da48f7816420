//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension MetricDescription {
    /// Metrics over orders.
    static let orders: [MetricDescription] = [
        MetricDescription(
            AverageOrderValueDefinition.kind,
            english: (
                "Average order value",
                "What all orders were worth, divided by their number; purchase frequency is orders by customers."
            ),
            russian: (
                "Средний чек",
                "Стоимость всех заказов, делённая на их число; частота покупок — заказы на одного клиента."
            )
        ),
        MetricDescription(
            RepurchaseRateDefinition.kind,
            english: (
                "Repurchase rate",
                "Customers with two purchases or more, divided by customers with one or more; "
                    + "a purchase is an order or a day with orders, as the definition says."
            ),
            russian: (
                "Доля повторных покупок",
                "Клиенты с двумя покупками и больше, делённые на клиентов с одной и больше; "
                    + "покупка — заказ или день с заказами, как сказано в определении."
            )
        ),
        MetricDescription(
            RFMDefinition.kind,
            english: (
                "Recency, frequency, monetary (RFM)",
                "Each customer's last order, number of orders and spend, scored by rank among all customers; "
                    + "equal values share a score."
            ),
            russian: (
                "RFM-анализ",
                "Давность последнего заказа, число заказов и их сумма по каждому клиенту, в баллах по рангу среди всех; "
                    + "равные значения получают равный балл."
            )
        ),
    ]
}
