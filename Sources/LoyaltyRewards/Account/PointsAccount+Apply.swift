//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PointsAccount {
    /// Folds one event in, by what it says happened and by no rule.
    ///
    /// - Parameter event: The next event of the account.
    /// - Throws: ``RewardsError`` with code `corruptLog` if the event contradicts the state; the state is then not used.
    /// - Complexity: O(*n*) in the number of lots.
    public mutating func apply(_ event: PointsEvent) throws(RewardsError) {
        guard program != nil else {
            guard case .opened(let event) = event else {
                throw Self.corrupt("an account is opened before anything else")
            }
            program = event.program
            unit = event.unit
            return
        }
        switch event {
        case .opened: throw Self.corrupt("an account is opened once")
        case .accrued(let event): try apply(event)
        case .redeemed(let event): try apply(event)
        case .redemptionCancelled(let event): try apply(event)
        case .accrualReversed(let event): try apply(event)
        case .debtRepaid(let event):
            let steps = try take(event.allocations)
            guard steps <= debt else { throw Self.corrupt("no more debt is repaid than there is") }
            debt -= steps
            try Self.add(steps, to: &totals.repaid)
        case .expired(let event): try apply(event)
        case .tierRecorded(let event):
            recordedTier = event.tier
            tierHoldsUntil = event.holdsUntil
        }
    }

    private mutating func apply(_ event: PointsAccrued) throws(RewardsError) {
        guard event.lot.number == lotCount + 1, lotCount < Steps.maximum else {
            throw Self.corrupt("lots are numbered in order")
        }
        guard Steps.isValid(event.granted), Steps.isValid(event.qualifying) else {
            throw Self.corrupt("an accrual grants zero or more")
        }
        let entry = AccrualEntry(
            lot: event.lot,
            grantedAt: event.grantedAt,
            granted: event.granted,
            expired: 0,
            isReversed: false
        )
        guard accruals.updateValue(entry, forKey: event.order) == nil else {
            throw Self.corrupt("an order is accrued once")
        }
        try Self.add(event.granted, to: &totals.issued)
        lotCount += 1
        if event.granted > 0 {
            insert(
                Lot(
                    id: event.lot,
                    order: event.order,
                    grantedAt: event.grantedAt,
                    activeAt: event.activeAt,
                    expiresAt: event.expiresAt,
                    granted: event.granted,
                    remaining: event.granted
                )
            )
        }
        if event.qualifying > 0 {
            try qualifying.insert(event.qualifyingEntry)
        }
    }

    private mutating func apply(_ event: PointsRedeemed) throws(RewardsError) {
        var parts: [Lot] = []
        parts.reserveCapacity(event.allocations.count)
        let steps = try take(event.allocations, into: &parts)
        let entry = RedemptionEntry(parts: parts, isCancelled: false)
        guard redemptions.updateValue(entry, forKey: event.redemption) == nil else {
            throw Self.corrupt("a redemption is made once")
        }
        try Self.add(steps, to: &totals.redeemed)
    }

    private mutating func apply(_ event: RedemptionCancelled) throws(RewardsError) {
        guard let entry = redemptions[event.redemption], !entry.isCancelled else {
            throw Self.corrupt("a redemption is cancelled once, after it was made")
        }
        guard entry.parts.elementsEqual(event.allocations, by: { $0.id == $1.lot && $0.remaining == $1.steps }) else {
            throw Self.corrupt("a cancelled redemption gives back what it took")
        }
        redemptions[event.redemption]?.isCancelled = true
        for part in entry.parts {
            guard let index = lots.firstIndex(where: { $0.id == part.id }) else {
                insert(part)
                totals.redeemed -= part.remaining
                continue
            }
            guard part.remaining <= lots[index].granted - lots[index].remaining else {
                throw Self.corrupt("a lot has no more than was granted")
            }
            lots[index].remaining += part.remaining
            totals.redeemed -= part.remaining
        }
        guard totals.redeemed >= 0 else { throw Self.corrupt("no more is given back than was redeemed") }
    }

    private mutating func apply(_ event: AccrualReversed) throws(RewardsError) {
        guard let entry = accruals[event.order], !entry.isReversed else {
            throw Self.corrupt("an accrual is reversed once, after it was made")
        }
        let steps = try take(event.allocations)
        guard Steps.isValid(event.debt), Steps.sum(steps, event.debt) == entry.granted - entry.expired else {
            throw Self.corrupt("a reversal takes what was granted and did not expire")
        }
        accruals[event.order]?.isReversed = true
        try Self.add(steps, to: &totals.reversed)
        try Self.add(event.debt, to: &totals.debtCreated)
        try Self.add(event.debt, to: &debt)
        qualifying.remove(.order(event.order))
    }

    private mutating func apply(_ event: PointsExpired) throws(RewardsError) {
        var parts: [Lot] = []
        let steps = try take(event.allocations, into: &parts)
        for part in parts {
            guard let granted = accruals[part.order]?.granted, let before = accruals[part.order]?.expired,
                part.isExpired(asOf: event.at), part.remaining <= granted - before
            else { throw Self.corrupt("points expire once, after their last day") }
            accruals[part.order]?.expired = before + part.remaining
        }
        try Self.add(steps, to: &totals.expired)
    }
}

// MARK: - Lots

extension PointsAccount {
    /// Puts a lot into its place in the burn order.
    private mutating func insert(_ lot: Lot) {
        guard !lots.isEmpty, !Lot.burnsFirst(lots[lots.count - 1], lot) else { return lots.append(lot) }
        var low = lots.startIndex
        var high = lots.endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if Lot.burnsFirst(lots[middle], lot) { low = middle + 1 } else { high = middle }
        }
        lots.insert(lot, at: low)
    }

    /// Takes points out of lots and returns how many.
    private mutating func take(_ allocations: [LotAllocation]) throws(RewardsError) -> Int64 {
        try take(allocations) { _ in }
    }

    /// Takes points out of lots, and appends what came from where: the lots with what was taken as their `remaining`.
    private mutating func take(
        _ allocations: [LotAllocation],
        into parts: inout [Lot]
    ) throws(RewardsError) -> Int64 {
        try take(allocations) { part in parts.append(part) }
    }

    private mutating func take(
        _ allocations: [LotAllocation],
        each: (Lot) -> Void
    ) throws(RewardsError) -> Int64 {
        guard !allocations.isEmpty else { return 0 }
        var total: Int64 = 0
        var cursor = lots.startIndex
        var emptied: Range<Int>?
        for allocation in allocations {
            // Allocations follow the order of the lots but for the first of a reversal, so the search rarely starts over.
            guard let index = index(of: allocation.lot, from: cursor), allocation.steps > 0,
                lots[index].remaining >= allocation.steps, let sum = Steps.sum(total, allocation.steps)
            else { throw Self.corrupt("points leave a lot that has them") }
            total = sum
            cursor = index
            var part = lots[index]
            part.remaining = allocation.steps
            each(part)
            lots[index].remaining -= allocation.steps
            if lots[index].remaining == 0 {
                emptied = min(emptied?.lowerBound ?? index, index)..<max(emptied?.upperBound ?? 0, index + 1)
            }
        }
        if let emptied { removeEmptyLots(in: emptied) }
        return total
    }

    /// The place of a lot, looked for from some place on and then from the start.
    private func index(of lot: LotID, from start: Int) -> Int? {
        for index in start..<lots.count where lots[index].id == lot { return index }
        for index in 0..<start where lots[index].id == lot { return index }
        return nil
    }

    /// Removes the lots without points; none is outside the range, and both its ends are such lots.
    private mutating func removeEmptyLots(in range: Range<Int>) {
        // Points mostly leave neighbours, and then the lots behind move at once.
        for index in range where lots[index].remaining > 0 { return lots.removeAll { $0.remaining == 0 } }
        lots.removeSubrange(range)
    }

    private static func add(_ steps: Int64, to total: inout Int64) throws(RewardsError) {
        guard let sum = Steps.sum(total, steps) else { throw corrupt("totals stay within 2^53 - 1") }
        total = sum
    }

    static func corrupt(_ rule: String) -> RewardsError { RewardsError(.corruptLog, rule) }
}
