//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What is paid to whom, at one cut-off, sealed so that nobody changes it by mistake between approval and payment.
///
/// ```swift
/// let batch = try PayoutBatch(id: "2026-06", by: rule, cutoff: cutoff, candidates: candidates)
/// let bytes = try batch.sealed()                     // for a second pair of eyes, and for the archive
/// let same = try PayoutBatch(sealed: bytes)          // refused if a figure was changed
/// batch.totals                                       // one amount for each currency
/// batch.lock(batch.lines[0], at: now)                // the command that moves the money from payable to locked
/// ```
///
/// A batch is made from values and decides nothing by itself. Currencies are never mixed or converted: a partner with
/// commission in two of them has two lines. Totals are derived from the lines, and the same candidates in any order give the
/// same bytes.
public struct PayoutBatch: Hashable, Sendable {
    /// The host's identifier; every payout of the batch has it in the account it pays.
    public let id: ActivityID
    /// The version of the rule that was used.
    public let rule: DefinitionVersion
    /// Up to when commissions had to be approved.
    public let cutoff: Timestamp
    /// The transfers, by the currency's code and then by partner.
    public let lines: [PayoutLine]
    /// Who is not paid and why, by the currency's code and then by partner; nobody for whom nothing is payable.
    public let omissions: [PayoutOmission]
    /// What the lines sum to, one amount for each currency, by its code.
    public let totals: [Money]
    /// The CRC-64/XZ of the batch's canonical JSON without the checksum itself.
    ///
    /// It finds mistakes and damage, not malice: anybody can compute it. Sign the sealed bytes with keys of your own against
    /// that.
    public let checksum: UInt64

    /// Makes a batch.
    ///
    /// Of several reasons not to pay, the first counts: what is owed is carried forward; the partner is held; the minimum is
    /// not reached.
    ///
    /// - Parameters:
    ///   - id: The host's identifier.
    ///   - rule: When commission is paid out.
    ///   - cutoff: Up to when commissions had to be approved.
    ///   - candidates: Who may be paid and how much, each partner once a currency, in any order.
    ///   - held: Who must not be paid for now and why, in the host's words.
    /// - Throws: ``ReferralsError`` with code `invalidPayoutBatch` for a partner who is a candidate twice in a currency, and
    ///   `amountOutOfRange` if the lines of a currency sum to more than 2^53 − 1.
    /// - Complexity: O(*n* log *n*) in the number of candidates.
    public init(
        id: ActivityID,
        by rule: PayoutRule,
        cutoff: Timestamp,
        candidates: some Sequence<PayoutCandidate>,
        held: [PartnerID: String] = [:]
    ) throws(ReferralsError) {
        var lines: [PayoutLine] = []
        var omissions: [PayoutOmission] = []
        let sorted = candidates.sorted { Self.precedes(($0.payable, $0.partner), ($1.payable, $1.partner)) }
        try Self.checkDistinct(sorted.map { ($0.payable, $0.partner) })
        for candidate in sorted where !candidate.payable.isZero {
            if let reason = rule.reasonToOmit(candidate, held: held[candidate.partner]) {
                let (partner, payable) = (candidate.partner, candidate.payable)
                omissions.append(PayoutOmission(partner: partner, payable: payable, reason: reason))
            } else {
                lines.append(PayoutLine(partner: candidate.partner, amount: candidate.payable))
            }
        }
        try self.init(
            SealedPayouts(
                id: id,
                rule: rule.version,
                cutoff: cutoff,
                lines: lines,
                omissions: omissions,
                totals: try Self.totals(of: lines)
            )
        )
    }

    private init(_ sealed: SealedPayouts) throws(ReferralsError) {
        id = sealed.id
        rule = sealed.rule
        cutoff = sealed.cutoff
        lines = sealed.lines
        omissions = sealed.omissions
        totals = sealed.totals
        checksum = try sealed.computedChecksum()
    }

    /// Creates a batch from its sealed form, with every check anew.
    init(checking sealed: SealedPayouts) throws(ReferralsError) {
        guard sealed.version == 1 else {
            throw ReferralsError(.unsupportedVersion, "a batch of payouts has version 1")
        }
        try self.init(sealed)
        guard sealed.checksum == SealedPayouts.text(of: checksum) else {
            throw ReferralsError(.brokenSeal, "a batch has the checksum that it was sealed with")
        }
        guard lines.allSatisfy({ $0.amount.minorUnits > 0 }), totals == (try Self.totals(of: lines)) else {
            throw ReferralsError(.brokenSeal, "the lines of a batch sum to its totals")
        }
        let names = lines.map { ($0.amount, $0.partner) } + omissions.map { ($0.payable, $0.partner) }
        try Self.checkDistinct(names.sorted(by: Self.precedes))
    }

    private static func precedes(_ one: (Money, PartnerID), _ other: (Money, PartnerID)) -> Bool {
        let (left, right) = (one.0.currency, other.0.currency)
        return left == right ? one.1 < other.1 : left.code < right.code
    }

    private static func checkDistinct(_ sorted: [(Money, PartnerID)]) throws(ReferralsError) {
        let isDistinct = zip(sorted, sorted.dropFirst()).allSatisfy { precedes($0, $1) }
        guard isDistinct else {
            throw ReferralsError(.invalidPayoutBatch, "a batch has a partner once in a currency")
        }
    }

    private static func totals(of lines: [PayoutLine]) throws(ReferralsError) -> [Money] {
        try ReferralsError.restating { () throws(CoreError) in
            var totals: [Money] = []
            for line in lines {
                if let last = totals.last, last.currency == line.amount.currency {
                    totals[totals.count - 1] = try last + line.amount
                } else {
                    totals.append(line.amount)
                }
            }
            return totals
        }
    }
}

extension PayoutRule {
    /// Why a candidate is not paid, or nil if it is.
    fileprivate func reasonToOmit(_ candidate: PayoutCandidate, held: String?) -> Reason? {
        let payable = candidate.payable
        if payable.isNegative { return Reason(.payoutCarriedForward, ["owed": .money(payable.negated)]) }
        if let held { return Reason(.payoutHeld, ["reason": .text(held)]) }
        let minimum = minimum(in: payable.currency)
        return payable.minorUnits < minimum.minorUnits
            ? Reason(.payoutBelowMinimum, ["payable": .money(payable), "minimum": .money(minimum)]) : nil
    }
}
