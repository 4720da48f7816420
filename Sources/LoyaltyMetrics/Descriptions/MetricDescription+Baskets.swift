//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension MetricDescription {
    /// Metrics over what is bought together.
    static let baskets: [MetricDescription] = [
        MetricDescription(
            UpsellRatioDefinition.kind,
            english: (
                "Upsell ratio",
                "Buyers of several kinds of item for each buyer of one kind, by order or by customer, as the definition says."
            ),
            russian: (
                "Коэффициент апсейла",
                "Покупатели нескольких видов товара на одного покупателя единственного вида, по заказам или по клиентам, "
                    + "как сказано в определении."
            )
        ),
        MetricDescription(
            CrossSellDefinition.kind,
            english: (
                "Cross-selling",
                "Support, confidence and lift of each pair of items: the share of baskets with both, of baskets with the "
                    + "first those with the second, and how many times more than chance that is."
            ),
            russian: (
                "Кросс-продажи",
                "Поддержка, достоверность и лифт каждой пары товаров: доля корзин с обоими, доля корзин со вторым среди "
                    + "корзин с первым и во сколько раз это больше случайного."
            ),
            source: "R. Agrawal, T. Imieliński, A. Swami, Mining association rules between sets of items in large "
                + "databases, SIGMOD (1993), 207–216"
        ),
    ]
}
