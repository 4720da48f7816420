//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension MetricDescription {
    /// Metrics that compare a figure with a target, or with others.
    static let goals: [MetricDescription] = [
        MetricDescription(
            GoalDefinition.kind,
            english: (
                "Goal",
                "The share of the way from the baseline to the target that is done, beside the share of the time that is gone."
            ),
            russian: (
                "Цель",
                "Пройденная доля пути от исходного значения до целевого рядом с прошедшей долей срока."
            )
        ),
        MetricDescription(
            NorthStar.kind,
            english: (
                "North Star metric",
                "The one figure that a company steers by: its goal, its growth and the parts that segments bring."
            ),
            russian: (
                "Метрика Полярной звезды",
                "Главный показатель, по которому компания держит курс: его цель, рост и вклад каждого сегмента."
            )
        ),
        MetricDescription(
            BenchmarkDefinition.kind,
            english: (
                "Benchmark",
                "The share of others' figures below one's own, half of the equal ones included; source and year are kept."
            ),
            russian: (
                "Сравнение с отраслью",
                "Доля чужих значений ниже собственного, равные — наполовину; источник и год хранятся вместе с ними."
            )
        ),
    ]
}
