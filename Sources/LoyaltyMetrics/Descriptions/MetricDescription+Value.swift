//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension MetricDescription {
    /// Metrics over what customers bring and cost.
    static let value: [MetricDescription] = [
        MetricDescription(
            CustomerValueDefinition.kind,
            english: (
                "Historic customer lifetime value",
                "Orders less returns up to now at the margin of the definition, divided by the number of customers; "
                    + "tenure is the time since the first order."
            ),
            russian: (
                "Историческая пожизненная ценность клиента (CLV)",
                "Заказы за вычетом возвратов на сегодня с маржой из определения, делённые на число клиентов; "
                    + "стаж — время с первого заказа."
            )
        ),
        MetricDescription(
            LoyaltyPremium.kind,
            english: (
                "Premium of loyal customers",
                "The average of loyal customers less the average of the others, and the same as a part of the latter."
            ),
            russian: (
                "Премия лояльных клиентов",
                "Среднее по лояльным клиентам минус среднее по остальным, и она же как доля второго."
            )
        ),
        MetricDescription(
            CustomerCostDefinition.kind,
            english: (
                "Acquisition cost against retention cost",
                "What was spent on winning customers for each new one, against what was spent on keeping them for each who "
                    + "stayed."
            ),
            russian: (
                "Стоимость привлечения и удержания",
                "Затраты на привлечение на одного нового клиента против затрат на удержание на одного оставшегося."
            )
        ),
    ]
}
