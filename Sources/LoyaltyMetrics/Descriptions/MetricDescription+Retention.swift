//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension MetricDescription {
    /// Metrics over who came when.
    static let retention: [MetricDescription] = [
        MetricDescription(
            ActivityGapsDefinition.kind,
            english: (
                "Days between activities",
                "The whole days between one activity of a customer and the next, by local dates: percentiles and mean."
            ),
            russian: (
                "Дней между обращениями",
                "Целые дни между одним действием клиента и следующим, по местным датам: процентили и среднее."
            )
        ),
        MetricDescription(
            AudienceDefinition.kind,
            english: (
                "Audience of visits",
                "The visitors of a period, the share of them who had visited before, visits by visitor, and the days since "
                    + "each was last seen; everywhere and by place, visits without a customer counted apart."
            ),
            russian: (
                "Аудитория посещений",
                "Посетители периода, доля тех из них, кто уже приходил раньше, посещений на посетителя и дней с последнего "
                    + "посещения; в целом и по местам, посещения без клиента считаются отдельно."
            )
        ),
        MetricDescription(
            ChurnReasonsDefinition.kind,
            english: (
                "Reasons for churn",
                "The share of each reason among the leavers of a period whose reason is known; the others are counted apart."
            ),
            russian: (
                "Причины оттока",
                "Доля каждой причины среди ушедших за период, чья причина известна; остальные считаются отдельно."
            )
        ),
        MetricDescription(
            LifecycleDefinition.kind,
            english: (
                "Customer life cycle",
                "The customers of a period who are new, retained from the period before or resurrected, and those of the "
                    + "period before who churned; retention and churn are shares of the customers of the period before."
            ),
            russian: (
                "Жизненный цикл клиентов",
                "Клиенты периода: новые, удержанные с прошлого периода и вернувшиеся после перерыва, и ушедшие — из "
                    + "клиентов прошлого периода; удержание и отток — доли от клиентов прошлого периода."
            )
        ),
        MetricDescription(
            RetentionDefinition.kind,
            english: (
                "Retention by cohort",
                "The share of customers with a common period of entry who were active again some periods later: in exactly "
                    + "that period, in it or after it, in a range of periods, or in every period up to it."
            ),
            russian: (
                "Удержание по когортам",
                "Доля клиентов с общим периодом прихода, которые снова были активны через несколько периодов: именно в "
                    + "этом периоде, в нём или позже, в диапазоне периодов или в каждом периоде до него включительно."
            )
        ),
        MetricDescription(
            RenewalRateDefinition.kind,
            english: (
                "Renewal rate",
                "Subscriptions and memberships that were renewed, divided by those that came due."
            ),
            russian: (
                "Доля продлений",
                "Продлённые подписки и членства, делённые на те, срок которых подошёл."
            )
        ),
        MetricDescription(
            SessionsDefinition.kind,
            english: (
                "Length and depth of visits",
                "How long visits took and how many pages they saw: means and percentiles; unknown and negative ones apart."
            ),
            russian: (
                "Длительность и глубина посещений",
                "Сколько длились посещения и сколько в них просмотрено страниц: среднее и процентили; неизвестные и "
                    + "отрицательные значения считаются отдельно."
            )
        ),
    ]
}
