//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// A referral with the hold that has ended by an instant, and this as an event still to be written down.
struct SettledReferral {
    let state: Referral
    let due: ReferralConfirmation?
    let asOf: Timestamp

    init(_ states: [Referral], of referee: CustomerID?, asOf: Timestamp) throws(ReferralsError) {
        guard var state = states.first, states.count == 1 else {
            throw ReferralsError(.invalidCommand, "a command is decided on one referral")
        }
        guard referee == nil || state.registration == nil || referee == state.registration?.referee else {
            throw ReferralsError(.invalidCommand, "a command is decided on the referral of its customer")
        }
        due = state.dueConfirmation(asOf: asOf)
        if let due { try state.apply(.confirmed(due)) }
        self.state = state
        self.asOf = asOf
    }

    /// Returns what is due and some events more, after checking that the referral takes them.
    func decision(
        _ events: [ReferralEvent],
        counters: [CounterChange] = []
    ) throws(ReferralsError) -> Decision<Referral> {
        var after = state
        for event in events { try after.apply(event) }
        var all = due.map { [ReferralEvent.confirmed($0)] } ?? []
        all += events
        // A release, or an order that is recorded late, may lead to rewards that are due at once.
        if let confirmation = after.dueConfirmation(asOf: asOf) { all.append(.confirmed(confirmation)) }
        return Decision(.done(all), events: all, counters: counters)
    }

    /// Why nothing is done with a referral that nobody made, or that is over; nil if it is open.
    var closedReason: Reason? {
        if state.registration == nil { return Reason(.referralUnknown) }
        return state.rejection == nil ? nil : Reason(.referralRejected)
    }

    /// Why nothing is done with what lies in the future.
    func reason(against at: Timestamp) -> Reason? {
        at <= asOf ? nil : Reason(.activityInFuture, ["at": .instant(at)])
    }
}

extension Decision where State == Referral {
    static func declined(_ reason: Reason) -> Decision { Decision(.declined([reason])) }
}
