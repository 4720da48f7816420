//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The words of the structures of plans.
enum StructureMessages {
    static let all: [ReasonCode: [Language: String]] = direct.merging(recurrence) { own, _ in own }
        .merging(limits) { own, _ in own }
        .merging(RankMessages.all) { own, _ in own }

    private static let direct: [ReasonCode: [Language: String]] = [
        "direct.amount": [
            .english: "{amount} on {base}", .russian: "{amount} с суммы {base}",
        ],
        "direct.line": [.english: "Line {line}: {counted}", .russian: "Строка {line}: {counted}"],
        "direct.order": [.english: "The order: {counted}", .russian: "Заказ: {counted}"],
        "direct.turnedOff": [
            .english: "Turned off: nothing on {base}", .russian: "Отключено: с {base} ничего",
        ],
        "direct.noOffer": [
            .english: "No offer holds for {base}", .russian: "Ни одно условие не действует для {base}",
        ],
        DirectSource.partnerItem.reasonCode: [
            .english: "The partner's own offer for the item: {amount} on {base}",
            .russian: "Условие партнёра для этого товара: {amount} с {base}",
        ],
        DirectSource.partnerCategory.reasonCode: [
            .english: "The partner's own offer for the category: {amount} on {base}",
            .russian: "Условие партнёра для этой категории: {amount} с {base}",
        ],
        DirectSource.partner.reasonCode: [
            .english: "The partner's own offer: {amount} on {base}",
            .russian: "Условие партнёра: {amount} с {base}",
        ],
        DirectSource.item.reasonCode: [
            .english: "The item's offer: {amount} on {base}", .russian: "Условие для товара: {amount} с {base}",
        ],
        DirectSource.category.reasonCode: [
            .english: "The category's offer: {amount} on {base}",
            .russian: "Условие для категории: {amount} с {base}",
        ],
        DirectSource.plan.reasonCode: [
            .english: "The plan's offer: {amount} on {base}", .russian: "Общее условие плана: {amount} с {base}",
        ],
        DirectEvaluation.Finding.paid.reasonCode: [
            .english: "Offer “{offer}” pays {amount}", .russian: "По условию «{offer}»: {amount}",
        ],
        DirectEvaluation.Finding.notChosen.reasonCode: [
            .english: "Offer “{offer}” of {amount} gives way to another",
            .russian: "Условие «{offer}» на {amount} уступает другому",
        ],
        DirectEvaluation.Finding.paidAlready.reasonCode: [
            .english: "Offer “{offer}” is paid once an order", .russian: "Условие «{offer}» уже учтено в этом заказе",
        ],
        DirectEvaluation.Finding.turnedOff.reasonCode: [
            .english: "Offer “{offer}” turns this off", .russian: "Условие «{offer}» отключает начисление",
        ],
    ]

    private static let recurrence: [ReasonCode: [Language: String]] = [
        RecurrenceEvaluation.Finding.paid.reasonCode: [
            .english: "Sale {number} of the customer pays commission",
            .russian: "За продажу {number} этому покупателю комиссия начисляется",
        ],
        RecurrenceEvaluation.Finding.firstOnly.reasonCode: [
            .english: "Only one sale of a customer pays commission",
            .russian: "Комиссия начисляется только за одну продажу покупателю",
        ],
        RecurrenceEvaluation.Finding.monthsEnded.reasonCode: [
            .english: "Commission for this customer ended on {end}",
            .russian: "Комиссия за этого покупателя закончилась {end}",
        ],
        RecurrenceEvaluation.Finding.invoicesEnded.reasonCode: [
            .english: "As many sales of the customer as pay commission came before",
            .russian: "За оговорённое число продаж этому покупателю комиссия уже начислена",
        ],
        RecurrenceEvaluation.Finding.notYet.reasonCode: [
            .english: "Commission starts with a later sale of the customer",
            .russian: "Комиссия начисляется с более поздней продажи покупателю",
        ],
        RecurrenceEvaluation.Finding.stopped.reasonCode: [
            .english: "Commission for this customer is stopped",
            .russian: "Комиссия за этого покупателя прекращена",
        ],
    ]

    private static let limits: [ReasonCode: [Language: String]] = [
        "limits.amount": [
            .english: "{amount} after limits, which cut {capped}",
            .russian: "После ограничений {amount}, срезано {capped}",
        ],
        "limits.share": [.english: "{partner}: {amount}", .russian: "{partner}: {amount}"],
        "limits.cutShare": [.english: "{partner}: {amount} of {full}", .russian: "{partner}: {amount} из {full}"],
        CappedShares.Limit.perSale.reasonCode: [
            .english: "The sale's limit cuts {amount}", .russian: "Предел на продажу срезает {amount}",
        ],
        CappedShares.Limit.perPartner.reasonCode: [
            .english: "The partner's limit for the period cuts {amount}",
            .russian: "Предел партнёра за период срезает {amount}",
        ],
        CappedShares.Limit.perPeriod.reasonCode: [
            .english: "The limit of all partners for the period cuts {amount}",
            .russian: "Общий предел за период срезает {amount}",
        ],
        CappedShares.Limit.payoutGuard.reasonCode: [
            .english: "The guard on payouts cuts {amount}", .russian: "Предохранитель выплат срезает {amount}",
        ],
    ]
}
