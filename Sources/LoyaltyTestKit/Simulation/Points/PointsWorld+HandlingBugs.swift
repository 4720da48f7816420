//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyRewards

extension PointsWorld {
    // MARK: What people do by hand, and accounts that end or join, done wrongly

    static var bugsOfHandling: [PlantedBug<PointsProgram>] {
        [
            asked("an adjustment gives one point too many") { command in
                guard case .adjust(let points, let why) = command.action, points.steps > 0 else {
                    return command.action
                }
                return .adjust(try steps(points.steps + 1), why)
            },
            asked("what is taken by hand is given") { command in
                guard case .adjust(let points, let why) = command.action, points.isNegative else {
                    return command.action
                }
                return .adjust(points.negated, why)
            },
            asked("an opening balance forgets what was owed") { command in
                guard case .openBalance(let opening) = command.action else { return command.action }
                return .openBalance(
                    OpeningBalance(
                        lots: opening.lots,
                        qualifying: opening.qualifying,
                        enrolledAt: opening.enrolledAt,
                        lastActiveAt: opening.lastActiveAt
                    )
                )
            },
            asked("an opening balance loses its last lot") { command in
                guard case .openBalance(let opening) = command.action else { return command.action }
                return .openBalance(
                    OpeningBalance(
                        lots: Array(opening.lots.dropLast()),
                        qualifying: opening.qualifying,
                        debt: opening.debt,
                        enrolledAt: opening.enrolledAt,
                        lastActiveAt: opening.lastActiveAt
                    )
                )
            },
            asked("an extension is a day too long") { command in
                guard case .extendExpiry(let expiry, let why) = command.action, case .by(let step) = expiry.change
                else {
                    return command.action
                }
                return .extendExpiry(ExpiryExtension(by: .days(step.days + 1), of: expiry.lots), why)
            },
            asked("an extension of some lots is one of all") { command in
                guard case .extendExpiry(let expiry, let why) = command.action, case .by(let step) = expiry.change
                else {
                    return command.action
                }
                return .extendExpiry(ExpiryExtension(by: step), why)
            },
            asked("closing gives up what is left") { command in
                if case .close = command.action { .close(forfeiting: true) } else { command.action }
            },
            asked("erasing only closes") { command in
                if case .erase = command.action { .close(forfeiting: true) } else { command.action }
            },
            PlantedBug("giving by hand has no allowance") { rules, command, states, context in
                let decision = try rules.decide(command, on: states, in: context)
                guard case .adjust = command.action else { return decision }
                return Decision(decision.answer, eventsByStream: decision.events)
            },
            ruled("expired points never come back") { $0.isReinstating = false },
            ruled("expired points come back in every program") { $0.isReinstating = true },
            ruled("the first points in are not the first out") { $0.isFirstInFirstOut = false },
            edited("reinstated points live for ever") { event in
                guard case .reinstated = event else { return event }
                return try event.replacing { $0.mapLots { $0["expiresAt"] = nil } }
            },
            edited("an extension forgets the end of inactivity") { event in
                guard case .expiryExtended = event else { return event }
                return try event.replacing { $0["inactiveAt"] = nil }
            },
            edited("who joins keeps an account") { event in
                if case .accountMoved = event { nil } else { event }
            },
            edited("who joins gets later days") { event in
                guard case .memberJoined = event else { return event }
                return try event.replacing { try $0.mapAccount { $0["expiresAt"] = nil } }
            },
            edited("who leaves comes back with later days") { event in
                guard case .accountReturned = event else { return event }
                return try event.replacing { try $0.mapAccount { $0["expiresAt"] = nil } }
            },
            edited("who leaves takes points along that stay, too") { event in
                if case .memberLeft = event { nil } else { event }
            },
            folded("points come back as often as they are asked for") { event in
                guard case .reinstated = event else { return event }
                return try event.replacing(kind: "granted") {
                    $0["expired"] = nil
                    $0["why"] = nil
                }
            },
        ]
    }
}

extension [String: JSONValue] {
    /// Changes the lots of the account that an event carries.
    fileprivate mutating func mapAccount(_ change: (inout [String: JSONValue]) -> Void) throws {
        guard case .object(var account)? = self["account"] else { return }
        account.mapLots(change)
        self["account"] = .object(account)
    }
}
