//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The words for what guards codes.
enum CodeMessages {
    static let texts: [ReasonCode: [Language: String]] = [
        "code.hardToGuess": [
            .english: "Guessing does not pay, bits to get right: {bits}",
            .russian: "Угадывать невыгодно, бит для угадывания: {bits}",
        ],
        "code.limitTries": [
            .english: "Let no more than {tries} tries through; expected hits then: {hits}",
            .russian: "Пропускайте не больше попыток, чем {tries}; ожидаемых попаданий тогда: {hits}",
        ],
        "code.limitUses": [
            .english: "Limit how often a code works, in all and for each customer",
            .russian: "Ограничьте число применений кода, всего и для каждого покупателя",
        ],
        "code.payAfterHold": [
            .english: "Pay rewards after the time for returns, and for new customers only",
            .russian: "Платите вознаграждение после срока возврата и только за новых покупателей",
        ],
    ]
}
