//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension MetricDescription {
    /// Metrics over answers to surveys.
    static let answers: [MetricDescription] = [
        MetricDescription(
            NetPromoterScoreDefinition.kind,
            english: (
                "Net Promoter Score (NPS)",
                "The share of promoters (9 and 10) minus the share of detractors (6 and below), from −100 to 100."
            ),
            russian: (
                "Индекс потребительской лояльности (NPS)",
                "Доля промоутеров (9 и 10) минус доля критиков (6 и ниже), от −100 до 100."
            ),
            source: "F. F. Reichheld, The one number you need to grow, Harvard Business Review 81 (2003), 46–54"
        ),
        MetricDescription(
            NetPromoterTrendDefinition.kind,
            english: (
                "Trend of the Net Promoter Score",
                "The score of each month, quarter or other period of a calendar, and its change from the period before."
            ),
            russian: (
                "Динамика NPS",
                "Индекс за каждый месяц, квартал или другой календарный период и его изменение к предыдущему периоду."
            )
        ),
        MetricDescription(
            PairedNetPromoterDefinition.kind,
            english: (
                "Change of the Net Promoter Score, same customers",
                "The mean change from detractor (−1), passive (0) or promoter (1), over customers who answered both times."
            ),
            russian: (
                "Изменение NPS у одних и тех же клиентов",
                "Среднее изменение по клиентам, ответившим оба раза: критик — −1, нейтрал — 0, промоутер — 1."
            )
        ),
        MetricDescription(
            CallbackListDefinition.kind,
            english: (
                "Customers to call back",
                "Answers below a threshold with the customer, the time and the words, the newest first."
            ),
            russian: (
                "Кому перезвонить",
                "Ответы ниже порога: клиент, время и слова; сначала самые новые."
            )
        ),
    ]
}
