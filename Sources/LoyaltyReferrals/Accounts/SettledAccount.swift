//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// An account with the holds that have ended by an instant, and these as events still to be written down.
struct SettledAccount {
    let state: PartnerAccount
    let due: [CommissionApproval]
    let asOf: Timestamp

    init(_ states: [PartnerAccount], asOf: Timestamp) throws(ReferralsError) {
        guard var state = states.first, states.count == 1 else {
            throw ReferralsError(.invalidCommand, "a command is decided on one account")
        }
        due = state.dueApprovals(asOf: asOf)
        for approval in due { try state.apply(.approved(approval)) }
        self.state = state
        self.asOf = asOf
    }

    init(
        _ states: [PartnerAccount],
        of partner: PartnerID,
        in currency: Currency,
        asOf: Timestamp
    ) throws(ReferralsError) {
        try self.init(states, asOf: asOf)
        guard partner == state.partner ?? partner else {
            throw ReferralsError(.invalidCommand, "a command is decided on the account of its partner")
        }
        guard currency == state.currency ?? currency else {
            throw ReferralsError(.currencyMismatch, "an account is in one currency")
        }
    }

    /// Returns what is due and one event more, after checking that the account takes it.
    func decision(
        _ answer: PartnerAnswer,
        _ event: PartnerEvent,
        claims: [Claim] = []
    ) throws(ReferralsError) -> Decision<PartnerAccount> {
        var after = state
        try after.apply(event)
        return Decision(answer, events: due.map(PartnerEvent.approved) + [event], claims: claims)
    }
}
