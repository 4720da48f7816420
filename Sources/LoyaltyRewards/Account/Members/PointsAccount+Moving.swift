//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PointsAccount {
    mutating func apply(_ event: PointsMovedIn) throws(RewardsError) {
        for lot in event.lots {
            try bringIn(lot)
            try Self.add(lot.granted, to: &totals.movedIn)
        }
    }

    /// All that the account had is in another one now; what stays is its name and where to look.
    mutating func apply(_ event: AccountMoved) throws(RewardsError) {
        guard move == nil, holds.isEmpty, members.isEmpty else {
            throw Self.corrupt("an account moves whole, and alone")
        }
        var moved = PointsAccount()
        moved.program = program
        moved.unit = unit
        moved.enrolledAt = enrolledAt
        moved.forgottenBefore = forgottenBefore
        moved.move = event.move
        self = moved
    }

    mutating func apply(_ event: AccountReturned) throws(RewardsError) {
        guard move != nil, event.account.program == program, event.account.unit == unit, event.account.isBalanced else {
            throw Self.corrupt("an account comes back from where it moved")
        }
        self = event.account
    }
}
