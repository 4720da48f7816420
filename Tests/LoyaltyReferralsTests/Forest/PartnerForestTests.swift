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

@Suite("Forest history: since when it is so, and since when it is known")
struct PartnerForestTests {
    private func change(
        _ partner: String,
        under sponsor: String?,
        from day: Int64,
        known: Int64? = nil
    ) throws -> SponsorChange {
        try SponsorChange(
            Make.partner(partner),
            sponsor: sponsor.map(Make.partner),
            validFrom: Make.day(day),
            knownFrom: known.map { try Make.day($0) }
        )
    }

    private func sponsor(_ forest: PartnerForest, _ partner: String, on day: Int64, known: Int64) throws -> String? {
        try forest.sponsor(of: Make.partner(partner), validAt: Make.day(day), knownAt: Make.day(known))?.text
    }

    @Test("V60: a run that looks from the event gives the same answer after the sponsor has changed")
    func repeatable() throws {
        var forest = try PartnerForest([
            change("x", under: nil, from: 0), change("y", under: nil, from: 0), change("p", under: "x", from: 0),
        ])
        #expect(try sponsor(forest, "p", on: 10, known: 30) == "x")
        try forest.add(change("p", under: "y", from: 20))
        #expect(try sponsor(forest, "p", on: 10, known: 30) == "x")
        #expect(try sponsor(forest, "p", on: 30, known: 30) == "y")
    }

    @Test("A mistake that is mended later shows as it was known before, and as it should have been after")
    func mended() throws {
        var forest = try PartnerForest([
            change("x", under: nil, from: 0), change("y", under: nil, from: 0), change("p", under: "x", from: 5),
        ])
        try forest.add(change("p", under: "y", from: 5, known: 40))
        #expect(try sponsor(forest, "p", on: 10, known: 30) == "x")
        #expect(try sponsor(forest, "p", on: 10, known: 50) == "y")
        #expect(
            try forest.snapshot(validAt: Make.day(10), knownAt: Make.day(50)).line(of: Make.partner("p")).map(\.text)
                == ["y"]
        )
    }

    @Test("Nobody is a partner before the first change")
    func before() throws {
        let forest = try PartnerForest([change("x", under: nil, from: 5)])
        #expect(try forest.snapshot(validAt: Make.day(4), knownAt: Make.day(9)).partners.isEmpty)
        #expect(try forest.snapshot(validAt: Make.day(5), knownAt: Make.day(5)).partners.count == 1)
        #expect(forest.count == 1)
    }

    @Test("V22: a change that leads back to the partner is refused, and the forest is as it was")
    func cycle() throws {
        var forest = try PartnerForest([
            change("a", under: nil, from: 0), change("b", under: "a", from: 0), change("c", under: "b", from: 0),
        ])
        let before = forest
        for (partner, sponsor) in [("a", "c"), ("a", "a"), ("a", "ghost")] {
            let error = #expect(throws: ReferralsError.self) {
                try forest.add(change(partner, under: sponsor, from: 1))
            }
            #expect(error?.code == .invalidForest)
            #expect(forest == before)
        }
    }

    @Test("A change of the past is refused if it makes a cycle with a later one")
    func laterCycle() throws {
        var forest = try PartnerForest([
            change("a", under: nil, from: 0), change("b", under: nil, from: 0), change("a", under: "b", from: 10),
        ])
        #expect(throws: ReferralsError.self) { try forest.add(change("b", under: "a", from: 5)) }
        try forest.add(change("b", under: nil, from: 5))
        #expect(forest.history.count == 4)
    }

    @Test("Two changes that hold and are known from the same instants contradict each other")
    func twice() throws {
        var forest = try PartnerForest([change("a", under: nil, from: 0)])
        #expect(throws: ReferralsError.self) { try forest.add(change("a", under: nil, from: 0)) }
        try forest.add(change("a", under: nil, from: 0, known: 1))
    }

    @Test("An import is refused for a sponsor who joins later than the partner")
    func tooEarly() throws {
        #expect(throws: ReferralsError.self) {
            try PartnerForest([change("p", under: "x", from: 0), change("x", under: nil, from: 1)])
        }
    }

    @Test("However changes come in, the history and each snapshot are the same", arguments: 0..<20 as Range<UInt64>)
    func order(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var forest = PartnerForest()
        var names: [String] = []
        for index in 0..<40 {
            let isNew = names.isEmpty || Bool.random(using: &random)
            let partner = isNew ? "p\(index)" : names[.random(in: names.indices, using: &random)]
            let sponsor = Bool.random(using: &random) ? nil : names.randomElement(using: &random)
            // Some of these make cycles and are refused.
            if (try? forest.add(change(partner, under: sponsor, from: Int64(index)))) != nil, isNew {
                names.append(partner)
            }
        }
        let imported = try PartnerForest(forest.history.shuffled(using: &random))
        #expect(imported == forest)
        for day in [0, 13, 39] as [Int64] {
            let (at, known) = (try Make.day(day), try Make.day(100))
            let snapshot = try forest.snapshot(validAt: at, knownAt: known)
            #expect(try imported.snapshot(validAt: at, knownAt: known) == snapshot)
            for partner in snapshot.partners {
                #expect(snapshot.line(of: partner).first == forest.sponsor(of: partner, validAt: at, knownAt: known))
            }
        }
    }
}
