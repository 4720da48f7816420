//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PointsProgram {
    /// Takes over what a member had in another system, as the first thing that happens to the account.
    func open(_ opening: OpeningBalance, _ before: Handling) throws(RewardsError) -> Decision<PointsAccount> {
        let at = before.at
        try opening.check(in: program.unit, asOf: at)
        guard before.account.program == nil else { return declined(.balanceAlreadyOpened) }
        var sum: Int64? = 0
        var counted: QualifyingAmounts? = .zero
        for lot in opening.lots { sum = sum.flatMap { Steps.sum($0, lot.points.steps) } }
        for entry in opening.qualifying { counted = try? counted?.adding(entry.amounts) }
        guard let steps = sum, counted != nil else {
            return declined(.pointsOverflow, ["points": .points(try points(Steps.maximum))])
        }

        var handling = before
        try handling.record(.opened(self.opening(at: at, enrolledAt: opening.enrolledAt)))
        if let end = try program.expiry.inactivityEnd(ofActivityAt: opening.lastActiveAt ?? at, in: zone) {
            try handling.record(.activityRecorded(ActivityRecorded(at: at, inactiveAt: end)))
        }
        let lots = opening.lots.enumerated().map { index, lot in
            Lot(
                id: LotID(Int64(index) + 1),
                origin: .opening,
                grantedAt: lot.grantedAt,
                activeAt: lot.activeAt,
                expiresAt: lot.expiresAt,
                granted: lot.points.steps
            )
        }
        let qualifying = opening.qualifying.sorted(by: QualifyingEntry.precedes)
        let event = BalanceOpened(
            at: at,
            lots: lots,
            debt: opening.debt?.steps ?? 0,
            qualifying: qualifying,
            lastActiveAt: opening.lastActiveAt
        )
        try handling.record(.balanceOpened(event))
        handling.events += try handling.account.settle(asOf: at)
        try handling.repay(from: lots.map(\.id))
        let receipt = OpeningReceipt(
            points: try points(steps),
            expired: try points(handling.account.totals.expired),
            repaid: try points(handling.account.totals.repaid),
            available: try points(handling.account.availableSteps(asOf: at)),
            tier: nil
        )
        return Decision(.balanceOpened(receipt), events: handling.events)
    }
}
