//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One partner's commissions in one currency: every sale and period, and where the money stands.
///
/// An account is folded from its events and decides nothing itself; a ``CommissionPlan`` or a ``PartnerLedger`` does.
///
/// ```swift
/// var account = PartnerAccount()
/// let decision = try plan.decide(.recordSale(order, .partner(ann)), on: [account], in: DecisionContext(asOf: now))
/// for event in decision.events.joined() { try account.apply(event) }
/// try account.balance(asOf: now)?.pending
/// ```
///
/// Holds end by themselves: ``balance(asOf:)`` says what is true at an instant, whether or not it was written down.
public struct PartnerAccount: Journaled {
    /// What happened to an account.
    public typealias Event = PartnerEvent
    /// What is asked of an account.
    public typealias Command = PartnerCommand
    /// What the plan replies.
    public typealias Answer = PartnerAnswer

    /// The partner, or nil before the first event.
    public internal(set) var partner: PartnerID?
    /// Where the money stands by what was written down, or nil before the first event.
    public internal(set) var balance: PartnerBalance?
    /// The sales by order.
    public internal(set) var sales: [OrderID: PartnerSale] = [:]
    /// What was credited for periods.
    public internal(set) var periods: [PeriodKey: PartnerPeriod] = [:]
    /// What was given and taken by hand.
    public internal(set) var adjustments: [ActivityID: CommissionAdjustment] = [:]
    /// The payouts that were locked or recorded, the failed ones included.
    public internal(set) var payouts: [ActivityID: PartnerPayout] = [:]

    /// Creates the account of a partner who has sold nothing.
    public init() {}

    /// The currency of every amount, or nil before the first event.
    public var currency: Currency? { balance?.accrued.currency }

    /// Returns the name of the stream that keeps the account of a partner in a currency.
    ///
    /// - Parameters:
    ///   - partner: The partner.
    ///   - currency: The currency.
    /// - Returns: The name of the stream that keeps the account of a partner in a currency.
    /// - Throws: Nothing in practice: an identifier of 128 bytes with a currency is a stream name.
    public static func stream(of partner: PartnerID, in currency: Currency) throws(CoreError) -> StreamID {
        try StreamID("partner/\(currency)/\(partner)")
    }
}

// MARK: - Time

extension PartnerAccount {
    /// When the next hold ends, or nil if none is open.
    public var nextDue: Timestamp? {
        let orders = sales.values.lazy.compactMap { $0.approval?.at }.min()
        let runs = periods.values.lazy.compactMap { $0.approval?.at }.min()
        return [orders, runs].compactMap(\.self).min()
    }

    /// Returns the holds that have ended and are not written down, by instant and then by source.
    ///
    /// - Parameter asOf: The instant to look from; a hold that ends then has ended.
    /// - Returns: The holds that have ended and are not written down, by instant and then by source.
    /// - Complexity: O(*n*) in the number of sales and periods, and O(*m* log *m*) in the number returned.
    public func dueApprovals(asOf: Timestamp) -> [CommissionApproval] {
        func due(_ approval: CommissionApproval?) -> CommissionApproval? {
            approval.flatMap { $0.at <= asOf ? $0 : nil }
        }
        return (sales.values.compactMap { due($0.approval) } + periods.values.compactMap { due($0.approval) })
            .sorted { $0.at == $1.at ? $0.source < $1.source : $0.at < $1.at }
    }

    /// Returns where the money stands at an instant, with every hold that has ended by then.
    ///
    /// - Parameter asOf: The instant to look from; not before the last event.
    /// - Returns: Where the money stands at an instant, or nil before the first event.
    /// - Throws: ``ReferralsError`` with code `amountOutOfRange` if a sum is beyond ±(2^53 − 1).
    /// - Complexity: That of ``dueApprovals(asOf:)``.
    public func balance(asOf: Timestamp) throws(ReferralsError) -> PartnerBalance? {
        guard var balance else { return nil }
        for approval in dueApprovals(asOf: asOf) {
            balance = try ReferralsError.restating { () throws(CoreError) in try balance.after(.approved(approval)) }
        }
        return balance
    }

    /// What is left of each commission that was approved after one instant and up to another, written down or not.
    func approved(after start: Timestamp, upTo end: Timestamp) -> [Money] {
        func isWithin(_ instant: Timestamp) -> Bool { start < instant && instant <= end }
        let orders = sales.values.filter { isWithin($0.accrual.approvesAt) }.map(\.remaining)
        let runs = periods.values.filter { isWithin($0.approvesAt) }
        return orders + runs.map(\.lastTranche)
    }

    /// Up to when commissions were approved that have gone into a payout, or nil if none has.
    ///
    /// A sale whose commission was approved by then cannot be declared void any more.
    ///
    /// - Complexity: O(*n*) in the number of payouts.
    public var lockedThrough: Timestamp? {
        payouts.values.lazy.filter { $0.standing != .released }.map(\.cutoff).max()
    }
}

// MARK: - Checking

extension PartnerAccount {
    /// That the running balance is what the sales sum to, and everything accrued is in exactly one place.
    ///
    /// - Complexity: O(*n*) in the number of sales, periods, adjustments and payouts.
    public var isConserved: Bool {
        guard let balance else { return self == PartnerAccount() }
        let adjusted = adjustments.values.map(\.amount)
        let accrued =
            sales.values.map(\.accrual.commission) + periods.values.map(\.accrued) + adjusted.filter { !$0.isNegative }
        let reversed =
            sales.values.map(\.reversed) + periods.values.map(\.reversed)
            + adjusted.filter(\.isNegative).map(\.negated)
        let pending = sales.values.filter { !$0.isApproved }.map(\.remaining) + periods.values.map(\.pending)
        return balance.conservation.holds
            && total(accrued) == balance.accrued && total(reversed) == balance.reversed
            && total(pending) == balance.pending
            && total(payouts.values.filter { $0.standing == .locked }.map(\.amount)) == balance.locked
            && total(payouts.values.filter { $0.standing == .paid }.map(\.amount)) == balance.paid
            && sales.values.allSatisfy { $0.accrual.isSound && $0.accrual.partner == partner && $0.isWithinBounds }
            && periods.values.allSatisfy(\.isWithinBounds)
            && adjustments.values.allSatisfy { $0.partner == partner }
    }

    private func total(_ amounts: [Money]) -> Money? {
        currency.flatMap { try? Money.sum(of: amounts, in: $0) }
    }
}
