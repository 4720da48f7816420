//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Refund grace: points of a dead lot are lost or live a little longer")
struct RefundGraceTests {
    @Test(
        "Refunded points live through the last day of the grace, in the zone's days",
        arguments: [
            (.lost, nil), (.days(0), "2027-01-31T21:00:00Z"), (.days(30), "2027-03-02T21:00:00Z"),
            (.throughDay(after: .months(1)), "2027-02-28T21:00:00Z"),
        ] as [(RefundGrace, String?)]
    )
    func livesThroughLastDay(grace: RefundGrace, expires: String?) throws {
        let refunded = try Sample.time("2027-01-31T09:00:00Z")
        let expiry = try grace.expiry(ofPointsRefundedAt: refunded, in: FixedOffset(hours: 3))
        #expect(expiry?.description == expires)
    }

    @Test("A grace beyond the year 9999 is refused")
    func beyondTime() throws {
        let refunded = try Sample.time("9999-12-31")
        #expect(
            code { () throws(RewardsError) in
                _ = try RefundGrace.days(0).expiry(ofPointsRefundedAt: refunded, in: FixedOffset.utc)
            } == .instantOutOfRange
        )
    }

    @Test("Each grace has one stored form, and none leads back")
    func goldenForm() throws {
        try expectStored(RefundGrace.lost, #"{"kind":"lost"}"#)
        try expectStored(RefundGrace.days(30), #"{"after":{"days":30,"months":0},"kind":"throughDay"}"#)
        expectUnstorable(RefundGrace.self, #"{"after":{"days":-1,"months":0},"kind":"throughDay"}"#)
    }
}
