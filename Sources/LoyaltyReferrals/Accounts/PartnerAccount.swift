//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One partner's commissions in one currency: every sale, and where the money stands.
///
/// An account is folded from its events and decides nothing itself; a ``CommissionPlan`` does.
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
    public private(set) var partner: PartnerID?
    /// Where the money stands by what was written down, or nil before the first event.
    public private(set) var balance: PartnerBalance?
    /// The sales by order.
    public private(set) var sales: [OrderID: PartnerSale] = [:]
    /// The payouts that were recorded.
    public private(set) var payouts: Set<ActivityID> = []

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
    public var nextDue: Timestamp? { sales.values.lazy.compactMap { $0.approval?.at }.min() }

    /// Returns the holds that have ended and are not written down, by instant and then by order.
    ///
    /// - Parameter asOf: The instant to look from; a hold that ends then has ended.
    /// - Returns: The holds that have ended and are not written down, by instant and then by order.
    /// - Complexity: O(*n*) in the number of sales, and O(*m* log *m*) in the number returned.
    public func dueApprovals(asOf: Timestamp) -> [CommissionApproval] {
        sales.values.compactMap { sale in sale.approval.flatMap { $0.at <= asOf ? $0 : nil } }
            .sorted { $0.at == $1.at ? $0.order < $1.order : $0.at < $1.at }
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

    /// That the running balance is what the sales sum to, and everything accrued is in exactly one place.
    ///
    /// - Complexity: O(*n*) in the number of sales.
    public var isConserved: Bool {
        guard let balance else { return sales.isEmpty && payouts.isEmpty && partner == nil }
        let all = sales.values
        func total(_ amounts: some Sequence<Money>) -> Money? {
            try? Money.sum(of: amounts, in: balance.accrued.currency)
        }
        return balance.conservation.holds
            && total(all.lazy.map(\.accrual.commission)) == balance.accrued
            && total(all.lazy.map(\.reversed)) == balance.reversed
            && total(all.lazy.filter { !$0.isApproved }.map(\.remaining)) == balance.pending
            && all.allSatisfy { $0.accrual.conservation.holds && $0.accrual.partner == partner && $0.isWithinBounds }
    }
}

// MARK: - Events

extension PartnerAccount {
    /// Folds one event in, without deciding anew.
    ///
    /// - Parameter event: The next event of the account.
    /// - Throws: ``ReferralsError`` with code `corruptLog` if the event contradicts the account, and `amountOutOfRange` if a
    ///   sum is beyond ±(2^53 − 1). The account is as it was then.
    public mutating func apply(_ event: PartnerEvent) throws(ReferralsError) {
        let before = balance ?? .zero(in: event.currency)
        guard before.accrued.currency == event.currency else { throw Self.corrupt("its currency") }
        let after = try ReferralsError.restating { () throws(CoreError) in try before.after(event) }
        switch event {
        case .accrued(let accrual): try accrue(accrual)
        case .approved(let approval): try approve(approval)
        case .reversed(let reversal): try reverse(reversal)
        case .paid(let payout): try pay(payout, payable: before.payable)
        }
        balance = after
    }

    private mutating func accrue(_ accrual: CommissionAccrual) throws(ReferralsError) {
        let amounts = [accrual.commission, accrual.base, accrual.saleTotal]
        guard accrual.partner == partner ?? accrual.partner, sales[accrual.order] == nil else {
            throw Self.corrupt("its partner and its orders")
        }
        guard amounts.allSatisfy({ $0.currency == accrual.base.currency && !$0.isNegative }),
            accrual.commission.minorUnits <= accrual.base.minorUnits
        else {
            throw Self.corrupt("its amounts")
        }
        partner = accrual.partner
        sales[accrual.order] = PartnerSale(accrual)
    }

    private mutating func approve(_ approval: CommissionApproval) throws(ReferralsError) {
        guard sales[approval.order]?.approval == approval else { throw Self.corrupt("its holds") }
        sales[approval.order]?.isApproved = true
    }

    private mutating func reverse(_ reversal: CommissionReversal) throws(ReferralsError) {
        guard var sale = sales[reversal.order], !sale.returns.contains(reversal.id),
            sale.isApproved == reversal.isAfterApproval, reversal.refund.currency == reversal.amount.currency,
            reversal.refundedToDate == (try? sale.refunded + reversal.refund),
            reversal.refundedToDate.minorUnits <= sale.accrual.saleTotal.minorUnits,
            reversal.amount.minorUnits >= 0, reversal.amount.minorUnits <= sale.remaining.minorUnits,
            let reversed = try? sale.reversed + reversal.amount
        else {
            throw Self.corrupt("its sales")
        }
        sale.refunded = reversal.refundedToDate
        sale.reversed = reversed
        sale.returns.append(reversal.id)
        sales[reversal.order] = sale
    }

    private mutating func pay(_ payout: CommissionPayout, payable: Money) throws(ReferralsError) {
        guard !payouts.contains(payout.id), payout.amount.minorUnits > 0,
            payout.amount.minorUnits <= payable.minorUnits
        else {
            throw Self.corrupt("its payouts")
        }
        payouts.insert(payout.id)
    }

    private static func corrupt(_ part: String) -> ReferralsError {
        ReferralsError(.corruptLog, "an event does not contradict the account: \(part)")
    }
}

// MARK: - Codable

extension PartnerAccount: Codable {
    private enum CodingKeys: String, CodingKey { case balance, partner, payouts, sales, version }

    /// Reads an account and checks that it is conserved.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion`, or `corruptLog` if it is not conserved.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a partner's account has version 1")
        }
        let list = try container.decode([PartnerSale].self, forKey: .sales)
        partner = try container.decodeIfPresent(PartnerID.self, forKey: .partner)
        balance = try container.decodeIfPresent(PartnerBalance.self, forKey: .balance)
        payouts = Set(try container.decode([ActivityID].self, forKey: .payouts))
        sales = Dictionary(list.map { ($0.accrual.order, $0) }, uniquingKeysWith: { first, _ in first })
        guard sales.count == list.count, isConserved else { throw Self.corrupt("its sums") }
    }

    /// Writes the account with its sales and payouts in the order of their identifiers.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encodeIfPresent(partner, forKey: .partner)
        try container.encodeIfPresent(balance, forKey: .balance)
        try container.encode(payouts.sorted(), forKey: .payouts)
        try container.encode(sales.values.sorted { $0.accrual.order < $1.accrual.order }, forKey: .sales)
    }
}
