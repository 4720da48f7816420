//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension MessageCatalog {
    /// The words of this module: why touches are credited, how commission is made up, and why a command is declined.
    public static let referrals = MessageCatalog(
        written: declined.merging(AttributionMessages.texts) { own, _ in own }
            .merging(CodeMessages.texts) { own, _ in own }
            .merging(EffectivenessMessages.texts) { own, _ in own }
            .merging(commission) { own, _ in own }
            .merging(StructureMessages.all) { own, _ in own }
            .merging(FraudMessages.all) { own, _ in own }
            .merging(plans) { own, _ in own }
            .merging(LintMessages.all) { own, _ in own }
            .merging(AccountMessages.all) { own, _ in own }
            .merging(ReferralProgramMessages.all) { own, _ in own }
    )

    private static let declined: [ReasonCode: [Language: String]] = [
        .activityInFuture: [
            .english: "This happened later than the decision: {at}",
            .russian: "Это произошло позже решения: {at}",
        ],
        .saleNotAttributed: [
            .english: "No partner is credited with the order", .russian: "Заказ не засчитан ни одному партнёру",
        ],
        .saleAlreadyRecorded: [
            .english: "Commission for order {order} is recorded already",
            .russian: "Комиссия за заказ {order} уже учтена",
        ],
        .saleUnknown: [
            .english: "Order {order} has no commission here", .russian: "За заказ {order} комиссии здесь нет",
        ],
        .returnAlreadyRecorded: [
            .english: "Return {return} is recorded already", .russian: "Возврат {return} уже учтён",
        ],
        .refundAboveSale: [
            .english: "A refund of {refund} after {refunded} is more than the order's {sale}",
            .russian: "Возврат на {refund} сверх уже возвращённых {refunded} больше суммы заказа {sale}",
        ],
        .payoutAlreadyRecorded: [
            .english: "Payout {payout} is recorded already", .russian: "Выплата {payout} уже учтена",
        ],
        .payoutAbovePayable: [
            .english: "A payout of {payout} is more than the {payable} payable",
            .russian: "Выплата {payout} больше суммы к выплате {payable}",
        ],
    ]

    private static let commission: [ReasonCode: [Language: String]] = [
        "commission.amount": [
            .english: "Commission {amount} by plan {plan}, {houseShare} left for the house",
            .russian: "Комиссия {amount} по плану {plan}, магазину остаётся {houseShare}",
        ],
        "commission.base": [.english: "Base: {amount}", .russian: "База: {amount}"],
        "commission.rate": [.english: "Rate {rate}: {amount}", .russian: "Ставка {rate}: {amount}"],
        "commission.capped": [.english: "Limited to {cap} an order", .russian: "Ограничено: {cap} за заказ"],
        "commission.capNotReached": [
            .english: "The limit of {cap} an order is not reached", .russian: "Предел {cap} за заказ не достигнут",
        ],
        CommissionBasePart.Finding.line.reasonCode: [
            .english: "Line {line}: {counted}", .russian: "Строка {line}: {counted}",
        ],
        CommissionBasePart.Finding.lineWithoutTax.reasonCode: [
            .english: "Line {line}: {counted} without tax", .russian: "Строка {line}: {counted} без налога",
        ],
        CommissionBasePart.Finding.excludedItem.reasonCode: [
            .english: "Line {line}: the item does not count", .russian: "Строка {line}: товар не участвует",
        ],
        CommissionBasePart.Finding.excludedCategory.reasonCode: [
            .english: "Line {line}: the category does not count", .russian: "Строка {line}: категория не участвует",
        ],
        CommissionBasePart.Finding.shipping.reasonCode: [
            .english: "Shipping: {counted}", .russian: "Доставка: {counted}",
        ],
        CommissionBasePart.Finding.excludedShipping.reasonCode: [
            .english: "Shipping does not count", .russian: "Доставка не участвует",
        ],
        CommissionBasePart.Finding.total.reasonCode: [
            .english: "Order total: {counted}", .russian: "Сумма заказа: {counted}",
        ],
        CommissionBasePart.Finding.excludedTender.reasonCode: [
            .english: "Paid by means that do not count: {paid}, which takes away {counted}",
            .russian: "Оплачено средствами, которые не участвуют: {paid}, вычтено {counted}",
        ],
    ]
}
