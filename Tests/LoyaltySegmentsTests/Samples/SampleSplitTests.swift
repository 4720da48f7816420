//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Split: each customer in one group, and in the same one")
struct SampleSplitTests {
    /// A split of two groups or three.
    static func split(coverage: Rate = .one, _ weights: KeyValuePairs<String, Int64>) throws -> SampleSplit {
        let salt = try SampleSalt("welcome-text")
        let ids = try weights.map { try SampleGroupID($0.key) }
        let sizes = weights.map(\.value)
        return ids.count == 2
            ? try SampleSplit(salt: salt, weights: [ids[0]: sizes[0], ids[1]: sizes[1]], coverage: coverage)
            : try SampleSplit(
                salt: salt,
                weights: [ids[0]: sizes[0], ids[1]: sizes[1], ids[2]: sizes[2]],
                coverage: coverage
            )
    }

    @Test("With full coverage everybody is in one group, in proportion to the weights")
    func proportion() throws {
        let split = try Self.split(["a": 1, "b": 2, "c": 7])
        var counts: [String: Int] = [:]
        for customer in try SampleTests.customers(2_000) {
            counts[try #require(split.group(of: customer)).text, default: 0] += 1
        }
        // Three standard deviations of the share of each.
        #expect(abs(counts["a", default: 0] - 200) < 41)
        #expect(abs(counts["b", default: 0] - 400) < 54)
        #expect(abs(counts["c", default: 0] - 1_400) < 62)
    }

    @Test("A wider coverage takes nobody from one group to another")
    func growing() throws {
        let narrow = try Self.split(coverage: .percent(20), ["short": 1, "long": 1])
        let wide = try Self.split(coverage: .percent(90), ["short": 1, "long": 1])
        var covered = 0
        for customer in try SampleTests.customers(2_000) {
            guard let group = narrow.group(of: customer) else { continue }
            covered += 1
            #expect(wide.group(of: customer) == group)
        }
        #expect((330...470).contains(covered))
        #expect(narrow.groups.map(\.range.start) == wide.groups.map(\.range.start))
    }

    @Test("A group that the host kept counts as long as the split has it")
    func kept() throws {
        let split = try Self.split(["short": 1, "long": 1])
        let customer = try CustomerID("c-1")
        let drawn = try #require(split.group(of: customer))
        let other = try #require(split.groups.first { $0.id != drawn }?.id)
        #expect(split.group(of: customer, keeping: other) == other)
        #expect(try split.group(of: customer, keeping: SampleGroupID("gone")) == drawn)
        #expect(split.group(of: CustomerID?.none, keeping: other) == nil)
    }

    @Test("No group, a name twice, or ranges that share a place are refused with the place")
    func refused() throws {
        let salt = try SampleSalt("s")
        let half = try SampleRange(from: .zero, to: .percent(50))
        let rest = try SampleRange(from: .percent(49), to: .one)
        let after = try SampleRange(from: .percent(50), to: .one)
        let (a, b) = try (SampleGroupID("a"), SampleGroupID("b"))
        for groups in [
            [], [SampleGroup(id: a, range: half), SampleGroup(id: b, range: rest)],
            [SampleGroup(id: a, range: half), SampleGroup(id: a, range: after)],
        ] {
            let error = #expect(throws: SegmentsError.self) { try SampleSplit(salt: salt, groups: groups) }
            #expect(error?.code == .invalidSample)
            #expect(error?.path == (groups.isEmpty ? "" : "groups/1"))
        }
    }

    @Test(
        "Weights that are not positive or do not fit are refused, and so is a coverage beyond all",
        arguments: [
            (Int64(0), Int64(1), "1"), (-1, 2, "1"), (.max, 1, "1"), (9_007_199_254_740_991, 2, "1"), (1, 1, "101%"),
        ]
    )
    func weightsRefused(first: Int64, second: Int64, coverage: String) throws {
        let coverage = try Rate(parsing: coverage)
        let error = #expect(throws: SegmentsError.self) {
            try Self.split(coverage: coverage, ["a": first, "b": second])
        }
        #expect(error?.code == .invalidSample)
    }

    @Test("A split has one JSON form")
    func golden() throws {
        let split = try Self.split(coverage: .percent(20), ["short": 1, "long": 1])
        let json =
            #"{"groups":[{"id":"short","range":{"end":"10%","start":"0%"}},{"id":"long","range":{"end":"60%","start":"50%"}}],"#
            + #""salt":"welcome-text","version":1}"#
        #expect(try CanonicalJSON.text(of: split) == json)
        #expect(try CanonicalJSON.decode(SampleSplit.self, from: json) == split)
        let none = #"{"groups":[],"salt":"welcome-text","version":1}"#
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(SampleSplit.self, from: none) }
        #expect(error?.code == .unexpectedJSON)
    }
}
