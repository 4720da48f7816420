//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyInMemory
import LoyaltyJournal
import LoyaltyRewards
import Testing

@Suite("Adjusting: people give and take points within their bounds, by name")
struct AdjustTests {
    @Test("Given points are a lot of their own that lives as the program says, and can be redeemed at once")
    func giving() throws {
        var member = try Member(Sample.stewarded(maturity: .days(7), expiry: .throughDay(after: .days(30))))
        let answer = try member.adjust(300, at: "2027-01-01")
        guard case .adjusted(let receipt) = answer else { return #expect(answer.isApproved) }
        #expect(receipt.points.steps == 300 && receipt.available.steps == 300 && receipt.repaid.isZero)
        #expect(try receipt.expiresAt == Sample.time("2027-02-01"))
        #expect(member.account.lots.first?.origin == .adjustment)
        #expect(member.account.totals.issued == 300)
        guard case .adjusted(let event) = member.log.last else { return #expect(!member.log.isEmpty) }
        #expect(try event.why == Sample.why())
    }

    @Test("Given points repay debt first")
    func givingRepaysDebt() throws {
        var member = try Member(Sample.stewarded())
        try member.accrue(100, as: "1", at: "2027-01-01")
        try member.redeem(80, as: "r", at: "2027-01-01")
        try member.reverse("1", at: "2027-01-01")
        guard case .adjusted(let receipt) = try member.adjust(100, at: "2027-01-02") else {
            return #expect(member.account.debt == 0)
        }
        #expect(receipt.repaid.steps == 80 && receipt.available.steps == 20)
        #expect(member.account.debt == 0 && member.account.isBalanced)
    }

    @Test("Points are taken in the order of expiry")
    func takingBurnsInOrder() throws {
        var member = try Member(Sample.stewarded(expiry: .throughDay(after: .days(30))))
        try member.accrue(100, as: "1", at: "2027-01-01")
        try member.accrue(100, as: "2", at: "2027-01-02")
        try member.adjust(-130, "mistake", at: "2027-01-03")
        #expect(member.remaining(of: 1) == 0 && member.remaining(of: 2) == 70)
        #expect(member.account.totals.withdrawn == 130 && member.account.isBalanced)
    }

    @Test("Nobody takes what is not free: pending, held or never there")
    func takingIsBounded() throws {
        var member = try Member(Sample.stewarded(maturity: .days(1)))
        try member.accrue(100, as: "1", at: "2027-01-01")
        #expect(try member.adjust(-1, at: "2027-01-01").codes == [.pointsInsufficient])
        try member.hold(60, as: "h", at: "2027-01-03")
        #expect(try member.adjust(-41, at: "2027-01-03").codes == [.pointsInsufficient])
        #expect(try member.adjust(-40, at: "2027-01-03").isApproved)
        #expect(try member.available(at: "2027-01-03") == 0)
    }

    @Test("A reason that is not listed, more than the maximum, and a program without the rule are refused in words")
    func rules() throws {
        var member = try Member(Sample.stewarded())
        #expect(
            try member.adjust(501, "birthday", at: "2027-01-01").codes
                == [.adjustmentReasonNotAllowed, .adjustmentAboveMaximum]
        )
        #expect(member.log.isEmpty)
        var plain = try Member(Sample.program())
        #expect(try plain.adjust(1, at: "2027-01-01").codes == [.adjustmentNotOffered])
    }

    @Test("Zero points, or points of another unit, are malformed")
    func malformed() throws {
        var member = try Member(Sample.stewarded())
        #expect(throws: RewardsError.self) { try member.adjust(0, at: "2027-01-01") }
        let stars = try Points(steps: 1, in: PointUnit("stars"))
        let error = #expect(throws: RewardsError.self) {
            try member.run(.adjust(stars, Sample.why()), at: "2027-01-01")
        }
        #expect(error?.code == .unitMismatch)
    }

    @Test("What an account cannot hold is refused")
    func overflow() throws {
        let rule = try AdjustmentRule()
        var member = try Member(Sample.program(policies: PointsPolicies(adjustments: rule)))
        try member.adjust(9_007_199_254_740_991, at: "2027-01-01")
        #expect(try member.adjust(1, at: "2027-01-01").codes == [.pointsOverflow])
    }

    @Test("Giving counts as activity, taking does not")
    func activity() throws {
        var member = try Member(Sample.stewarded(expiry: .inactivity(after: .days(10))))
        try member.adjust(100, at: "2027-01-01")
        #expect(try member.account.inactiveAt == Sample.time("2027-01-12"))
        try member.adjust(-10, at: "2027-01-02")
        #expect(try member.account.inactiveAt == Sample.time("2027-01-12"))
        try member.adjust(10, at: "2027-03-01")
        #expect(try member.available(at: "2027-03-01") == 10)
        #expect(member.account.totals.expired == 90)
    }

    @Test("One person's allowance is spent over all members, up and down, and starts anew with the period")
    func allowance() async throws {
        let journal = InMemoryJournal<PointsAccount>()
        let rules = try PointsProgram(Sample.stewarded(), in: FixedOffset.utc)
        func adjust(_ points: Int64, _ member: String, by actor: String, at: String) async throws -> PointsAnswer {
            try await journal.run(
                .adjust(
                    Sample.points(points),
                    of: CustomerID(member),
                    because: ReasonName("goodwill"),
                    by: ActorID(actor)
                ),
                by: rules,
                key: CommandKey("\(points)/\(member)/\(actor)/\(at)", scope: "coffee"),
                asOf: Sample.time(at)
            ) { _ in }.answer
        }
        #expect(try await adjust(400, "ann", by: "op-1", at: "2027-01-01").isApproved)
        #expect(try await adjust(-100, "ann", by: "op-1", at: "2027-01-01").isApproved)
        #expect(try await adjust(101, "bob", by: "op-1", at: "2027-01-01").codes == [.pointsAboveAllowance])
        #expect(try await adjust(100, "bob", by: "op-1", at: "2027-01-01").isApproved)
        #expect(try await adjust(400, "bob", by: "op-2", at: "2027-01-01").isApproved)
        #expect(try await adjust(500, "bob", by: "op-1", at: "2027-01-02").isApproved)
    }
}
