//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Opening balance: the old books come over to the point, once")
struct OpeningTests {
    private func lot(
        _ points: Int64,
        from: String = "2026-03-01",
        active: String? = nil,
        until: String? = nil
    ) throws -> OpeningLot {
        OpeningLot(
            try Sample.points(points),
            grantedAt: try Sample.time(from),
            activeAt: try active.map(Sample.time),
            expiresAt: try until.map(Sample.time)
        )
    }

    @Test("Lots keep their dates; what is past its last day expires at once, so that the sums match")
    func lots() throws {
        var member = try Member(Sample.stewarded(expiry: .throughDay(after: .days(1))))
        let opening = OpeningBalance(
            lots: [
                try lot(100, until: "2027-06-01"), try lot(30, until: "2026-12-01"),
                try lot(20, active: "2027-02-01"),
            ],
            enrolledAt: try Sample.time("2020-05-05")
        )
        let answer = try member.run(.openBalance(opening), at: "2027-01-01")
        guard case .balanceOpened(let receipt) = answer else { return #expect(answer.isApproved) }
        #expect(receipt.points.steps == 150 && receipt.expired.steps == 30 && receipt.available.steps == 100)
        #expect(try member.balance(at: "2027-01-01").pending.steps == 20)
        #expect(try member.available(at: "2027-06-01") == 20)
        #expect(try member.account.enrolledAt == Sample.time("2020-05-05"))
        #expect(member.account.totals.issued == 150 && member.account.isBalanced)
    }

    @Test("An account that has a history, an opening balance included, takes none")
    func once() throws {
        var member = try Member(Sample.stewarded())
        let opening = OpeningBalance(lots: [try lot(10)])
        #expect(try member.run(.openBalance(opening), at: "2027-01-01").isApproved)
        #expect(try member.run(.openBalance(opening), at: "2027-01-01").codes == [.balanceAlreadyOpened])
        var other = try Member(Sample.stewarded())
        try other.accrue(1, as: "1", at: "2027-01-01")
        #expect(try other.run(.openBalance(opening), at: "2027-01-01").codes == [.balanceAlreadyOpened])
    }

    @Test("What counted elsewhere counts for a tier, and is never accrued again")
    func qualifying() throws {
        var member = try Member(Sample.stewarded(tiers: Sample.ladder()))
        let entry = QualifyingEntry(
            at: try Sample.time("2026-12-20"),
            amounts: QualifyingAmounts(points: 150),
            source: .order(try OrderID("old"))
        )
        let opening = OpeningBalance(lots: [], qualifying: [entry])
        guard case .balanceOpened(let receipt) = try member.run(.openBalance(opening), at: "2027-01-01") else {
            return #expect(!member.log.isEmpty)
        }
        #expect(receipt.tier?.text == "silver")
        #expect(try member.accrue(5, as: "old", at: "2027-01-01").codes == [.accrualAlreadyMade])
        #expect(try member.accrue(150, as: "new", at: "2027-01-01").isApproved)
        #expect(member.account.tier?.tier?.text == "gold")
    }

    @Test("Debt comes along, and living points repay it")
    func debt() throws {
        var member = try Member(Sample.stewarded())
        let opening = OpeningBalance(lots: [try lot(30)], debt: try Sample.points(50))
        guard case .balanceOpened(let receipt) = try member.run(.openBalance(opening), at: "2027-01-01") else {
            return #expect(!member.log.isEmpty)
        }
        #expect(receipt.repaid.steps == 30 && member.account.debt == 20 && member.account.isBalanced)
    }

    @Test("Inactivity is counted from the last activity elsewhere")
    func inactivity() throws {
        var member = try Member(Sample.stewarded(expiry: .inactivity(after: .days(30))))
        let opening = OpeningBalance(lots: [try lot(30)], lastActiveAt: try Sample.time("2026-12-15"))
        _ = try member.run(.openBalance(opening), at: "2027-01-01")
        #expect(try member.account.inactiveAt == Sample.time("2027-01-15"))
    }

    @Test("A future that cannot be known, one activity twice, no points or another unit are malformed")
    func malformed() throws {
        var member = try Member(Sample.stewarded())
        let entry = QualifyingEntry(
            at: try Sample.time("2026-12-20"),
            amounts: QualifyingAmounts(points: 1),
            source: .order(try OrderID("old"))
        )
        let unit = try PointUnit("stars")
        let now = try Sample.time("2026-01-01")
        let cases: [(OpeningBalance, RewardsError.Code)] = [
            (OpeningBalance(lots: [try lot(1, from: "2027-01-02")]), .invalidOpening),
            (OpeningBalance(lots: [try lot(1, active: "2026-02-01")]), .invalidOpening),
            (OpeningBalance(lots: [], qualifying: [entry, entry]), .invalidOpening),
            (OpeningBalance(lots: [], enrolledAt: try Sample.time("2027-01-02")), .invalidOpening),
            (OpeningBalance(lots: [try lot(0)]), .invalidAmount),
            (OpeningBalance(lots: [], debt: try Sample.points(-1)), .invalidAmount),
            (OpeningBalance(lots: [], debt: try Points(steps: 1, in: unit)), .unitMismatch),
            (
                OpeningBalance(lots: [OpeningLot(try Points(steps: 1, in: unit), grantedAt: now, expiresAt: nil)]),
                .unitMismatch
            ),
        ]
        for (opening, code) in cases {
            let error = #expect(throws: RewardsError.self) {
                try member.run(.openBalance(opening), at: "2027-01-01")
            }
            #expect(error?.code == code)
        }
    }

    @Test("More that counts for a tier than can be counted is declined")
    func qualifyingOverflow() throws {
        var member = try Member(Sample.stewarded())
        let entries = try ["a", "b"].map { name in
            QualifyingEntry(
                at: try Sample.time("2026-12-20"),
                amounts: QualifyingAmounts(spend: 9_007_199_254_740_991),
                source: .order(try OrderID(name))
            )
        }
        let opening = OpeningBalance(lots: [], qualifying: entries)
        #expect(try member.run(.openBalance(opening), at: "2027-01-01").codes == [.pointsOverflow])
        #expect(member.account == PointsAccount())
    }

    @Test("More than an account can hold is refused")
    func overflow() throws {
        var member = try Member(Sample.stewarded())
        let opening = OpeningBalance(lots: [try lot(9_007_199_254_740_991), try lot(1)])
        #expect(try member.run(.openBalance(opening), at: "2027-01-01").codes == [.pointsOverflow])
    }
}
