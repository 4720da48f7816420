//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The words of fraud guards.
enum FraudMessages {
    static let all: [ReasonCode: [Language: String]] = [
        "fraud.clear": [
            .english: "Nothing speaks against the referral", .russian: "Ничто не говорит против рекомендации",
        ],
        "fraud.held": [
            .english: "The referral is held until somebody has looked at it",
            .russian: "Рекомендация удержана до проверки",
        ],
        "fraud.shared": [.english: "In common: {kind}", .russian: "Общее: {kind}"],
        FraudCheck.selfReferral.reasonCode: [
            .english: "The referrer and the referee are one person",
            .russian: "Пригласивший и приглашённый — одно лицо",
        ],
        FraudCheck.sharedIdentity.reasonCode: [
            .english: "The referrer and the referee may know each other more closely, or be one person",
            .russian: "Пригласивший и приглашённый связаны или могут быть одним лицом",
        ],
        FraudCheck.repeatedReferee.reasonCode: [
            .english: "The same person was referred before", .russian: "Это лицо уже приглашали раньше",
        ],
        FraudCheck.ring.reasonCode: [
            .english: "People refer each other in a circle; people in it: {count}",
            .russian: "Приглашения замкнуты в кольцо; участников: {count}",
        ],
        FraudCheck.selfTree.reasonCode: [
            .english: "The partner stands below an account of its own; levels down: {count}",
            .russian: "Партнёр стоит под собственной учётной записью; уровней ниже: {count}",
        ],
        FraudCheck.velocity.reasonCode: [
            .english: "Too many referrals in a short time: {count}",
            .russian: "Слишком много приглашений за короткое время: {count}",
        ],
    ]
}
