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
    private func lot(_ id: Int64, _ steps: Int64, active: String = "2027-01-01", expires: String?) throws -> Lot {
        Lot(
            id: LotID(id),
            order: try OrderID("\(id)"),
            grantedAt: try Sample.time("2027-01-01"),
            activeAt: try Sample.time(active),
            expiresAt: try expires.map { try Sample.time($0) },
            granted: steps,
            remaining: steps
        )
    }

    @Test("L6 · what expires by a day is the sum of the lots that are gone by then")
    func expiringBy() throws {
        let lots = [
            try lot(1, 100, expires: "2027-02-01"), try lot(2, 200, expires: "2027-06-01"),
            try lot(3, 50, expires: nil),
        ]
        let balance = try Balance(of: lots, in: .points, asOf: Sample.time("2027-01-15"))
        #expect(balance.available.steps == 350)
        #expect(try balance.expiring(by: Sample.time("2027-03-01")).steps == 100)
        #expect(try balance.expiring(by: Sample.time("2027-07-01")).steps == 300)
        #expect(try balance.expiring(by: Sample.time("2027-02-01")).steps == 100)
        #expect(try balance.expiring(by: Sample.time("2027-01-31")).steps == 0)
    }

    @Test("L8 · a lot is gone at its very expiry; one that never expires stays")
    func instants() throws {
        let lots = [
            try lot(1, 100, active: "2027-01-10", expires: "2027-02-01"),
            try lot(2, 50, active: "2027-01-20", expires: nil),
        ]
        func balance(_ at: String) throws -> [Int64] {
            let balance = try Balance(of: lots, in: .points, asOf: Sample.time(at))
            return [balance.available.steps, balance.pending.steps]
        }
        #expect(try balance("2027-01-01") == [0, 150])
        #expect(try balance("2027-01-10") == [100, 50])
        #expect(try balance("2027-01-31T23:59:59.999999Z") == [150, 0])
        #expect(try balance("2027-02-01") == [50, 0])
        #expect(try balance("2037-02-01") == [50, 0])
    }

    @Test("Lots that sum to more than an amount can be are refused")
    func overflow() throws {
        let lots = [try lot(1, 9_007_199_254_740_991, expires: nil), try lot(2, 1, expires: nil)]
        #expect(
            code { () throws(RewardsError) in
                _ = try Balance(of: lots, in: .points, asOf: .latest)
            } == .amountOutOfRange
        )
    }

    @Test("A lot's number is its text")
    func lotText() { #expect(LotID(7).description == "7") }
}
