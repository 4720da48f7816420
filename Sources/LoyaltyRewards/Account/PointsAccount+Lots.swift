//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

// MARK: - Lots coming in

extension PointsAccount {
    /// Puts a new lot among the others.
    mutating func grant(_ lot: Lot) throws(RewardsError) {
        try bringIn(lot)
        try Self.add(lot.granted, to: &totals.issued)
    }

    /// Puts a lot with the next number among the others.
    mutating func bringIn(_ lot: Lot) throws(RewardsError) {
        guard lot.isSound, lot.held == 0, lot.remaining == lot.granted else {
            throw Self.corrupt("a lot comes in whole")
        }
        try takeNumber(of: lot.id)
        insert(lot)
    }

    /// Lots are numbered in the order of their events, so the same log gives the same names.
    mutating func takeNumber(of lot: LotID) throws(RewardsError) {
        guard lot.number == lotCount + 1, lotCount < Steps.maximum else {
            throw Self.corrupt("lots are numbered in order")
        }
        lotCount += 1
    }

    mutating func insert(_ lot: Lot) {
        guard !lots.isEmpty, !Lot.burnsFirst(lots[lots.count - 1], lot) else { return lots.append(lot) }
        var low = lots.startIndex
        var high = lots.endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if Lot.burnsFirst(lots[middle], lot) { low = middle + 1 } else { high = middle }
        }
        lots.insert(lot, at: low)
    }
}

// MARK: - Points leaving lots

extension PointsAccount {
    mutating func take(_ allocations: [LotAllocation]) throws(RewardsError) -> Int64 {
        try take(allocations) { _ in }
    }

    /// Takes points out of lots and hands over each lot as it was, with what was taken as its `remaining`.
    mutating func take(
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
                lots[index].free >= allocation.steps, let sum = Steps.sum(total, allocation.steps)
            else { throw Self.corrupt("points leave a lot that has them") }
            total = sum
            cursor = index
            var part = lots[index]
            part.remaining = allocation.steps
            part.held = 0
            each(part)
            lots[index].remaining -= allocation.steps
            if lots[index].remaining == 0 {
                emptied = min(emptied?.lowerBound ?? index, index)..<max(emptied?.upperBound ?? 0, index + 1)
            }
        }
        if let emptied { removeEmptyLots(in: emptied) }
        return total
    }

    func index(of lot: LotID, from start: Int = 0) -> Int? {
        for index in start..<lots.count where lots[index].id == lot { return index }
        for index in 0..<start where lots[index].id == lot { return index }
        return nil
    }

    private mutating func removeEmptyLots(in range: Range<Int>) {
        // Points mostly leave neighbours, and then the lots behind move at once.
        for index in range where lots[index].remaining > 0 { return lots.removeAll { $0.remaining == 0 } }
        lots.removeSubrange(range)
    }
}
