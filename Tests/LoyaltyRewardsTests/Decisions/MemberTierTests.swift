//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Tiers of households: what was brought leaves with its member, what was given stays")
struct MemberTierTests {
    private func club(_ downgrade: TierDowngrade = .immediate) throws -> Club {
        let ladder = try TierLadder(
            measure: .points,
            window: .rolling(.days(30)),
            tiers: [Tier(TierID("silver"), from: 100), Tier(TierID("gold"), from: 300)],
            downgrade: downgrade
        )
        return try Club(Club.program(tiers: ladder))
    }

    private func tier(_ name: String, in club: Club, at: String) throws -> String? {
        try club.rules.standing(of: club[name], asOf: Sample.time(at))?.tier?.id.text
    }

    private func extend(_ name: String, until: String, at: String, in club: inout Club) throws {
        #expect(try club.run(name, .extendTier(until: Sample.time(until), Sample.why()), at: at).isApproved)
    }

    @Test("A tier that was extended for the household stays extended when a member leaves")
    func extendedWhileJoined() throws {
        var club = try club()
        try club.accrue(150, as: "h", to: "home", at: "2027-01-01")
        try club.accrue(10, as: "a", to: "ann", at: "2027-01-01")
        try club.join("ann", to: "home", at: "2027-01-02")
        try extend("home", until: "2027-12-01", at: "2027-01-03", in: &club)
        try club.separate("ann", from: "home", at: "2027-01-04")
        #expect(try club["home"].tier?.extendedUntil == Sample.time("2027-12-01"))
        #expect(try tier("home", in: club, at: "2027-11-30") == "silver")
        #expect(try tier("home", in: club, at: "2027-12-01") == nil)
        #expect(try club["ann"].tier?.extended == nil)
        try club.check()
    }

    @Test("A tier that the household reached while somebody was in stays, and since when it has it")
    func reachedWhileJoined() throws {
        var club = try club()
        try club.accrue(150, as: "h", to: "home", at: "2027-01-01")
        try club.accrue(10, as: "a", to: "ann", at: "2027-01-01")
        try club.join("ann", to: "home", at: "2027-01-02")
        try club.accrue(200, as: "i", to: "home", at: "2027-01-03")
        try club.separate("ann", from: "home", at: "2027-01-04")
        #expect(try club["home"].tier?.tier?.text == "gold")
        #expect(try tier("home", in: club, at: "2027-01-30") == "gold")
        try club.check()
    }

    @Test("An extension that a member brought is the household's while it is in, and leaves with it")
    func brought() throws {
        var club = try club()
        try club.accrue(300, as: "a", to: "ann", at: "2027-01-01")
        try extend("ann", until: "2027-12-01", at: "2027-01-02", in: &club)
        try club.join("ann", to: "home", at: "2027-06-01")
        #expect(try club["home"].tier?.tier?.text == "gold")
        #expect(try tier("home", in: club, at: "2027-11-30") == "gold")
        try club.separate("ann", from: "home", at: "2027-07-01")
        #expect(try club["home"].tier?.tier == nil && club["home"].tier?.extended == nil)
        #expect(try tier("ann", in: club, at: "2027-11-30") == "gold")
        try club.check()
    }

    @Test(
        "Of several extensions the highest counts, and those of who is left when its member leaves",
        arguments: [
            ["ann", "bob"], ["bob", "ann"],
        ]
    )
    func several(order: [String]) throws {
        var club = try club()
        try club.accrue(300, as: "a", to: "ann", at: "2027-01-01")
        try club.accrue(100, as: "b", to: "bob", at: "2027-01-01")
        try club.accrue(100, as: "h", to: "home", at: "2027-01-01")
        try extend("ann", until: "2027-10-01", at: "2027-01-02", in: &club)
        try extend("bob", until: "2027-11-01", at: "2027-01-02", in: &club)
        try extend("home", until: "2027-12-01", at: "2027-01-02", in: &club)
        for name in ["ann", "bob"] { try club.join(name, to: "home", at: "2027-06-01") }
        #expect(try tier("home", in: club, at: "2027-09-30") == "gold")
        try club.separate(order[0], from: "home", at: "2027-06-02")
        #expect(try tier("home", in: club, at: "2027-09-30") == (order[0] == "ann" ? "silver" : "gold"))
        try club.separate(order[1], from: "home", at: "2027-06-03")
        #expect(try club["home"].tier?.extendedUntil == Sample.time("2027-12-01"))
        #expect(try tier("home", in: club, at: "2027-11-30") == "silver")
        #expect(try tier("ann", in: club, at: "2027-09-30") == "gold")
        #expect(try tier("bob", in: club, at: "2027-10-31") == "silver")
        try club.check()
    }

    @Test("A balance carries the tier that somebody brought only as long as its member is in")
    func carried() throws {
        var club = try club(TierDowngrade(.byBalance))
        try club.accrue(300, as: "a", to: "ann", at: "2027-01-01")
        for day in ["01-01", "02-05", "03-10", "04-15"] { try club.accrue(99, as: day, to: "home", at: "2027-" + day) }
        #expect(
            try tier("home", in: club, at: "2027-06-01") == nil && tier("ann", in: club, at: "2027-06-01") == "gold"
        )
        try club.join("ann", to: "home", at: "2027-06-01")
        #expect(try club["home"].tier?.tier?.text == "gold")
        try club.separate("ann", from: "home", at: "2027-06-02")
        #expect(try club["home"].tier?.tier == nil && tier("ann", in: club, at: "2027-06-02") == "gold")
        try club.check()
    }
}
