//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The words of the linter of plans.
enum LintMessages {
    static let all: [ReasonCode: [Language: String]] = [
        PlanFinding.Code.unknownComponent.reasonCode: [
            .english: "{component} is of the unknown kind “{kind}”, so no run can be made",
            .russian: "Правило {component} неизвестного вида «{kind}», расчёт невозможен",
        ],
        PlanFinding.Code.payoutAboveBase.reasonCode: [
            .english: "In the worst case more is paid than the base: {payout}",
            .russian: "В худшем случае выплаты больше базы: {payout}",
        ],
        PlanFinding.Code.payoutAboveGuard.reasonCode: [
            .english: "In the worst case {payout} is paid, of which the guard lets through {guard}",
            .russian: "В худшем случае выплаты {payout}, предохранитель пропускает {guard}",
        ],
        PlanFinding.Code.paysNothing.reasonCode: [
            .english: "{component} never pays anything", .russian: "Правило {component} никогда ничего не платит",
        ],
        PlanFinding.Code.emptyLevel.reasonCode: [
            .english: "Level {level} of {component} pays nothing",
            .russian: "Уровень {level} правила {component} ничего не платит",
        ],
        PlanFinding.Code.unreachableBand.reasonCode: [
            .english: "The band from {from} of {component} changes nothing",
            .russian: "Ступень от {from} правила {component} ничего не меняет",
        ],
        PlanFinding.Code.fallingRate.reasonCode: [
            .english: "From {from} on the rate of {component} falls to {rate}",
            .russian: "От {from} ставка правила {component} падает до {rate}",
        ],
        PlanFinding.Code.cliff.reasonCode: [
            .english: "At {from} one more sale brings more than itself by {component}",
            .russian: "На {from} одна продажа по правилу {component} приносит больше собственной суммы",
        ],
        PlanFinding.Code.noRateBelow.reasonCode: [
            .english: "Below {from} nothing is paid by {component}",
            .russian: "До {from} правило {component} ничего не платит",
        ],
        PlanFinding.Code.overlap.reasonCode: [
            .english: "{component} pays for the same volume as {other}",
            .russian: "Правила {component} и {other} платят за один и тот же объём",
        ],
        PlanFinding.Code.flatWithoutMinimum.reasonCode: [
            .english: "Offer “{offer}” of {component} pays a flat amount on any sale, however small",
            .russian: "Условие «{offer}» правила {component} платит твёрдую сумму за любую, даже ничтожную продажу",
        ],
        PlanFinding.Code.incomparableOffers.reasonCode: [
            .english: "Of “{offer}” and “{other}” of {component} the first is paid, whichever is worth more",
            .russian: "Из условий «{offer}» и «{other}» правила {component} платит первое, а не более выгодное",
        ],
        PlanFinding.Code.unreachableOffer.reasonCode: [
            .english: "Offer “{offer}” of {component} never holds because of “{other}”",
            .russian: "Условие «{offer}» правила {component} никогда не действует из-за «{other}»",
        ],
        PlanFinding.Code.unusedRanks.reasonCode: [
            .english: "No component looks at the ranks", .russian: "Ранги не нужны ни одному правилу",
        ],
    ]
}
