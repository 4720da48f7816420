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

@Suite("Forest: who sponsors whom, without cycles and however deep")
struct ForestSnapshotTests {
    @Test("A line of sponsors leads from the nearest to the root")
    func line() throws {
        let forest = try Make.forest("ann bob cat", "ann dan", "eve")
        #expect(try forest.line(of: Make.partner("cat")).map(\.text) == ["bob", "ann"])
        #expect(try forest.line(of: Make.partner("eve")).isEmpty)
        #expect(try forest.depth(of: Make.partner("cat")) == 2)
        #expect(try forest.sponsored(by: Make.partner("ann")).map(\.text) == ["bob", "dan"])
    }

    @Test("A partner who is not there has no line, no depth and nobody below")
    func stranger() throws {
        let forest = try Make.forest("ann bob")
        let zoe = try Make.partner("zoe")
        #expect(forest.line(of: zoe).isEmpty)
        #expect(forest.depth(of: zoe) == nil)
        #expect(forest.sponsored(by: zoe).isEmpty)
        #expect(forest.number(of: zoe) == nil)
    }

    @Test("No partners are a forest")
    func empty() throws { #expect(try ForestSnapshot([]).partners.isEmpty) }

    @Test("Partners are numbered by identifier, whatever the order of the list")
    func numbers() throws {
        var random = SeededGenerator(seed: 11)
        let entries = try Make.entries(["ann bob cat dan", "bob eve"])
        let forest = try ForestSnapshot(entries)
        #expect(forest.partners.map(\.text) == ["ann", "bob", "cat", "dan", "eve"])
        #expect(forest.sponsors == [-1, 0, 1, 2, 1])
        #expect(try ForestSnapshot(entries.shuffled(using: &random)) == forest)
    }

    @Test("V22: a partner below itself is refused, directly or round the corner")
    func cycles() throws {
        let (a, b, c) = (try Make.partner("a"), try Make.partner("b"), try Make.partner("c"))
        let round: [(PartnerID, sponsor: PartnerID?)] = [(a, c), (b, a), (c, b)]
        #expect(ForestSnapshot.faults(in: round).map(\.kind) == [.cycle, .cycle, .cycle])
        #expect(throws: ReferralsError.self) { try ForestSnapshot(round) }
        let own: [(PartnerID, sponsor: PartnerID?)] = [(a, a)]
        #expect(ForestSnapshot.faults(in: own).map(\.kind) == [.selfSponsor])
    }

    @Test("Every fault of a list is named with its place, those below a cycle too")
    func faults() throws {
        let names = try ["a", "b", "a", "c", "d", "e", "f"].map(Make.partner)
        let ghost = try Make.partner("ghost")
        let entries: [(PartnerID, sponsor: PartnerID?)] = [
            (names[0], nil), (names[1], ghost), (names[2], nil), (names[3], names[4]), (names[4], names[3]),
            (names[5], names[4]), (names[6], names[0]),
        ]
        let faults = ForestSnapshot.faults(in: entries)
        #expect(faults.map(\.entry) == [1, 2, 3, 4, 5])
        #expect(faults.map(\.kind) == [.unknownSponsor, .duplicatePartner, .cycle, .cycle, .cycle])
        let error = #expect(throws: ReferralsError.self) { try ForestSnapshot(entries) }
        #expect(error?.code == .invalidForest)
    }

    @Test("A chain of 10,000 partners and as many without sponsors are no burden")
    func deep() throws {
        let chain = try (0..<10_000).map { try Make.partner("p\($0)") }
        let forest = try ForestSnapshot(
            chain.enumerated().map { ($0.element, sponsor: $0.offset == 0 ? nil : chain[$0.offset - 1]) }
        )
        #expect(forest.depth(of: chain[9_999]) == 9_999)
        let orphans = try (0..<10_000).map { (try Make.partner("o\($0)"), sponsor: PartnerID?.none) }
        #expect(try ForestSnapshot(orphans).partners.count == 10_000)
    }

    @Test("A chain whose top hangs on its own end is refused whole", arguments: [2, 3, 10_000])
    func longCycle(count: Int) throws {
        let chain = try (0..<count).map { try Make.partner("p\($0)") }
        let entries = chain.indices.map { (chain[$0], sponsor: Optional(chain[($0 + count - 1) % count])) }
        #expect(ForestSnapshot.faults(in: entries).count == count)
    }
}
