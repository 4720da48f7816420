//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The words of referral programs.
enum ReferralProgramMessages {
    static let all = declined.merging(orders) { own, _ in own }

    private static let declined: [ReasonCode: [Language: String]] = [
        .referralUnknown: [.english: "Nobody referred the customer", .russian: "Покупателя никто не приглашал"],
        .referralAlreadyRegistered: [
            .english: "The customer has been referred already", .russian: "Покупателя уже пригласили",
        ],
        .referralSelf: [
            .english: "Customers do not refer themselves", .russian: "Пригласить самого себя нельзя",
        ],
        .referralExistingCustomer: [
            .english: "Only new customers are referred, and this one had ordered before",
            .russian: "Приглашают только новых покупателей, а этот уже заказывал",
        ],
        .referralRejected: [.english: "The referral was rejected", .russian: "Приглашение отклонено"],
        .referralAlreadyQualified: [
            .english: "Another order has earned the rewards", .russian: "Награды уже даны за другой заказ",
        ],
        .referralOrderAlreadyRecorded: [
            .english: "Order {order} is recorded already", .russian: "Заказ {order} уже учтён",
        ],
        .referralOrderWithoutReward: [
            .english: "Order {order} has no referral rewards", .russian: "За заказ {order} нет наград за приглашение",
        ],
        .referralLimitReached: [
            .english: "The referrer has had as many rewards as one may: {limit}",
            .russian: "Пригласивший уже получил предельное число наград: {limit}",
        ],
        .referralAlreadyHeld: [
            .english: "The rewards are held for this already", .russian: "Награды уже удержаны по этой причине",
        ],
        .referralNotHeld: [.english: "The rewards are not held", .russian: "Награды не удержаны"],
        .referralAlreadyConfirmed: [
            .english: "The rewards are confirmed; they can only be rejected",
            .russian: "Награды уже подтверждены, их можно только отклонить",
        ],
    ]

    private static let orders: [ReasonCode: [Language: String]] = [
        "referral.qualified": [.english: "The order earns the rewards", .russian: "Заказ даёт право на награды"],
        "referral.notQualified": [
            .english: "The order does not earn the rewards", .russian: "Заказ не даёт права на награды",
        ],
        "referral.reward.referrer": [.english: "For the referrer: {reward}", .russian: "Пригласившему: {reward}"],
        "referral.reward.referee": [.english: "For the referee: {reward}", .russian: "Приглашённому: {reward}"],
        "referral.confirmsAt": [.english: "Confirmed on {at}", .russian: "Подтверждение: {at}"],
        ReferralCheck.Kind.afterReferral.reasonCode: [
            .english: "Ordered on {actual}, and referred on {threshold}",
            .russian: "Заказ: {actual}, приглашение: {threshold}",
        ],
        ReferralCheck.Kind.window.reasonCode: [
            .english: "Ordered on {actual}, which counts before {threshold}",
            .russian: "Заказ: {actual}, срок: до {threshold}",
        ],
        ReferralCheck.Kind.firstOrder.reasonCode: [
            .english: "The customer's first order", .russian: "Первый заказ покупателя",
        ],
        ReferralCheck.Kind.channel.reasonCode: [
            .english: "Ordered through a channel that counts", .russian: "Заказ сделан через учитываемый канал",
        ],
        ReferralCheck.Kind.currency.reasonCode: [
            .english: "In {threshold}, as the minimum is", .russian: "Валюта {threshold}, как у минимума",
        ],
        ReferralCheck.Kind.minimum.reasonCode: [
            .english: "{actual} paid, after returns, of at least {threshold}",
            .russian: "Оплачено {actual} за вычетом возвратов, нужно не меньше {threshold}",
        ],
    ]
}
