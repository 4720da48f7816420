//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Extending: points and tiers last longer, never shorter")
struct ExtendTests {
    private func member() throws -> Member {
        var member = try Member(Sample.stewarded(expiry: .throughDay(after: .days(9))))
        try member.accrue(100, as: "1", at: "2027-01-01")
        try member.accrue(50, as: "2", at: "2027-01-03")
        return member
    }

    @Test("Every living lot lives longer by a step")
    func byStep() throws {
        var member = try member()
        let answer = try member.extend(ExpiryExtension(by: .months(1)), at: "2027-01-05")
        guard case .expiryExtended(let receipt) = answer else { return #expect(answer.isApproved) }
        #expect(receipt.points.steps == 150 && receipt.lots == [LotID(1), LotID(2)])
        #expect(try member.available(at: "2027-02-10T23:59:59Z") == 150)
        #expect(try member.available(at: "2027-02-11") == 50)
    }

    @Test("Named lots live through a day; the order of consumption follows")
    func namedLots() throws {
        var member = try member()
        try member.extend(
            ExpiryExtension(through: CivilDate(parsing: "2027-01-31"), of: [LotID(1)]),
            at: "2027-01-05"
        )
        try member.redeem(60, as: "r", at: "2027-01-06")
        #expect(member.remaining(of: 2) == 0 && member.remaining(of: 1) == 90)
        #expect(try member.available(at: "2027-01-31") == 90)
        #expect(try member.available(at: "2027-02-01") == 0)
    }

    @Test("What was redeemed of a lot comes back with the later end")
    func refundFollows() throws {
        var member = try member()
        try member.redeem(30, as: "r", at: "2027-01-04")
        try member.extend(ExpiryExtension(by: .days(10), of: [LotID(1)]), at: "2027-01-05")
        try member.redeem(70, as: "s", at: "2027-01-15")
        try member.refund("r", at: "2027-01-16")
        #expect(try member.available(at: "2027-01-20") == 30)
        #expect(try member.available(at: "2027-01-21") == 0)
    }

    @Test("Nothing is made shorter, and what is gone is not extended")
    func neverShorter() throws {
        var member = try member()
        let earlier = ExpiryExtension(through: try CivilDate(parsing: "2027-01-02"))
        #expect(try member.extend(earlier, at: "2027-01-05").codes == [.expiryNotExtended])
        #expect(try member.extend(ExpiryExtension(by: .days(-3)), at: "2027-01-05").codes == [.expiryNotExtended])
        let gone = ExpiryExtension(by: .days(5), of: [LotID(1)])
        #expect(try member.extend(gone, at: "2027-01-11").codes == [.lotUnknown])
        #expect(
            try member.extend(ExpiryExtension(by: .days(5), of: []), at: "2027-01-05").codes == [.expiryNotExtended]
        )
        var other = try Member(Sample.stewarded())
        try other.accrue(1, as: "1", at: "2027-01-01")
        #expect(try other.extend(ExpiryExtension(by: .days(5)), at: "2027-01-05").codes == [.expiryNotExtended])
    }

    @Test("Extending all lots moves the day of inactivity; extending some does not")
    func inactivity() throws {
        var member = try Member(Sample.stewarded(expiry: .inactivity(after: .days(9))))
        try member.accrue(100, as: "1", at: "2027-01-01")
        let one = ExpiryExtension(by: .days(5), of: [LotID(1)])
        #expect(try member.extend(one, at: "2027-01-02").codes == [.expiryNotExtended])
        try member.extend(ExpiryExtension(by: .days(5)), at: "2027-01-02")
        #expect(try member.account.inactiveAt == Sample.time("2027-01-16"))
        #expect(try member.available(at: "2027-01-15") == 100)
    }

    @Test("A tier holds until the later instant, whatever counts")
    func tier() throws {
        var member = try Member(Sample.stewarded(tiers: Sample.ladder()))
        try member.accrue(120, as: "1", at: "2027-01-01")
        let until = try Sample.time("2027-06-01")
        let answer = try member.run(.extendTier(until: until, Sample.why("leave")), at: "2027-01-10")
        guard case .tierExtended(let receipt) = answer else { return #expect(answer.isApproved) }
        #expect(receipt.tier.text == "silver" && receipt.holdsUntil == until)
        func tier(at: String) throws -> String? {
            try member.rules.standing(of: member.account, asOf: Sample.time(at))?.tier?.id.text
        }
        #expect(try tier(at: "2027-05-31T23:59:59Z") == "silver")
        #expect(try tier(at: "2027-06-01") == nil)
        #expect(
            try member.run(.extendTier(until: until, Sample.why()), at: "2027-01-11").codes == [.tierNotExtended]
        )
        try member.settle(at: "2027-06-02")
        #expect(try member.run(.extendTier(until: .latest, Sample.why()), at: "2027-06-02").codes == [.tierNone])
    }

    @Test("A program without tiers has none to extend")
    func noTiers() throws {
        var member = try Member(Sample.stewarded())
        let answer = try member.run(.extendTier(until: .latest, Sample.why()), at: "2027-01-01")
        #expect(answer.codes == [.tierNotOffered])
    }
}
