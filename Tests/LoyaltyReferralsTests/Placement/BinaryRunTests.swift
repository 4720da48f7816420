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

@Suite("Binary runs: the legs of every partner are matched, and the rest is carried or lost")
struct BinaryRunTests {
    /// Ann with Bob on the left and Cat on the right; Dan and Eve under Bob.
    private func tree(width: Int = 2) throws -> Placement {
        var tree = Placement(try PlacementRule(width: width, fill: .breadthFirst))
        try tree.record(PlacementRecord(Make.partner("ann"), under: nil))
        for name in ["bob", "cat", "dan", "eve"] { try tree.add(Make.partner(name), under: Make.partner("ann")) }
        return tree
    }

    private func rule(_ unmatched: BinaryRule.Unmatched = .carry) throws -> BinaryRule {
        try BinaryRule(rate: .percent(10), unmatched: unmatched, rounding: .down)
    }

    private func volumes(_ volumes: [String: Int64]) throws -> LegVolumes {
        let named = try volumes.map { (try Make.partner($0.key), $0.value) }
        return try LegVolumes(of: tree(), personal: Dictionary(uniqueKeysWithValues: named))
    }

    @Test("V55: 500 and 1,000 pay 50 and carry 500, and 100 and 200 more pay 10 and carry the rest")
    func periods() throws {
        let ann = try Make.partner("ann")
        let first = try BinaryRun(rule(), over: volumes(["bob": 500, "cat": 1_000]), in: .usd)
        #expect(first.outcome(of: ann)?.amount == (try Make.cents(50)))
        #expect(first.carried == [ann: .init(left: 0, right: 500)])
        let second = try BinaryRun(
            rule(),
            over: volumes(["dan": 60, "eve": 40, "cat": 200]),
            carried: first.carried,
            in: .usd
        )
        #expect(
            second.shares == [
                PartnerShare(ann, try Make.cents(10)), PartnerShare(try Make.partner("bob"), try Make.cents(4)),
            ]
        )
        #expect(second.carried[ann] == .init(left: 0, right: 600))
        #expect(try second.carried[Make.partner("bob")] == .init(left: 20, right: 0))
        #expect(try second.outcome(of: Make.partner("nobody")) == nil)
    }

    @Test("What is flushed is carried by nobody")
    func flush() throws {
        let run = try BinaryRun(rule(.flush), over: volumes(["bob": 500, "cat": 1_000]), in: .usd)
        #expect(run.carried.isEmpty)
    }

    @Test(
        "Over any periods, what a leg had is what was matched and what is carried",
        arguments: 0..<50 as Range<UInt64>
    )
    func law(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let ann = try Make.partner("ann")
        let rule = try BinaryRule(
            rate: .percent(10),
            unmatched: .carry,
            cap: Bool.random(using: &random) ? nil : .random(in: 0...300, using: &random),
            rounding: .down
        )
        var carried: [PartnerID: BinaryRun.Carry] = [:]
        var (left, right, matched): (Int64, Int64, Int64) = (0, 0, 0)
        for _ in 0..<8 {
            let (bob, cat) = (Int64.random(in: 0...400, using: &random), Int64.random(in: 0...400, using: &random))
            let run = try BinaryRun(rule, over: volumes(["bob": bob, "cat": cat]), carried: carried, in: .usd)
            carried = run.carried
            left += bob
            right += cat
            matched += run.outcome(of: ann)?.matched ?? 0
            #expect(carried[ann]?.left ?? 0 == left - matched)
            #expect(carried[ann]?.right ?? 0 == right - matched)
        }
    }

    @Test("Another width, a negative carry, that of nobody's place and a leg beyond money are refused")
    func refused() throws {
        let (rule, volumes) = (try rule(), try volumes([:]))
        let wide = try LegVolumes(of: tree(width: 3), personal: [:])
        let (ann, nobody) = (try Make.partner("ann"), try Make.partner("nobody"))
        let full = try self.volumes(["bob": 9_007_199_254_740_991])
        let cases: [(ReferralsError.Code, () throws -> BinaryRun)] = [
            (.invalidPlacement, { try BinaryRun(rule, over: wide, in: .usd) }),
            (
                .invalidSales,
                { try BinaryRun(rule, over: volumes, carried: [ann: .init(left: -1, right: 0)], in: .usd) }
            ),
            (
                .invalidSales,
                { try BinaryRun(rule, over: volumes, carried: [ann: .init(left: 0, right: -1)], in: .usd) }
            ),
            (
                .invalidSales,
                { try BinaryRun(rule, over: volumes, carried: [nobody: .init(left: 0, right: 0)], in: .usd) }
            ),
            (
                .amountOutOfRange,
                { try BinaryRun(rule, over: full, carried: [ann: .init(left: 1, right: 0)], in: .usd) }
            ),
        ]
        for (code, body) in cases {
            let error = #expect(throws: ReferralsError.self) { _ = try body() }
            #expect(error?.code == code)
        }
    }

    @Test("A carry reads what it writes, byte for byte")
    func golden() throws {
        let text = #"{"left":1,"right":2}"#
        #expect(try CanonicalJSON.text(of: BinaryRun.Carry(left: 1, right: 2)) == text)
        #expect(try CanonicalJSON.decode(BinaryRun.Carry.self, from: text) == .init(left: 1, right: 2))
    }
}
