//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import LoyaltyTestKit
import Testing

@Suite("Membership: one bit a row, joined and compared as sets of rows")
struct MembershipTests {
    static let sizes = [0, 1, 63, 64, 65, 255, 256, 1_023, 1_024, 1_025, 3_000]

    static func rows(_ count: Int, seed: UInt64) -> [Int] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
    }

    @Test("Rows, count and words agree, whatever the number of rows", arguments: sizes)
    func rows(count: Int) {
        let rows = Self.rows(count, seed: 1)
        let members = Membership(rows: rows.reversed(), rowCount: count)
        #expect(members.rows == rows)
        #expect(members.memberCount == rows.count)
        #expect((0..<count).filter(members.contains) == rows)
        #expect(Membership(words: members.words, rowCount: count) == members)
        #expect(members.words.count == (count + 63) / 64)
    }

    @Test("Union, intersection, difference and complement are those of sets", arguments: sizes, sizes)
    func algebra(count: Int, other: Int) {
        let (first, second) = (Self.rows(count, seed: 2), Self.rows(other, seed: 3))
        let (left, right) = (Membership(rows: first, rowCount: count), Membership(rows: second, rowCount: other))
        #expect(left.union(right).rows == Set(first).union(second).sorted())
        #expect(left.intersection(right).rows == Set(first).intersection(second).sorted())
        #expect(left.subtracting(right).rows == Set(first).subtracting(second).sorted())
        #expect(left.union(right).rowCount == max(count, other))
        #expect(left.complement.rows == Set(0..<count).subtracting(first).sorted())
    }

    @Test("A change names who entered and who left, new rows among them", arguments: sizes, sizes)
    func change(count: Int, earlier: Int) {
        let (now, then) = (Self.rows(count, seed: 4), Self.rows(earlier, seed: 5))
        let change = Membership(rows: now, rowCount: count).change(since: Membership(rows: then, rowCount: earlier))
        #expect(change.entered.rows == Set(now).subtracting(then).sorted())
        #expect(change.left.rows == Set(then).subtracting(now).sorted())
        #expect(change.enteredCount == change.entered.memberCount)
        #expect(change.leftCount == change.left.memberCount)
    }

    @Test("Rows and bits outside the table are left out")
    func outside() {
        #expect(Membership(rows: [-1, 0, 5, 64], rowCount: 5).rows == [0])
        #expect(Membership(words: [.max, .max], rowCount: 3).rows == [0, 1, 2])
        #expect(Membership(rows: [0], rowCount: -1).rowCount == 0)
        #expect(Membership(words: [1], rowCount: -1).rows.isEmpty)
        let one = Membership(rows: [0], rowCount: 1)
        #expect(!one.contains(-1) && !one.contains(1) && !one.contains(5_000))
    }

    @Test("Parts join while they have full blocks")
    func joining() {
        let full = Membership(rows: [1_023], rowCount: 1_024)
        let rest = Membership(rows: [2], rowCount: 3)
        #expect(Membership(joining: [full, full, rest]).rows == [1_023, 2_047, 2_050])
        #expect(Membership(joining: [rest, full]) == rest)
        #expect(Membership(joining: []).rowCount == 0)
    }
}
