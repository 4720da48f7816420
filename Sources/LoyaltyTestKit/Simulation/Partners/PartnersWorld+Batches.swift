//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals

extension PartnersWorld {
    /// Makes a batch of payouts from the accounts as they are at the end, and checks that it pays what the book says.
    func checkBatch(_ streams: [SimulatedStream<PartnerAccount>]) throws(SimulationFinding) {
        guard let cutoff = streams.compactMap(\.instants.last).max(), !isHuge else { return }
        do {
            let rule = try PayoutRule(
                version: DefinitionVersion("monthly"),
                minimums: [Money(minorUnits: Self.minimum, in: currencies[0])],
                extraHold: TimeSpan(microseconds: CashRules.day)
            )
            let batch = try PayoutBatch(
                id: ActivityID("last"),
                by: rule,
                cutoff: cutoff,
                candidates: try streams.compactMap { try PayoutCandidate($0.state, by: rule, cutoff: cutoff) },
                held: [partners[2]: "papers are missing"]
            )
            let told = batch.lines.map { "\($0.partner) \($0.amount.minorUnits) \($0.amount.currency)" }
            let known = knownLines(cutoff.microsecondsSince1970)
            guard told.sorted() == known.sorted() else {
                throw SimulationFinding("P1 a batch pays what the book says", "\(told), oracle \(known)")
            }
            guard try PayoutBatch(sealed: batch.sealed()) == batch else {
                throw SimulationFinding("P2 a sealed batch is the batch", "\(batch)")
            }
            for line in batch.lines {
                let lock = batch.lock(line, at: cutoff)
                let account = streams.first { [$0.stream] == rules.streams(for: lock) }?.state ?? PartnerAccount()
                let answer = try rules.decide(lock, on: [account], in: DecisionContext(asOf: cutoff)).answer
                guard answer.reasons.isEmpty else {
                    throw SimulationFinding(
                        "P3 a line of a batch can be locked",
                        "\(text(of: lock)): \(text(of: answer))"
                    )
                }
            }
        } catch let finding as SimulationFinding {
            throw finding
        } catch {
            throw SimulationFinding("P1 a batch can be made", "\(error)")
        }
    }

    private static var minimum: Int64 { 50 }

    /// Whether amounts are such that their sums may be beyond what is counted.
    private var isHuge: Bool {
        purses.values.contains { purse in
            let standing = book.standing(of: purse)
            return max(standing.accrued, standing.reversed) > CashRules.most / 16
        }
    }

    /// The lines of the batch as the book tells them; the third partner is held.
    private func knownLines(_ cutoff: Int64) -> [String] {
        purses.values.compactMap { purse in
            var later = book
            later.tick(purse, cutoff)
            let waiting = later.approved(purse, after: cutoff - CashRules.day, upTo: cutoff)
            let amount = later.standing(of: purse).payable - waiting
            guard purse.partner != 2, amount >= (purse.currency == 0 ? Int(Self.minimum) : 1) else { return nil }
            return "\(partners[purse.partner]) \(amount) \(currencies[purse.currency])"
        }
    }
}
