//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension MetricDescription {
    /// Models of purchasing and spending.
    static let models: [MetricDescription] = [
        MetricDescription(
            BetaGeometricModel.kind,
            english: (
                "Expected purchases (BG/NBD)",
                "How often customers will buy and whether they are still active, fitted by maximum likelihood: each buys at a "
                    + "rate of their own, and may stop after any purchase."
            ),
            russian: (
                "Ожидаемые покупки (BG/NBD)",
                "Сколько раз клиенты ещё купят и остались ли они клиентами, по методу максимального правдоподобия: каждый "
                    + "покупает со своей частотой и может уйти после любой покупки."
            ),
            source:
                "P. Fader, B. Hardie, K. L. Lee, Counting your customers the easy way, Marketing Science 24 (2005), 275–284"
        ),
        MetricDescription(
            ParetoNegativeBinomialModel.kind,
            english: (
                "Expected purchases (Pareto/NBD)",
                "How often customers will buy and whether they are still active, fitted by maximum likelihood: each buys at a "
                    + "rate of their own, and may stop at any time."
            ),
            russian: (
                "Ожидаемые покупки (Парето/NBD)",
                "Сколько раз клиенты ещё купят и остались ли они клиентами, по методу максимального правдоподобия: каждый "
                    + "покупает со своей частотой и может уйти в любой момент."
            ),
            source:
                "D. C. Schmittlein, D. G. Morrison, R. Colombo, Counting your customers, Management Science 33 (1987), 1–24"
        ),
        MetricDescription(
            BetaBernoulliModel.kind,
            english: (
                "Expected purchases at opportunities (BG/BB)",
                "How many of the coming opportunities customers will take, such as yearly donations, fitted by maximum "
                    + "likelihood: each takes them with a chance of their own, and may stop between two."
            ),
            russian: (
                "Ожидаемые покупки по поводам (BG/BB)",
                "Сколькими из будущих поводов клиенты воспользуются, например ежегодными пожертвованиями, по методу "
                    + "максимального правдоподобия: у каждого своя вероятность, и каждый может уйти между двумя поводами."
            ),
            source: "P. Fader, B. Hardie, J. Shang, Customer-base analysis in a discrete-time noncontractual setting, "
                + "Marketing Science 29 (2010), 1086–1108"
        ),
        MetricDescription(
            GammaGammaModel.kind,
            english: (
                "Expected spend (Gamma-Gamma)",
                "What a purchase of a customer is worth on average: between the customer's own mean and that of all, the nearer "
                    + "to the own the more purchases there are."
            ),
            russian: (
                "Ожидаемая сумма покупки (гамма-гамма)",
                "Сколько в среднем стоит покупка клиента: между его собственным средним и средним всех, тем ближе к "
                    + "собственному, чем больше у него покупок."
            ),
            source: "P. Fader, B. Hardie, The Gamma-Gamma model of monetary value, note 025 (2013)"
        ),
        MetricDescription(
            LifetimeValueDefinition.kind,
            english: (
                "Predicted customer lifetime value",
                "Expected purchases times expected spend, month by month, each month discounted; an estimate of spend, not of "
                    + "margin."
            ),
            russian: (
                "Прогноз пожизненной ценности клиента",
                "Ожидаемые покупки, умноженные на ожидаемую сумму покупки, по месяцам с дисконтом; оценка выручки, а не маржи."
            )
        ),
    ]
}
