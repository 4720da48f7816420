//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Decides on partners' accounts everything that asks no plan: what was worked out before is written down, once.
///
/// A ``CommissionPlan`` decides the same commands in the same way, and sales by attribution and rate besides. A host whose plan
/// has levels, periods or splits works the commission out by itself, hands it over as a ``SaleCommission`` or
/// ``PeriodCommission``, and needs no plan here:
///
/// ```swift
/// let ledger = PartnerLedger()
/// let command = PartnerCommand.recordCascade(sale)
/// ledger.streams(for: command)      // an account for each payee, in the order of their identifiers
/// let decision = try ledger.decide(command, on: accounts, in: DecisionContext(asOf: now))
/// ```
public struct PartnerLedger: Hashable, Sendable {
    /// Creates a ledger.
    public init() {}
}

extension PartnerLedger: Decider {
    /// A ledger decides on partners' accounts.
    public typealias State = PartnerAccount

    /// Returns the accounts that a command touches, by their partners' identifiers.
    ///
    /// - Parameter command: The command to decide.
    /// - Returns: The accounts that a command touches; none for a cascade that pays nobody, or a sale that asks a plan.
    public func streams(for command: PartnerCommand) -> [StreamID] {
        switch command {
        case .recordSale: []
        case .recordCascade(let sale): Self.streams(of: sale.payees.map(\.partner), sale.base.currency)
        case .recordPeriod(let period): Self.streams(of: [period.partner], period.total.currency)
        case .reverseSale(let refund, let partners): Self.streams(of: partners, refund.amount.currency)
        case .voidSale(let void, let partners): Self.streams(of: partners, void.currency)
        case .adjust(let adjustment): Self.streams(of: [adjustment.partner], adjustment.amount.currency)
        case .lockPayout(let lock, let partner): Self.streams(of: [partner], lock.amount.currency)
        case .settlePayout(let settlement, let partner): Self.streams(of: [partner], settlement.amount.currency)
        case .releasePayout(let release, let partner): Self.streams(of: [partner], release.amount.currency)
        case .recordPayout(let payout, let partner): Self.streams(of: [partner], payout.amount.currency)
        case .approveDue(let stream): [stream]
        }
    }

    static func streams(of partners: [PartnerID], _ currency: Currency) -> [StreamID] {
        Set(partners).sorted().compactMap { try? PartnerAccount.stream(of: $0, in: currency) }
    }

    /// Decides a command, and does nothing else.
    ///
    /// Holds that have ended by `asOf` are written down first, unless the command is declined. A command on several accounts
    /// happens in all of them or in none. Reasons to decline are looked for in this order, and the first one found is given:
    ///
    /// 1. the sale, run, return, adjustment or payout lies in the future;
    /// 2. nobody is paid for the sale;
    /// 3. it is recorded already, the sale perhaps with other partners; or it changes nothing;
    /// 4. the sale of a return, or the payout of a settlement, is unknown; the sale is void; the payout is no longer locked;
    /// 5. more is refunded than was paid, more is paid out than is payable, or another amount settled than was locked;
    /// 6. a void sale is in a payout already;
    /// 7. the external reference has paid before.
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - states: The accounts, as ``streams(for:)`` names them.
    ///   - context: The instant, and claims that are taken.
    /// - Returns: The answer, the events of each account, and the claims that keep an order and a reference from paying twice.
    /// - Throws: ``ReferralsError`` with code `invalidCommand` for a refund or payout of nothing, accounts of other partners
    ///   and a sale that asks a plan, `wrongPayees` for a list of partners that is not that of the order, `currencyMismatch`
    ///   for an account in another currency, and `amountOutOfRange` beyond what is counted.
    public func decide(
        _ command: PartnerCommand,
        on states: [PartnerAccount],
        in context: DecisionContext
    ) throws(ReferralsError) -> Decision<PartnerAccount> {
        switch command {
        case .recordSale: throw ReferralsError(.invalidCommand, "a sale that is still to be rated asks a plan")
        case .recordCascade(let sale): return try record(sale, on: states, in: context)
        case .recordPeriod(let period): return try record(period, on: states, in: context)
        case .reverseSale(let refund, let partners): return try reverse(refund, partners, on: states, in: context)
        case .voidSale(let void, let partners): return try declareVoid(void, partners, on: states, in: context)
        case .adjust(let adjustment): return try adjust(adjustment, on: states, in: context)
        case .lockPayout(let lock, let partner): return try self.lock(lock, partner, on: states, in: context)
        case .settlePayout(let settlement, let partner):
            return try settle(settlement, partner, on: states, in: context)
        case .releasePayout(let release, let partner):
            return try self.release(release, partner, on: states, in: context)
        case .recordPayout(let payout, let partner): return try record(payout, partner, on: states, in: context)
        case .approveDue:
            guard let state = states.first, states.count == 1 else {
                throw ReferralsError(.invalidCommand, "holds are written down in one account")
            }
            let account = try SettledAccount(state, asOf: context.asOf)
            return Decision(.approvedDue(account.due), events: account.due.map(PartnerEvent.approved))
        }
    }
}
