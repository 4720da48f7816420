//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Overlap: what segments have in common, and whom they leave out")
struct SegmentOverlapTests {
    static func ids(_ names: [String]) throws -> [SegmentID] { try names.map { try SegmentID($0) } }

    @Test("Shared, exclusive and uncovered customers are counted, and shares of nobody are none")
    func counts() throws {
        let ids = try Self.ids(["a", "b", "c", "d"])
        var overlap = SegmentOverlap(of: ids + [ids[0]])
        #expect(overlap.segments == ids)
        #expect(overlap.coverage == nil)
        for memberships in [["a", "b"], ["a", "b"], ["a"], ["b", "b", "x"], [], ["c", "a", "b"]] {
            overlap.add(try Self.ids(memberships))
        }
        #expect(overlap.customers == 6 && overlap.covered == 5 && overlap.uncovered == 1)
        #expect(ids.map { overlap.members(of: $0) } == [4, 4, 1, 0])
        #expect(ids.map { overlap.members(ofNoneBut: $0) } == [1, 1, 0, 0])
        #expect(overlap.shared(by: ids[0], and: ids[1]) == 3)
        #expect(try overlap.similarity(of: ids[0], and: ids[1]) == Rate(3, per: 5))
        #expect(overlap.share(of: ids[2], in: ids[0]) == .one)
        #expect(try overlap.share(of: ids[0], in: ids[2]) == Rate(1, per: 4))
        #expect(overlap.share(of: ids[3], in: ids[0]) == nil)
        #expect(overlap.similarity(of: ids[3], and: ids[3]) == nil)
        #expect(try overlap.coverage == Rate(5, per: 6))
        let gone = try SegmentID("gone")
        #expect(overlap.members(of: gone) == 0 && overlap.members(ofNoneBut: gone) == 0)
        #expect(overlap.shared(by: ids[0], and: gone) == 0)
    }

    @Test("A set counts its own segments over customers")
    func ofSet() throws {
        let set = try SegmentGraphTests.set(SegmentGroupTests.rules)
        let customers = try [Examples.known(), Examples.facts(), Examples.facts(["orders": .integer(9)])]
        let overlap = try set.overlap(of: customers, asOf: Timestamp(parsing: Examples.asOf))
        let ids = set.definitions.map(\.id)
        #expect(ids.map { overlap.members(of: $0) } == [1, 2, 3])
        #expect(overlap.members(ofNoneBut: ids[2]) == 1)
        #expect(overlap.shared(by: ids[0], and: ids[1]) == 1)
    }
}
