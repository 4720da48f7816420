//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension PayoutBatch {
    /// Returns the command that moves a line from payable to locked, before it is handed to a bank or payment provider.
    ///
    /// - Parameters:
    ///   - line: A line of the batch.
    ///   - instant: When it is locked; not before the cut-off.
    /// - Returns: The command; an account that has become smaller than the line declines it.
    public func lock(_ line: PayoutLine, at instant: Timestamp) -> PartnerCommand {
        .lockPayout(PayoutLock(id: id, at: instant, cutoff: cutoff, amount: line.amount), partner: line.partner)
    }

    /// Returns the command that makes a locked line paid.
    ///
    /// - Parameters:
    ///   - line: A line of the batch.
    ///   - reference: What the bank or payment provider calls the transfer.
    ///   - instant: When it arrived.
    /// - Returns: The command that makes a locked line paid.
    public func settle(_ line: PayoutLine, by reference: PayoutReference, at instant: Timestamp) -> PartnerCommand {
        let settlement = PayoutSettlement(id: id, at: instant, amount: line.amount, reference: reference)
        return .settlePayout(settlement, partner: line.partner)
    }

    /// Returns the command that makes a locked line payable again.
    ///
    /// - Parameters:
    ///   - line: A line of the batch.
    ///   - reason: Why it failed, in the host's words.
    ///   - instant: When it failed.
    /// - Returns: The command that makes a locked line payable again.
    /// - Throws: ``ReferralsError`` with code `reasonRequired` without a reason.
    public func release(
        _ line: PayoutLine,
        because reason: String,
        at instant: Timestamp
    ) throws(ReferralsError) -> PartnerCommand {
        let release = try PayoutRelease(id: id, at: instant, amount: line.amount, reason: reason)
        return .releasePayout(release, partner: line.partner)
    }

    /// Returns the name of a line, such as `2026-06/EUR/ann`: the same in every process, and in no other batch.
    ///
    /// Pass it to a payment provider as the idempotency key, so that a transfer that is asked for twice is made once.
    ///
    /// - Parameter line: A line of the batch.
    /// - Returns: The batch, the currency and the partner.
    public func key(of line: PayoutLine) -> String { "\(id)/\(line.amount.currency.code)/\(line.partner)" }
}
