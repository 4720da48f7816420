//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What happened to a partner's money, a line for each movement, and what the lines sum to.
///
/// Made from the events of an account. The lines sum to what is pending and payable; approvals move money between the two
/// and need no line.
public struct PartnerStatement: Hashable, Sendable {
    /// The movements, in the order of the events.
    public let lines: [PartnerStatementLine]
    /// The sum of the lines; below zero if the partner owes.
    public let total: Money

    /// Creates a statement.
    ///
    /// - Parameters:
    ///   - events: The events of one account, or some of them in a row.
    ///   - currency: The currency of the account.
    /// - Throws: ``ReferralsError`` with code `currencyMismatch` or `amountOutOfRange`.
    /// - Complexity: O(*n*) in the number of events.
    public init(of events: some Sequence<PartnerEvent>, in currency: Currency) throws(ReferralsError) {
        let lines = events.compactMap(PartnerStatementLine.init)
        self.lines = lines
        self.total = try ReferralsError.restating { () throws(CoreError) in
            try Money.sum(of: lines.lazy.map(\.amount), in: currency)
        }
    }
}
