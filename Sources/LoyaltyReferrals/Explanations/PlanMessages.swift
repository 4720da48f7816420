//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension MessageCatalog {
    /// The words of runs of compensation plans.
    static let plans: [ReasonCode: [Language: String]] = [
        "plan.paid": [
            .english: "{partner} is paid {amount} by {component} of plan {plan}",
            .russian: "{partner} получает {amount} по правилу {component} плана {plan}",
        ],
        "plan.forfeited": [
            .english: "Nobody is paid {amount} of {component} of plan {plan}",
            .russian: "Доля {amount} по правилу {component} плана {plan} не достаётся никому",
        ],
        "plan.sale": [
            .english: "Order {order} of {at}, credited to {partner}",
            .russian: "Заказ {order} от {at}, засчитан партнёру {partner}",
        ],
        "plan.split": [
            .english: "The part of {partner}, {weight} of {weights}: {amount}",
            .russian: "Часть партнёра {partner}, {weight} из {weights}: {amount}",
        ],
        ForestTime.event.reasonCode: [
            .english: "Sponsors as they were when the order was placed",
            .russian: "Спонсоры на момент заказа",
        ],
        ForestTime.periodEnd.reasonCode: [
            .english: "Sponsors as they were at the end of the period", .russian: "Спонсоры на конец периода",
        ],
        ForestTime.run.reasonCode: [
            .english: "Sponsors as they were when commissions were worked out",
            .russian: "Спонсоры на момент расчёта",
        ],
        "plan.level": [
            .english: "Level {level}: {rate} of {base} is {amount}",
            .russian: "Уровень {level}: {rate} от {base} — это {amount}",
        ],
        "plan.differential.rate": [
            .english: "Own rate: {rate} of {base} is {amount}",
            .russian: "Своя ставка: {rate} от {base} — это {amount}",
        ],
        "plan.differential.below": [
            .english: "Less what is paid below: {rate} of {base} is {amount}",
            .russian: "Минус выплаченное ниже: {rate} от {base} — это {amount}",
        ],
        "plan.band": [
            .english: "From {from} on: {rate} of {base} is {amount}",
            .russian: "От {from}: {rate} от {base} — это {amount}",
        ],
        "plan.stairs.group": [
            .english: "Group of {partner}: {rate} of {base} is {amount}",
            .russian: "Группа партнёра {partner}: {rate} от {base} — это {amount}",
        ],
        "plan.stairs.leg": [
            .english: "Less the leg of {partner}: {rate} of {base} is {amount}",
            .russian: "Минус ветвь партнёра {partner}: {rate} от {base} — это {amount}",
        ],
        "plan.stairs.left": [
            .english: "The leg of {partner} has left: {rate} of {base} is {amount}",
            .russian: "Ветвь партнёра {partner} отделилась: {rate} от {base} — это {amount}",
        ],
        "plan.binary.legs": [
            .english: "Left leg {left}, right leg {right}: {matched} is matched",
            .russian: "Левая ветвь {left}, правая {right}: совпадает {matched}",
        ],
        "plan.binary.rate": [
            .english: "{rate} of {base} is {amount}", .russian: "{rate} от {base} — это {amount}",
        ],
        "plan.binary.carried": [
            .english: "Carried into the next period: left {left}, right {right}",
            .russian: "Переносится на следующий период: слева {left}, справа {right}",
        ],
        "plan.reversed": [
            .english: "{refunded} of {sale} was given back, which takes back {amount}",
            .russian: "Возвращено {refunded} из {sale}, это снимает {amount}",
        ],
        CascadeStop.Finding.paid.reasonCode: [
            .english: "{partner} is on level {level}", .russian: "{partner} — на уровне {level}",
        ],
        CascadeStop.Finding.passedOverInactive.reasonCode: [
            .english: "{partner} is inactive and passed over", .russian: "{partner} не активен и пропускается",
        ],
        CascadeStop.Finding.passedOverUnqualified.reasonCode: [
            .english: "{partner} is not qualified for level {level} and passed over",
            .russian: "{partner} не имеет права на уровень {level} и пропускается",
        ],
        CascadeStop.Finding.unqualified.reasonCode: [
            .english: "{partner} is on level {level} and not qualified for it",
            .russian: "{partner} — на уровне {level}, но права на него не имеет",
        ],
        CascadeStop.Finding.noSponsor.reasonCode: [
            .english: "There is nobody on level {level}", .russian: "На уровне {level} никого нет",
        ],
        VolumeMeasure.personal.reasonCode: [
            .english: "Own sales of {partner}: {volume}", .russian: "Собственные продажи партнёра {partner}: {volume}",
        ],
        VolumeMeasure.group.reasonCode: [
            .english: "Sales of the group of {partner}: {volume}",
            .russian: "Продажи группы партнёра {partner}: {volume}",
        ],
        VolumeMeasure.legs.reasonCode: [
            .english: "Sales below {partner}: {volume}", .russian: "Продажи ниже партнёра {partner}: {volume}",
        ],
        VolumeMeasure.largestLeg.reasonCode: [
            .english: "Sales of the largest leg of {partner}: {volume}",
            .russian: "Продажи крупнейшей ветви партнёра {partner}: {volume}",
        ],
        VolumeMeasure.otherLegs.reasonCode: [
            .english: "Sales of the other legs of {partner}: {volume}",
            .russian: "Продажи остальных ветвей партнёра {partner}: {volume}",
        ],
    ]
}
