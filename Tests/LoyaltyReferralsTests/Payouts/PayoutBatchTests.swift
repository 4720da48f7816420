//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import LoyaltyTestKit
import Testing

@Suite("Payout batch: who is paid what at a cut-off, who is not and why, and a seal on it")
struct PayoutBatchTests {
    private func rule(_ minimum: Int64 = 5_000, holdDays: Int64 = 0) throws -> PayoutRule {
        try PayoutRule(
            version: DefinitionVersion("payout-1"),
            minimums: [Make.cents(minimum)],
            extraHold: .days(holdDays)
        )
    }

    private func candidate(_ partner: String, _ amount: Int64, in currency: Currency = .usd) throws -> PayoutCandidate {
        try PayoutCandidate(partner: PartnerID(partner), payable: Make.cents(amount, in: currency))
    }

    private func batch(
        _ candidates: [PayoutCandidate],
        minimum: Int64 = 5_000,
        held: [PartnerID: String] = [:]
    ) throws -> PayoutBatch {
        try PayoutBatch(
            id: ActivityID("2026-06"),
            by: rule(minimum),
            cutoff: Make.day(30),
            candidates: candidates,
            held: held
        )
    }

    /// A batch with a line in each of two currencies, and one omission of each kind.
    private func rich() throws -> PayoutBatch {
        try batch(
            [
                candidate("dora", 4_999), candidate("alice", 5_000), candidate("bob", 9_000), candidate("carol", -70),
                candidate("erin", 0), candidate("alice", 1, in: .eur), candidate("zoe", 6_000),
            ],
            held: [Make.bob: "documents missing", PartnerID("carol"): "documents missing"]
        )
    }

    @Test("A line for a partner and currency, totals for each currency, and a reason for everybody else")
    func linesAndOmissions() throws {
        let batch = try rich()
        #expect(batch.lines.map(\.partner.text) == ["alice", "alice", "zoe"])
        #expect(batch.lines.map(\.amount.description) == ["0.01 EUR", "50.00 USD", "60.00 USD"])
        #expect(batch.totals.map(\.description) == ["0.01 EUR", "110.00 USD"])
        #expect(batch.omissions.map(\.partner.text) == ["bob", "carol", "dora"])
        #expect(
            batch.omissions.map(\.reason.code) == [.payoutHeld, .payoutCarriedForward, .payoutBelowMinimum]
        )
        #expect(batch.omissions[0].reason.values == ["reason": .text("documents missing")])
        #expect(batch.omissions[1].reason.values == ["owed": .money(try Make.cents(70))])
        #expect(batch.rule.text == "payout-1")
        #expect(try batch.cutoff == Make.day(30))
    }

    @Test("An empty batch has neither lines nor totals")
    func emptyBatch() throws {
        let empty = try batch([])
        #expect(empty.lines.isEmpty && empty.totals.isEmpty && empty.omissions.isEmpty)
        #expect(try PayoutBatch(sealed: empty.sealed()) == empty)
    }

    @Test("A partner who is a candidate twice in a currency, paid or not, is refused")
    func duplicatesAreRefused() throws {
        for amounts in [(6_000, 7_000), (6_000, 1), (0, 0)] {
            let error = #expect(throws: ReferralsError.self) {
                try batch([candidate("a", Int64(amounts.0)), candidate("b", 1), candidate("a", Int64(amounts.1))])
            }
            #expect(error?.code == .invalidPayoutBatch)
        }
    }

    @Test("Lines that sum to more than money holds are refused")
    func boundsAreKept() throws {
        let error = #expect(throws: ReferralsError.self) {
            try batch([candidate("a", 9_007_199_254_740_991), candidate("b", 5_000)])
        }
        #expect(error?.code == .amountOutOfRange)
    }

    @Test("Candidates in any order give the same bytes", arguments: UInt64(1)...20)
    func orderDoesNotCount(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let currencies = [Currency.usd, .eur]
        let candidates = try (0..<40).map { index in
            try candidate("p\(index / 2)", .random(in: -9_000...90_000, using: &random), in: currencies[index % 2])
        }
        let batch = try batch(candidates)
        #expect(try self.batch(candidates.shuffled(using: &random)).sealed() == batch.sealed())
        for total in batch.totals {
            let lines = batch.lines.filter { $0.amount.currency == total.currency }
            #expect(try Money.sum(of: lines.map(\.amount), in: total.currency) == total)
        }
        #expect(batch.lines.count + batch.omissions.count == candidates.filter { !$0.payable.isZero }.count)
    }

    // MARK: Sealing

    @Test("The golden form is written and read")
    func goldenForm() throws {
        let small = try batch([candidate("alice", 5_000), candidate("bob", -1)])
        let text = String(decoding: try small.sealed(), as: UTF8.self)
        let golden =
            #"{"checksum":"CHECKSUM","cutoff":"2026-07-01T00:00:00Z","id":"2026-06","#
            + #""lines":[{"amount":{"currency":"USD","minorUnits":5000},"partner":"alice"}],"#
            + #""omissions":[{"partner":"bob","payable":{"currency":"USD","minorUnits":-1},"#
            + #""reason":{"code":"payout.carriedForward","values":{"owed":{"money":{"currency":"USD","minorUnits":1}}}}}],"#
            + #""rule":"payout-1","totals":[{"currency":"USD","minorUnits":5000}],"version":1}"#
        let digits = String(small.checksum, radix: 16)
        let padded = String(repeating: "0", count: 16 - digits.count) + digits
        #expect(text == golden.replacing("CHECKSUM", with: padded))
        #expect(try PayoutBatch(sealed: small.sealed()) == small)
        #expect(try CanonicalJSON.text(of: small) == text)
        #expect(try CanonicalJSON.decode(PayoutBatch.self, from: text) == small)
    }

    @Test("The checksum is CRC-64/XZ of the form without it")
    func checksumIsKnown() throws {
        let batch = try rich()
        let text = String(decoding: try batch.sealed(), as: UTF8.self)
        let start = try #require(text.firstRange(of: "\"cutoff\"")).lowerBound
        #expect(batch.checksum == Self.crc("{" + text[start...]))
        #expect(Self.crc("123456789") == 0x995D_C9BB_DF19_39FA)
    }

    /// The check bit by bit, as its definition says.
    private static func crc(_ text: String) -> UInt64 {
        var rest = UInt64.max
        for byte in text.utf8 {
            rest ^= UInt64(byte)
            for _ in 0..<8 { rest = rest & 1 == 1 ? (rest >> 1) ^ 0xC96C_5795_D787_0F42 : rest >> 1 }
        }
        return ~rest
    }

    @Test(
        "A batch in which anything was changed is refused",
        arguments: [
            ("5000", "5001"), ("alice", "alicf"), ("\"2026-06\"", "\"2026-07\""), ("11000", "11001"),
            ("documents", "documente"), ("payout-1", "payout-2"), ("\"totals\":", "\"total\":"), ("{", "["),
            ("\"checksum\":\"", "\"checksum\":\"0"),
        ]
    )
    func changesAreNoticed(part: String, other: String) throws {
        let text = String(decoding: try rich().sealed(), as: UTF8.self)
        let changed = text.replacing(part, with: other, maxReplacements: 1)
        #expect(changed != text)
        let error = #expect(throws: ReferralsError.self) { try PayoutBatch(sealed: Array(changed.utf8)) }
        #expect(error?.code == .brokenSeal)
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(PayoutBatch.self, from: changed) }
    }

    /// Replaces a part and seals the batch anew, as a wrong program would.
    private func resealed(_ part: String, _ other: String) throws -> [UInt8] {
        let text = String(decoding: try rich().sealed(), as: UTF8.self).replacing(part, with: other, maxReplacements: 1)
        let start = try #require(text.firstRange(of: "\"cutoff\"")).lowerBound
        let body = text[start...]
        let digits = String(Self.crc("{" + body), radix: 16)
        let padded = String(repeating: "0", count: 16 - digits.count) + digits
        return Array("{\"checksum\":\"\(padded)\",\(body)".utf8)
    }

    @Test(
        "A batch that was sealed with wrong totals, wrong lines, twice the same partner, or another version is refused"
    )
    func wrongBatchesAreRefused() throws {
        let cases: [(String, String, ReferralsError.Code)] = [
            ("\"minorUnits\":11000", "\"minorUnits\":11001", .brokenSeal),
            ("\"minorUnits\":6000", "\"minorUnits\":-6000", .brokenSeal),
            ("\"partner\":\"zoe\"", "\"partner\":\"bob\"", .invalidPayoutBatch),
            ("\"version\":1", "\"version\":2", .unsupportedVersion),
        ]
        #expect(try PayoutBatch(sealed: resealed("?", "!")) == rich())
        for (part, other, code) in cases {
            let bytes = try resealed(part, other)
            let error = #expect(throws: ReferralsError.self) { try PayoutBatch(sealed: bytes) }
            #expect(error?.code == code)
        }
    }

    @Test("Words for every reason to leave a partner out")
    func reasonsHaveWords() throws {
        let renderer = MessageRenderer(.english, catalog: .referrals)
        let texts = try rich().omissions.map { renderer.text(for: $0.reason).replacing("\u{A0}", with: " ") }
        #expect(
            texts == [
                "Held: documents missing", "0.70 USD are owed and carried forward",
                "49.99 USD is less than the 50.00 USD that is paid at least",
            ]
        )
    }
}
