//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Balance: a function of lots and an instant")
struct BalanceTests {
    /// An account with lots that came in at once.
    private func account(_ lots: [(steps: Int64, active: String, expires: String?)]) throws -> PointsAccount {
        let start = try Sample.time("2027-01-01")
        var account = PointsAccount()
        var member = try Member(Sample.program())
        try member.accrue(0, as: "0", at: "2027-01-01")
        account = member.account
        for lot in lots {
            let program = try Sample.program(
                maturity: start.span(to: Sample.time(lot.active)),
                expiry: lot.expires.map { expires in
                    let days = try CivilDate(parsing: "2027-01-01").days(to: CivilDate(parsing: expires))
                    return .throughDay(after: .days(Int32(days) - 1))
                } ?? .never
            )
            member.rules = try PointsProgram(program, in: FixedOffset.utc)
            try member.accrue(lot.steps, as: "\(member.log.count)", at: "2027-01-01")
            account = member.account
        }
        return account
    }

    @Test("L6 · what expires by a day is the sum of the lots that are gone by then")
    func expiringBy() throws {
        let account = try account([
            (100, "2027-01-01", "2027-02-01"), (200, "2027-01-01", "2027-06-01"), (50, "2027-01-01", nil),
        ])
        let balance = try account.balance(in: .points, asOf: Sample.time("2027-01-15"))
        #expect(balance.available.steps == 350)
        #expect(try balance.expiring(by: Sample.time("2027-03-01")).steps == 100)
        #expect(try balance.expiring(by: Sample.time("2027-07-01")).steps == 300)
        #expect(try balance.expiring(by: Sample.time("2027-02-01")).steps == 100)
        #expect(try balance.expiring(by: Sample.time("2027-01-31")).steps == 0)
    }

    @Test("L8 · a lot is gone at its very expiry; one that never expires stays")
    func instants() throws {
        let account = try account([(100, "2027-01-10", "2027-02-01"), (50, "2027-01-20", nil)])
        func balance(_ at: String) throws -> [Int64] {
            let balance = try account.balance(in: .points, asOf: Sample.time(at))
            return [balance.available.steps, balance.pending.steps]
        }
        #expect(try balance("2027-01-01") == [0, 150])
        #expect(try balance("2027-01-10") == [100, 50])
        #expect(try balance("2027-01-31T23:59:59.999999Z") == [150, 0])
        #expect(try balance("2027-02-01") == [50, 0])
        #expect(try balance("2037-02-01") == [50, 0])
    }

    @Test("A lot's number is its text")
    func lotText() { #expect(LotID(7).description == "7") }
}
