//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension MetricDescription {
    /// Metrics of programs and what they change.
    static let programs: [MetricDescription] = [
        MetricDescription(
            ProgramPerformanceDefinition.kind,
            english: (
                "Program performance",
                "Members and the active ones among them; points issued, redeemed, expired and held, by the month of their issue "
                    + "and of their last day; breakage is expired points by redeemed and expired ones; costs by purpose."
            ),
            russian: (
                "Показатели программы лояльности",
                "Участники и доля активных; начисленные, списанные, сгоревшие и оставшиеся баллы по месяцам начисления и "
                    + "сгорания; доля сгорания — сгоревшие баллы среди списанных и сгоревших; расходы по назначению."
            )
        ),
        MetricDescription(
            LiftDefinition.kind,
            english: (
                "Lift against a control group",
                "The mean spend and the share of buyers of treated customers less those of a control group, with intervals; "
                    + "everyone assigned counts, and the sizes of the groups are checked first."
            ),
            russian: (
                "Эффект относительно контрольной группы",
                "Разница среднего расхода и доли покупателей между целевой и контрольной группами с интервалами; "
                    + "учитываются все распределённые клиенты, а размеры групп проверяются до сравнения."
            ),
            source: "B. L. Welch, Biometrika 34 (1947), 28–35"
        ),
        MetricDescription(
            ReferralGrowthDefinition.kind,
            english: (
                "Referral growth",
                "Who was invited, joined and bought; the viral coefficient is invitations by customer, times the share that "
                    + "succeeds; and the share of new customers who had been invited."
            ),
            russian: (
                "Рост по рекомендациям",
                "Кого пригласили, кто вступил и купил; виральный коэффициент — приглашения на одного клиента, умноженные на "
                    + "долю успешных; и доля приглашённых среди новых клиентов."
            )
        ),
    ]
}
