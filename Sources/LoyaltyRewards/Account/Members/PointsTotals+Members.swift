//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PointsTotals {
    /// The totals of two accounts that became one.
    func adding(_ other: PointsTotals) throws(RewardsError) -> PointsTotals {
        var sum = self
        try PointsAccount.add(other.issued, to: &sum.issued)
        try PointsAccount.add(other.redeemed, to: &sum.redeemed)
        try PointsAccount.add(other.expired, to: &sum.expired)
        try PointsAccount.add(other.reversed, to: &sum.reversed)
        try PointsAccount.add(other.repaid, to: &sum.repaid)
        try PointsAccount.add(other.withdrawn, to: &sum.withdrawn)
        try PointsAccount.add(other.movedOut, to: &sum.movedOut)
        try PointsAccount.add(other.movedIn, to: &sum.movedIn)
        try PointsAccount.add(other.debtCreated, to: &sum.debtCreated)
        return sum
    }

    /// These totals once a member has left that had some when it joined and has others as it goes on: what the member's totals
    /// say was sent to this account came in here.
    func leaving(_ joined: PointsTotals, to left: PointsTotals) -> PointsTotals {
        var rest = self
        rest.issued -= joined.issued
        rest.redeemed -= left.redeemed
        rest.expired -= joined.expired
        rest.reversed -= joined.reversed
        rest.repaid -= joined.repaid
        rest.withdrawn -= joined.withdrawn
        rest.movedOut -= joined.movedOut
        rest.movedIn += left.movedOut - joined.movedOut - joined.movedIn
        rest.debtCreated -= left.debtCreated
        return rest
    }
}
