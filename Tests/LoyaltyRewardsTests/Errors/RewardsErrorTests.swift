//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Rewards error: a stable code and a rule in words")
struct RewardsErrorTests {
    @Test("An error describes itself as its code and its rule")
    func description() throws {
        let error = #expect(throws: RewardsError.self) {
            try AccrualRate(.zero(in: .points), per: Money(parsing: "1.00 EUR"), counting: .proportionally)
        }
        #expect(error?.description == "invalidRate: an accrual rate has points and spend above zero")
    }
}
