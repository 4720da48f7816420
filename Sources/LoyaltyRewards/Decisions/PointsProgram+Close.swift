//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PointsProgram {
    /// Closes an account: an empty one, or one whose points are forfeited.
    func close(forfeiting: Bool, _ before: Handling) throws(RewardsError) -> Decision<PointsAccount> {
        if let reason = reasonAgainstClosing(before.account) { return declined([reason]) }
        let balance = try balance(of: before.account, asOf: before.at)
        guard forfeiting || (before.account.lots.isEmpty && before.account.debt == 0) else {
            return declined(
                .accountNotEmpty,
                [
                    "available": .points(balance.available), "debt": .points(balance.debt),
                    "held": .points(balance.held), "pending": .points(balance.pending),
                ]
            )
        }
        var handling = before
        if handling.account.program == nil { try handling.record(.opened(opening(at: handling.at))) }
        try close(&handling)
        let receipt = ClosingReceipt(
            forfeited: try points(handling.account.totals.withdrawn - before.account.totals.withdrawn),
            debt: try points(handling.account.debt)
        )
        return Decision(.closed(receipt), events: handling.events)
    }

    /// Erases what an account knows of its member; nothing is written for a member who never had one.
    func erase(_ before: Handling) throws(RewardsError) -> Decision<PointsAccount> {
        if let reason = reasonAgainstClosing(before.account) { return declined([reason]) }
        var handling = before
        if before.account.program != nil {
            if before.account.closedAt == nil { try close(&handling) }
            try handling.record(.erased(AccountErased(at: before.at)))
        }
        var orders = 0
        var actions = 0
        let names = Set(before.account.accruals.map(\.name)).union(before.account.qualifying.entries.map(\.source))
        for name in names.union(before.account.broughtIn) {
            switch name {
            case .order: orders += 1
            case .action: actions += 1
            }
        }
        let receipt = ErasureReceipt(
            program: program.id,
            at: before.at,
            orders: orders,
            actions: actions,
            redemptions: before.account.redemptions.count,
            qualifying: before.account.qualifying.entries.count,
            lots: before.account.lots.count,
            forfeited: try points(handling.account.totals.withdrawn - before.account.totals.withdrawn),
            debt: try points(handling.account.debt),
            totals: handling.account.totals
        )
        return Decision(.erased(receipt), events: handling.events)
    }

    private func reasonAgainstClosing(_ account: PointsAccount) -> Reason? {
        guard let part = account.members.first else { return nil }
        return Reason(.accountHasMembers, ["member": .text(part.member.text)])
    }

    /// Ends holds, lets what is free repay debt, and forfeits the rest.
    private func close(_ handling: inout Handling) throws(RewardsError) {
        for hold in handling.account.holds {
            let released = HoldReleased(at: handling.at, redemption: hold.redemption, hasTimedOut: false)
            try handling.record(.holdReleased(released))
            try free(hold, on: &handling.account, at: handling.at, in: &handling.events)
        }
        try handling.repay(from: handling.account.lots.map(\.id))
        handling.events += try handling.account.settle(asOf: handling.at)
        let left = handling.account.lots.map { LotAllocation($0.id, $0.remaining) }
        try handling.record(.closed(AccountClosed(at: handling.at, allocations: left)))
    }
}
