//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension MessageCatalog {
    /// The words of this module in English and Russian; merge your own over them.
    public static let rewards = MessageCatalog(written: [
        .accrualAlreadyMade: [
            .english: "{accrual} has its points already.", .russian: "За {accrual} баллы уже начислены.",
        ],
        .accrualTooOld: [
            .english: "{accrual} is too old to be accrued.", .russian: "Слишком поздно начислять баллы за {accrual}.",
        ],
        .accrualUnknown: [
            .english: "{accrual} earned nothing that could be taken back.",
            .russian: "За {accrual} нет начисления, которое можно отменить.",
        ],
        .accrualAlreadyReversed: [
            .english: "The points of {accrual} were taken back already.",
            .russian: "Начисление за {accrual} уже отменено.",
        ],
        .redemptionAlreadyMade: [
            .english: "Redemption {redemption} was made already.", .russian: "Списание {redemption} уже проведено.",
        ],
        .redemptionUnknown: [
            .english: "There is no redemption {redemption}.", .russian: "Списания {redemption} не было.",
        ],
        .accrualPeriodOver: [
            .english: "It is too late to take {accrual} back.", .russian: "Срок возврата по {accrual} истёк.",
        ],
        .redemptionPeriodOver: [
            .english: "It is too late to refund {redemption}.", .russian: "Срок возврата списания {redemption} истёк.",
        ],
        .redemptionAlreadyRefunded: [
            .english: "Redemption {redemption} was refunded already.",
            .russian: "Списание {redemption} уже возвращено.",
        ],
        .refundExceeded: [
            .english: "Only {refundable} are left to refund, asked for {asked}.",
            .russian: "Можно вернуть: {refundable}, запрошено: {asked}.",
        ],
        .holdNotOffered: [
            .english: "This program does not set points aside.", .russian: "В этой программе баллы не резервируются.",
        ],
        .holdTooLong: [
            .english: "Points are set aside for {longest} minutes at most.",
            .russian: "Баллы резервируются не дольше чем на {longest} мин.",
        ],
        .transferNotOffered: [
            .english: "In this program members cannot send points.",
            .russian: "В этой программе нельзя передавать баллы.",
        ],
        .adjustmentNotOffered: [
            .english: "In this program points are not given or taken by hand.",
            .russian: "В этой программе баллы не корректируются вручную.",
        ],
        .balanceAlreadyOpened: [
            .english: "The account has a history already.", .russian: "По счёту уже есть операции.",
        ],
        .lotUnknown: [
            .english: "Grant {lot} has no points that live.", .russian: "В начислении {lot} нет действующих баллов.",
        ],
        .expiryNotExtended: [
            .english: "No points would live longer.", .russian: "Срок действия баллов не увеличится.",
        ],
        .reinstatementNotOffered: [
            .english: "In this program expired points do not come back.",
            .russian: "В этой программе сгоревшие баллы не восстанавливаются.",
        ],
        .reinstatementNothing: [
            .english: "No points expired since {since}.", .russian: "С {since} баллы не сгорали.",
        ],
        .tierNotOffered: [
            .english: "This program has no tiers.", .russian: "В этой программе нет уровней.",
        ],
        .tierNone: [
            .english: "There is no tier that could be extended.", .russian: "Нет уровня, который можно продлить.",
        ],
        .tierNotExtended: [
            .english: "Tier {tier} would not hold longer.", .russian: "Срок уровня {tier} не увеличится.",
        ],
        .accountNotEmpty: [
            .english: "{available} available, {pending} pending, {held} set aside, {debt} owed.",
            .russian: "Доступно: {available}, в ожидании: {pending}, в резерве: {held}, долг: {debt}.",
        ],
        .accountClosed: [.english: "The account is closed.", .russian: "Счёт закрыт."],
        .accountMoved: [
            .english: "These points are kept by {into}.", .russian: "Эти баллы учитываются у {into}.",
        ],
        .accountHasMembers: [
            .english: "Others have joined {member}; they leave first.",
            .russian: "К {member} присоединены другие, сначала отделите их.",
        ],
        .accountHasHolds: [
            .english: "Points of {member} are set aside; that ends first.",
            .russian: "Баллы {member} зарезервированы, сначала завершите резерв.",
        ],
        .accountsShareName: [
            .english: "Both accounts have {name}.", .russian: "На обоих счетах есть {name}.",
        ],
        .memberUnknown: [
            .english: "{member} did not join this account.", .russian: "{member} не присоединён к этому счёту.",
        ],
        .holdNotOpen: [
            .english: "No points are set aside for {redemption}.",
            .russian: "Для {redemption} баллы не зарезервированы.",
        ],
        .holdExceeded: [
            .english: "Only {held} are set aside, asked for {asked}.",
            .russian: "Зарезервировано: {held}, запрошено: {asked}.",
        ],
        .redemptionNotOffered: [
            .english: "This program does not pay with points.", .russian: "В этой программе нельзя платить баллами.",
        ],
        .redemptionBelowMinimum: [
            .english: "At least {minimum} can be redeemed, asked for {asked}.",
            .russian: "Минимальное списание — {minimum}, запрошено: {asked}.",
        ],
        .redemptionNotInSteps: [
            .english: "Points are redeemed in steps of {step}: {nearest} would be possible.",
            .russian: "Шаг списания — {step}, можно списать: {nearest}.",
        ],
        .redemptionAboveMaximum: [
            .english: "At most {maximum} can be redeemed at once, asked for {asked}.",
            .russian: "За один раз можно списать не больше {maximum}, запрошено: {asked}.",
        ],
        .redemptionAboveShare: [
            .english: "Points pay at most {share} of an order: {most} would be possible.",
            .russian: "Баллами можно оплатить не больше {share} заказа: {most}.",
        ],
        .redemptionAboveBill: [
            .english: "{most} pay all that is due, {due}.", .russian: "Чтобы оплатить всё, {due}, нужно: {most}.",
        ],
        .redemptionBillTooSmall: [
            .english: "Points may pay {payable}, less than {minimum} are worth.",
            .russian: "Баллами можно оплатить {payable}, это меньше стоимости минимального списания ({minimum}).",
        ],
        .pointsOwed: [
            .english: "Owed: {debt}. New points repay that first.",
            .russian: "Долг — {debt}. Сначала его погасят новые баллы.",
        ],
        .pointsInsufficient: [
            .english: "{missing} more needed: {available} available, {pending} pending.",
            .russian: "Не хватает: {missing}. Доступно: {available}, в ожидании: {pending}.",
        ],
        .pointsAboveAllowance: [
            .english: "More than is left of {allowance} in this period, asked for {asked}.",
            .russian: "Больше остатка на этот период ({allowance}), запрошено: {asked}.",
        ],
        .transferBelowMinimum: [
            .english: "At least {minimum} can be transferred, asked for {asked}.",
            .russian: "Минимальный перевод — {minimum}, запрошено: {asked}.",
        ],
        .transferNotInSteps: [
            .english: "Points are transferred in steps of {step}: {nearest} would be possible.",
            .russian: "Шаг перевода — {step}, можно перевести: {nearest}.",
        ],
        .adjustmentReasonNotAllowed: [
            .english: "The program has no reason {reason} for an adjustment.",
            .russian: "В программе нет причины корректировки {reason}.",
        ],
        .adjustmentAboveMaximum: [
            .english: "One adjustment moves at most {maximum}, asked for {asked}.",
            .russian: "Одна корректировка — не больше {maximum}, запрошено: {asked}.",
        ],
        .pointsOverflow: [
            .english: "An account cannot hold {points} more.", .russian: "Счёт не вместит ещё {points}.",
        ],
        .accrualPoints: [.english: "{points} for {spend}", .russian: "{points} за {spend}"],
        .accrualSpend: [.english: "{spend} count", .russian: "учитывается {spend}"],
        .accrualTaxExcluded: [
            .english: "{amount} of tax do not count", .russian: "налог {amount} не учитывается",
        ],
        .accrualShippingExcluded: [
            .english: "{amount} of shipping do not count", .russian: "доставка {amount} не учитывается",
        ],
        .accrualTenderExcluded: [
            .english: "{amount} were paid in a way that earns nothing",
            .russian: "{amount} оплачено способом, за который баллы не начисляются",
        ],
        .accrualMinimum: [.english: "from {minimum} on", .russian: "от {minimum}"],
        .accrualRate: [.english: "{points} for each {spend}", .russian: "{points} за каждые {spend}"],
        .accrualMultiplier: [.english: "times {multiplier}", .russian: "с множителем {multiplier}"],
        .accrualActionPoints: [.english: "{points} for {action}", .russian: "{points} за {action}"],
        .accrualRule: [.english: "rule {rule}: {points}", .russian: "правило {rule}: {points}"],
        .accrualPerUnit: [.english: "{points} for each unit", .russian: "{points} за каждую единицу"],
        .accrualPerOrder: [.english: "{points} for the order", .russian: "{points} за заказ"],
        .accrualPerAction: [.english: "{points} for the action", .russian: "{points} за действие"],
        .accrualWindow: [
            .english: "from {first} through {last}", .russian: "с {first} по {last} включительно",
        ],
        .accrualWeekday: [.english: "on certain days of the week", .russian: "по определённым дням недели"],
        .accrualTier: [.english: "for tiers {tiers}", .russian: "для уровней {tiers}"],
        .accrualPlace: [
            .english: "for certain channels or places", .russian: "для определённых каналов или мест",
        ],
        .accrualScope: [
            .english: "for certain items, categories or actions",
            .russian: "для определённых товаров, категорий или действий",
        ],
        .accrualLinesUnknown: [
            .english: "what was bought is not known", .russian: "состав заказа неизвестен",
        ],
        .accrualForOrders: [.english: "for orders only", .russian: "только для заказов"],
        .accrualForActions: [.english: "for actions only", .russian: "только для действий"],
        .accrualCampaign: [
            .english: "campaign {campaign}: times {multiplier}", .russian: "акция {campaign}: множитель {multiplier}",
        ],
        .accrualLimit: [
            .english: "limit {limit}: {left} left", .russian: "лимит {limit}, остаток: {left}",
        ],
        .accrualLine: [
            .english: "line {line}: {points} for {spend}", .russian: "строка {line}: {points} за {spend}",
        ],
        .accrualLineFree: [
            .english: "line {line} was free", .russian: "строка {line} — бесплатно, не учитывается",
        ],
        .accrualLineReturned: [
            .english: "line {line} was returned", .russian: "строка {line} возвращена",
        ],
        .accrualLineOutside: [
            .english: "no rule is for line {line}", .russian: "для строки {line} нет правила",
        ],
        .accrualRest: [
            .english: "{points} for {spend} apart from lines", .russian: "{points} за {spend} вне строк заказа",
        ],
        .accrualRestOutside: [
            .english: "no rule is for {spend} apart from lines", .russian: "для {spend} вне строк заказа нет правила",
        ],
    ])
}
