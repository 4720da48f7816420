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

    init(_ state: PartnerAccount, asOf: Timestamp) throws(ReferralsError) {
        var state = state
        due = state.dueApprovals(asOf: asOf)
        for approval in due { try state.apply(.approved(approval)) }
        self.state = state
        self.asOf = asOf
    }

    /// The accounts of a command, in the order of its partners.
    static func all(
        _ states: [PartnerAccount],
        of partners: [PartnerID],
        in currency: Currency,
        asOf: Timestamp
    ) throws(ReferralsError) -> [SettledAccount] {
        guard states.count == partners.count else {
            throw ReferralsError(.invalidCommand, "a command is decided on the accounts of its partners")
        }
        var accounts: [SettledAccount] = []
        for (partner, state) in zip(partners, states) {
            guard partner == state.partner ?? partner else {
                throw ReferralsError(.invalidCommand, "a command is decided on the account of its partner")
            }
            guard currency == state.currency ?? currency else {
                throw ReferralsError(.currencyMismatch, "an account is in one currency")
            }
            accounts.append(try SettledAccount(state, asOf: asOf))
        }
        return accounts
    }

    /// The one account of a command.
    static func only(
        _ states: [PartnerAccount],
        of partner: PartnerID,
        in currency: Currency,
        asOf: Timestamp
    ) throws(ReferralsError) -> SettledAccount {
        let accounts = try all(states, of: [partner], in: currency, asOf: asOf)
        return accounts[0]
    }

    /// Returns what is due and one event more, after checking that the account takes it.
    func events(with event: PartnerEvent) throws(ReferralsError) -> [PartnerEvent] {
        var after = state
        try after.apply(event)
        return due.map(PartnerEvent.approved) + [event]
    }

    /// Returns the decision on this account alone.
    func decision(
        _ answer: PartnerAnswer,
        _ event: PartnerEvent,
        claims: [Claim] = []
    ) throws(ReferralsError) -> Decision<PartnerAccount> {
        Decision(answer, events: try events(with: event), claims: claims)
    }
}

extension Decision where State == PartnerAccount {
    static func declined(_ code: ReasonCode, _ values: [String: ExplainedValue] = [:]) -> Decision {
        Decision(.declined([Reason(code, values)]))
    }
}
