//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Debt policy: what is owed is carried or written off")
struct DebtPolicyTests {
    @Test("A debt above the bound asks for a review; without a bound, or written off, none does")
    func review() throws {
        let bounded = DebtPolicy.carried(reviewAbove: try Sample.points(100))
        #expect(try !bounded.needsReview(Sample.points(100)))
        #expect(try bounded.needsReview(Sample.points(101)))
        let all = try Sample.points(9_007_199_254_740_991)
        #expect(try !DebtPolicy.carried(reviewAbove: nil).needsReview(all))
        #expect(try !DebtPolicy.writtenOff.needsReview(all))
    }

    @Test("A debt of another unit is refused")
    func otherUnit() throws {
        let policy = DebtPolicy.carried(reviewAbove: try Sample.points(100))
        let miles = try Points(steps: 1, in: PointUnit("miles"))
        #expect(code { () throws(RewardsError) in _ = try policy.needsReview(miles) } == .unitMismatch)
    }

    @Test("Each policy has one stored form")
    func goldenForm() throws {
        try expectStored(DebtPolicy.writtenOff, #"{"kind":"writtenOff"}"#)
        try expectStored(DebtPolicy.carried(reviewAbove: nil), #"{"kind":"carried"}"#)
        try expectStored(
            DebtPolicy.carried(reviewAbove: Sample.points(100)),
            #"{"kind":"carried","reviewAbove":{"steps":100,"unit":"points"}}"#
        )
        #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(DebtPolicy.self, from: #"{"kind":"forgotten"}"#)
        }
    }
}
