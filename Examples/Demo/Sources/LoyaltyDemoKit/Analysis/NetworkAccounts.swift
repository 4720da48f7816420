//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals

/// The accounts of a network of partners, kept as a host would keep them: event by event, each refund in all accounts at once.
struct NetworkAccounts {
    private let ledger = PartnerLedger()
    private var accounts: [PartnerID: PartnerAccount] = [:]
    private(set) var events: [PartnerID: [PartnerEvent]] = [:]
    /// What was not done, and should have been.
    private(set) var declined = 0

    /// Writes down what a run says of each sale, and what came back of it, in the order of time.
    init(_ run: PlanRun, _ network: SampleNetwork) throws {
        var steps: [(at: Timestamp, command: PartnerCommand, partners: [PartnerID])] = []
        for sale in network.sales {
            guard let commission = try run.commission(of: sale.order.id), !commission.payees.isEmpty else { continue }
            let partners = commission.payees.map(\.partner)
            steps.append((sale.order.at, .recordCascade(commission), partners))
            for refund in sale.returns {
                steps.append((refund.at, .reverseSale(refund, partners: partners), partners))
            }
        }
        for step in steps.enumerated().sorted(by: { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }) {
            try decide(step.element.command, step.element.partners, at: step.element.at)
        }
    }

    private mutating func decide(_ command: PartnerCommand, _ partners: [PartnerID], at asOf: Timestamp) throws {
        let states = partners.map { accounts[$0] ?? PartnerAccount() }
        let decision = try ledger.decide(command, on: states, in: DecisionContext(asOf: asOf))
        if !decision.answer.reasons.isEmpty { declined += 1 }
        for (partner, happened) in zip(partners, decision.events) {
            for event in happened { try accounts[partner, default: PartnerAccount()].apply(event) }
            events[partner, default: []] += happened
        }
    }

    /// Returns what is due to a partner at an instant, pending or payable.
    func due(to partner: PartnerID, in currency: Currency, asOf: Timestamp) throws -> Money {
        let balance = try accounts[partner]?.balance(asOf: asOf) ?? .zero(in: currency)
        return try balance.pending + balance.payable
    }

    /// Returns what happened to a partner's money since an instant, after where it stood then.
    func statement(of partner: PartnerID, since start: Timestamp, in currency: Currency) throws -> PartnerStatement {
        let all = events[partner] ?? []
        let before = all.prefix { Self.instant(of: $0) < start }
        let opening = try PartnerStatement(of: before, in: currency).closingBalance
        return try PartnerStatement(of: all[before.endIndex...], from: opening, in: currency)
    }

    /// When an event was written down; here there are sales, ends of holds and returns.
    private static func instant(of event: PartnerEvent) -> Timestamp {
        switch event {
        case .accrued(let accrual): accrual.at
        case .approved(let approval): approval.at
        case .reversed(let reversal): reversal.at
        default: .earliest
        }
    }
}
