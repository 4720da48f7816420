//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The words of partners' accounts: why a command on them is declined.
enum AccountMessages {
    static let all: [ReasonCode: [Language: String]] = [
        .saleVoid: [
            .english: "The commission for order {order} was declared void",
            .russian: "Комиссия за заказ {order} аннулирована",
        ],
        .saleLocked: [
            .english: "The commission for order {order} is in a payout already",
            .russian: "Комиссия за заказ {order} уже включена в выплату",
        ],
        .periodUnchanged: [
            .english: "The period comes to {total}, as before", .russian: "Итог периода прежний: {total}",
        ],
        .periodRunNotNewer: [
            .english: "Run {run} of the period comes after run {recorded}, which is recorded already",
            .russian: "Расчёт {run} за период пришёл позже уже учтённого расчёта {recorded}",
        ],
        .adjustmentAlreadyRecorded: [
            .english: "Adjustment {adjustment} is recorded already",
            .russian: "Корректировка {adjustment} уже учтена",
        ],
        .payoutUnknown: [
            .english: "Payout {payout} was never locked here", .russian: "Выплата {payout} здесь не начиналась",
        ],
        .payoutNotLocked: [
            .english: "Payout {payout} has arrived or failed already",
            .russian: "Выплата {payout} уже дошла или не состоялась",
        ],
        .payoutAmountDiffers: [
            .english: "{payout} is not the {locked} that was sent", .russian: "{payout} не равно отправленным {locked}",
        ],
        .payoutCarriedForward: [
            .english: "{owed} are owed and carried forward", .russian: "Долг {owed} переносится на следующий период",
        ],
        .payoutHeld: [.english: "Held: {reason}", .russian: "Приостановлено: {reason}"],
        .payoutBelowMinimum: [
            .english: "{payable} is less than the {minimum} that is paid at least",
            .russian: "{payable} меньше наименьшей выплаты {minimum}",
        ],
        .payoutReferenceUsed: [
            .english: "Transfer {reference} has paid before", .russian: "Перевод {reference} уже учтён",
        ],
    ]
}
