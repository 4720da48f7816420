//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension MetricDescription {
    /// Metrics over the service that customers get.
    static let service: [MetricDescription] = [
        MetricDescription(
            ServiceDefinition.kind,
            english: (
                "Service",
                "Times to the first response and to resolution by percentile and within a limit, open and reopened cases, "
                    + "targets kept of the resolved or of all due cases, and satisfaction after a case."
            ),
            russian: (
                "Качество обслуживания",
                "Время до первого ответа и до решения в перцентилях и в пределах срока, открытые и повторно открытые "
                    + "обращения, соблюдение сроков среди решённых или всех подошедших, удовлетворённость после обращения."
            )
        ),
        MetricDescription(
            KeptPromisesDefinition.kind,
            english: (
                "Promises kept",
                "Promises that were kept in their time, divided by those that were due: deliveries on the day, reviews "
                    + "answered within 24 hours."
            ),
            russian: (
                "Выполненные обещания",
                "Обещания, выполненные в срок, делённые на все, срок которых подошёл: доставка в назначенный день, "
                    + "ответ на отзыв за 24 часа."
            )
        ),
        MetricDescription(
            JourneyDefinition.kind,
            english: (
                "Customer journey",
                "The share of customers who go on from each stage of the path to the next, in what time, and how content "
                    + "they are with each stage."
            ),
            russian: (
                "Путь клиента",
                "Доля клиентов, переходящих с каждого этапа пути на следующий, время перехода и удовлетворённость "
                    + "каждым этапом."
            )
        ),
        MetricDescription(
            SatisfactionDriver.kind,
            english: (
                "Driver of satisfaction",
                "Importance times the distance of the score from the highest: what there is to gain, the greatest first."
            ),
            russian: (
                "Драйвер удовлетворённости",
                "Важность, умноженная на расстояние оценки до высшей: что даст больше всего, то и первое."
            )
        ),
    ]
}
