//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The words for who is credited with an order.
enum AttributionMessages {
    static let texts: [ReasonCode: [Language: String]] = touches.merging(bindings) { own, _ in own }

    private static let touches: [ReasonCode: [Language: String]] = [
        "attribution.partner": [
            .english: "The order is credited to partner {partner}", .russian: "Заказ засчитан партнёру {partner}",
        ],
        AttributionFinding.credited.reasonCode: [
            .english: "The touch counts", .russian: "Касание засчитано",
        ],
        AttributionFinding.notPreferred.reasonCode: [
            .english: "Another touch counts", .russian: "Засчитано другое касание",
        ],
        AttributionFinding.beatenByCode.reasonCode: [
            .english: "A code that was given beats a link", .russian: "Введённый код важнее перехода по ссылке",
        ],
        AttributionFinding.windowEnded.reasonCode: [
            .english: "The attribution window had ended", .russian: "Окно атрибуции уже закрылось",
        ],
        AttributionFinding.afterOrder.reasonCode: [
            .english: "The touch came after the order", .russian: "Касание было после заказа",
        ],
        AttributionFinding.notYetKnown.reasonCode: [
            .english: "The touch was not known yet", .russian: "О касании ещё не было известно",
        ],
        AttributionFinding.otherCustomer.reasonCode: [
            .english: "The touch is another customer's", .russian: "Это касание другого покупателя",
        ],
        AttributionFinding.unknownCode.reasonCode: [
            .english: "Nobody owns the code", .russian: "У кода нет владельца",
        ],
        AttributionFinding.selfReferral.reasonCode: [
            .english: "Partners are not credited with their own orders",
            .russian: "Собственные заказы партнёру не засчитываются",
        ],
        AttributionFinding.existingCustomer.reasonCode: [
            .english: "Only new customers count, and this one had ordered before",
            .russian: "Засчитываются только новые покупатели, а этот уже заказывал",
        ],
        AttributionFinding.recentCustomer.reasonCode: [
            .english: "Only new and lapsed customers count, and this one had ordered a short time before",
            .russian: "Засчитываются только новые и давно не заказывавшие покупатели, а этот заказывал недавно",
        ],
        AttributionFinding.customerLocked.reasonCode: [
            .english: "The customer is locked to a partner", .russian: "Покупатель закреплён за партнёром",
        ],
        AttributionFinding.reassigned.reasonCode: [
            .english: "The customer was reassigned", .russian: "Покупателя передали",
        ],
    ]

    private static let bindings: [ReasonCode: [Language: String]] = [
        CustomerBinding.Finding.locked.reasonCode: [
            .english: "The customer is locked to partner {partner} since {since}",
            .russian: "Покупатель закреплён за партнёром {partner} с {since}",
        ],
        CustomerBinding.Finding.reassigned.reasonCode: [
            .english: "The customer was reassigned to partner {partner} on {since}",
            .russian: "Покупателя передали партнёру {partner}: {since}",
        ],
        CustomerBinding.Finding.released.reasonCode: [
            .english: "The customer was released from any partner on {since}",
            .russian: "Покупателя открепили от партнёров: {since}",
        ],
        CustomerBinding.Finding.beatenByCode.reasonCode: [
            .english: "A code beats that the customer is bound to partner {partner}",
            .russian: "Код важнее того, что покупатель закреплён за партнёром {partner}",
        ],
        CustomerBinding.Finding.selfReferral.reasonCode: [
            .english: "The customer is bound to partner {partner}, who is the customer",
            .russian: "Покупатель закреплён за партнёром {partner}, то есть за самим собой",
        ],
    ]
}
