//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension MetricDescription {
    /// Metrics over what customers say of their experience.
    static let experience: [MetricDescription] = [
        MetricDescription(
            SatisfactionDefinition.kind,
            english: (
                "Satisfaction (CSAT, CES)",
                "How often each number of a scale was answered: shares of the top and bottom boxes, mean, spread, median."
            ),
            russian: (
                "Удовлетворённость (CSAT, CES)",
                "Как часто выбирали каждую оценку шкалы: доли верхних и нижних оценок, среднее, разброс, медиана."
            )
        ),
        MetricDescription(
            BlockReliabilityDefinition.kind,
            english: (
                "Reliability of a block of questions (Cronbach's alpha)",
                "With k questions: k / (k − 1) times one minus the sum of the questions' variances over the variance of "
                    + "the respondents' sums."
            ),
            russian: (
                "Надёжность блока вопросов (альфа Кронбаха)",
                "При k вопросах: k / (k − 1), умноженное на единицу минус отношение суммы дисперсий вопросов "
                    + "к дисперсии сумм по респондентам."
            ),
            source:
                "L. J. Cronbach, Coefficient alpha and the internal structure of tests, Psychometrika 16 (1951), 297–334"
        ),
        MetricDescription(
            LoyaltyIndexDefinition.kind,
            english: (
                "Customer loyalty index",
                "Each answer from 0 for the worst to 100 for the best, the weighted mean for each respondent, and the mean "
                    + "of the respondents; low, middle and high by two bounds."
            ),
            russian: (
                "Индекс лояльности клиентов (CLI)",
                "Каждый ответ от 0 (хуже всего) до 100 (лучше всего), взвешенное среднее по респонденту и среднее "
                    + "по респондентам; ниже среднего, средний и выше среднего — по двум границам."
            )
        ),
        MetricDescription(
            DataCoverageDefinition.kind,
            english: (
                "Data coverage",
                "The share of contacts that have a key attribute filled, for each attribute and for all of them together, "
                    + "against a target."
            ),
            russian: (
                "Полнота данных о клиентах",
                "Доля контактов с заполненным ключевым полем — по каждому полю и по всем вместе — в сравнении с целью."
            )
        ),
        MetricDescription(
            TouchpointAuditDefinition.kind,
            english: (
                "Touchpoint audit",
                "The weighted points that mystery shoppers gave, divided by the weighted points that could be had."
            ),
            russian: (
                "Аудит точек контакта",
                "Взвешенные баллы тайных покупателей, делённые на взвешенные баллы, которые можно было получить."
            )
        ),
        MetricDescription(
            VoiceDefinition.kind,
            english: (
                "Voice of the customer",
                "Texts in which a keyword of a theme stands, divided by texts with words; the sentiment is the host's."
            ),
            russian: (
                "Голос клиента",
                "Тексты, в которых есть ключевое слово темы, делённые на все непустые тексты; "
                    + "тональность определяет ваша система."
            )
        ),
        MetricDescription(
            ScorecardDefinition.kind,
            english: (
                "Scorecard of an experience",
                "For each dimension the mean answer from 0 to 100; the whole is the mean of the dimensions, the weakest "
                    + "stands first."
            ),
            russian: (
                "Карта оценок клиентского опыта",
                "По каждому измерению средний ответ от 0 до 100; итог — среднее по измерениям, первым идёт самое слабое."
            )
        ),
    ]
}
