//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension PointsAccount {
    /// Creates the account as it stood at an instant, out of its events.
    ///
    /// ```swift
    /// let then = try PointsAccount(folding: events, through: monthEnd)
    /// try rules.balance(of: then, asOf: monthEnd)   // what the member had at the end of the month
    /// ```
    ///
    /// It equals the account that a store held then. What time had changed by then, and nobody had written down, is found by
    /// whoever reads it: pass the same instant, or a later one, to ``balance(in:asOf:)``, ``settled(asOf:)`` or
    /// ``PointsProgram/standing(of:asOf:)``. A later instant tells what would have become of the account alone.
    ///
    /// - Parameters:
    ///   - events: All events of the account, in order.
    ///   - instant: The instant; what was decided exactly then is folded in.
    /// - Throws: ``RewardsError`` with code `corruptLog` if the events contradict each other, or if time goes back between
    ///   any of them, later ones included.
    /// - Complexity: O(*n* *m*) in the number of events by then and the size of the account, O(*k*) in the number of later ones.
    public init(folding events: some Sequence<PointsEvent>, through instant: Timestamp) throws(RewardsError) {
        self.init()
        var last = Timestamp.earliest
        for event in events {
            guard last <= event.at else { throw Self.corrupt("time does not go back between events") }
            last = event.at
            if last <= instant { try apply(event) }
        }
    }
}
