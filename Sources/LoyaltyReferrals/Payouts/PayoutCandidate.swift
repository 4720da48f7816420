//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A partner who may be paid in a batch, and how much is payable.
public struct PayoutCandidate: Hashable, Sendable {
    /// The partner.
    public let partner: PartnerID
    /// What is payable at the cut-off; below zero for a partner who owes.
    public let payable: Money

    /// Creates a candidate.
    ///
    /// - Parameters:
    ///   - partner: The partner.
    ///   - payable: What is payable at the cut-off.
    public init(partner: PartnerID, payable: Money) {
        self.partner = partner
        self.payable = payable
    }

    /// Creates a candidate from an account; nil for one to which nothing has happened.
    ///
    /// What was approved less than the rule's extra hold before the cut-off still waits; what was taken back counts at once.
    /// Nobody owes because of what waits: if it was paid by hand already, nothing is payable.
    ///
    /// - Parameters:
    ///   - account: The account.
    ///   - rule: The rule of the payout.
    ///   - cutoff: Up to when commissions had to be approved; not before the last event of the account.
    /// - Throws: ``ReferralsError`` with code `amountOutOfRange` or `instantOutOfRange` beyond what is counted.
    /// - Complexity: O(*n* log *n*) in the number of sales and periods.
    public init?(_ account: PartnerAccount, by rule: PayoutRule, cutoff: Timestamp) throws(ReferralsError) {
        guard let partner = account.partner, let balance = try account.balance(asOf: cutoff) else { return nil }
        let waiting = try ReferralsError.restating { () throws(CoreError) in
            let before = try cutoff.advanced(by: TimeSpan(microseconds: -rule.extraHold.microseconds))
            return try Money.sum(of: account.approved(after: before, upTo: cutoff), in: balance.payable.currency)
        }
        let rest = try ReferralsError.restating { () throws(CoreError) in try balance.payable - waiting }
        let nothing = Money.zero(in: rest.currency)
        self.init(
            partner: partner,
            payable: balance.payable.isNegative ? balance.payable : rest.isNegative ? nothing : rest
        )
    }
}
