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
    ]
}
