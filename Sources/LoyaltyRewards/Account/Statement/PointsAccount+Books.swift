//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension PointsAccount {
    /// Returns what each book of the account has, without empty ones; the sum is zero.
    ///
    /// ```swift
    /// account.books(asOf: now)   // available 19, world -19
    /// ```
    ///
    /// - Parameter instant: The instant that divides pending points from available ones.
    /// - Returns: What each book has, in the order of ``PointsBook``.
    /// - Complexity: O(*n*) in the number of lots.
    public func books(asOf instant: Timestamp) -> [PointsPosting] {
        postings { steps(in: $0, asOf: instant) }
    }

    /// Returns what an event moves between the books, as double entry: the sum is zero.
    ///
    /// - Parameter event: The next event of the account.
    /// - Returns: The books that change, in the order of ``PointsBook``; none if no points move.
    /// - Throws: ``RewardsError`` with code `corruptLog` if the event contradicts the account.
    /// - Complexity: O(*n*) in the size of the account.
    public func postings(of event: PointsEvent) throws(RewardsError) -> [PointsPosting] {
        var after = self
        try after.apply(event)
        return postings { after.steps(in: $0, asOf: event.at) - steps(in: $0, asOf: event.at) }
    }

    /// The steps of pending points that can be redeemed by an instant, since the last event.
    func maturedSteps(asOf instant: Timestamp) -> Int64 {
        guard let lastAt else { return 0 }
        return steps(in: .pending, asOf: lastAt) - steps(in: .pending, asOf: instant)
    }

    private func postings(_ steps: (PointsBook) -> Int64) -> [PointsPosting] {
        PointsBook.allCases.map { PointsPosting($0, steps($0)) }.filter { $0.steps != 0 }
    }

    // The totals of an account are within 2^53, so no sum of a few of them overflows.
    func steps(in book: PointsBook, asOf instant: Timestamp) -> Int64 {
        switch book {
        case .pending: lots.reduce(0) { $0 + ($1.activeAt > instant ? $1.free : 0) }
        case .available: lots.reduce(0) { $0 + ($1.activeAt > instant ? 0 : $1.free) }
        case .held: lots.reduce(0) { $0 + $1.held }
        case .debt: -debt
        case .redeemed: totals.redeemed
        case .expired: totals.expired
        case .reversed: totals.reversed + totals.debtCreated
        case .withdrawn: totals.withdrawn
        case .transit: totals.movedOut - totals.movedIn
        case .world: -totals.issued
        }
    }
}
