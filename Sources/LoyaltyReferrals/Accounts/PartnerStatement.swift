//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What happened to a partner's money: where it stood, a line for each movement, and where it stands.
///
/// Made from events of an account in a row. A statement starts where the one before it ended, so a late refund of a closed
/// period is a line of the open one, and no statement ever changes:
///
/// ```swift
/// let june = try PartnerStatement(of: events[..<closed], in: .eur)
/// let july = try PartnerStatement(of: events[closed...], from: june.closingBalance, in: .eur)
/// july.conservation.holds   // true: opening and lines sum to the closing
/// ```
///
/// Approvals, locks and releases move money between places and need no line: the balances show them.
public struct PartnerStatement: Hashable, Sendable {
    /// Where the money stood before the first line.
    public let openingBalance: PartnerBalance
    /// Where the money stands after the last line.
    public let closingBalance: PartnerBalance
    /// The movements, in the order of the events; before them what the partner owed, if it did.
    public let lines: [PartnerStatementLine]
    /// What was still due to the partner before the first line, without what it owed.
    public let opening: Money
    /// What is still due to the partner after the last line; below zero if the partner owes.
    public let closing: Money
    /// The sum of the lines.
    public let total: Money

    /// Creates a statement.
    ///
    /// - Parameters:
    ///   - events: The events of one account, or some of them in a row.
    ///   - opening: Where the money stood before the events; nil for the first events of an account.
    ///   - currency: The currency of the account.
    /// - Throws: ``ReferralsError`` with code `currencyMismatch` or `amountOutOfRange`.
    /// - Complexity: O(*n*) in the number of events.
    public init(
        of events: some Sequence<PartnerEvent>,
        from opening: PartnerBalance? = nil,
        in currency: Currency
    ) throws(ReferralsError) {
        let start = opening ?? .zero(in: currency)
        var balance = start
        var lines: [PartnerStatementLine] = []
        if start.payable.isNegative { lines.append(PartnerStatementLine(carryingForward: start.payable)) }
        for event in events {
            balance = try ReferralsError.restating { () throws(CoreError) in try balance.after(event) }
            if let line = PartnerStatementLine(event) { lines.append(line) }
        }
        let (end, movements) = (balance, lines)
        (self.opening, closing, total) = try ReferralsError.restating { () throws(CoreError) in
            let debt = start.payable.isNegative ? start.payable : .zero(in: currency)
            return (
                try start.outstanding - debt, try end.outstanding,
                try Money.sum(of: movements.lazy.map(\.amount), in: currency)
            )
        }
        self.lines = movements
        openingBalance = start
        closingBalance = end
    }

    /// What the partner owes at the end, which the next statement starts with; zero or below.
    public var carriedForward: Money {
        closingBalance.payable.isNegative ? closingBalance.payable : .zero(in: closing.currency)
    }

    /// That the opening and the lines sum to exactly the closing, a part for each kind of line that there is.
    public var conservation: CommissionConservation {
        let sums = PartnerStatementLine.Kind.allCases.compactMap { kind -> CommissionConservation.Part? in
            let amounts = lines.filter { $0.kind == kind }.map(\.amount)
            guard !amounts.isEmpty, let sum = try? Money.sum(of: amounts, in: closing.currency) else { return nil }
            return CommissionConservation.Part(name: kind.rawValue, amount: sum)
        }
        return CommissionConservation(whole: closing, parts: [.init(name: "opening", amount: opening)] + sums)
    }
}
