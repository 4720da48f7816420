//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyReferrals
import Testing

@Suite("Referrals error: a stable code and a rule in words")
struct ReferralsErrorTests {
    @Test("An error describes itself by its code and its rule")
    func description() throws {
        let error = #expect(throws: ReferralsError.self) { try ReferralCodeFormat(symbols: 3) }
        #expect(error?.description.hasPrefix("invalidCodeFormat: ") == true)
        #expect(error?.message.isEmpty == false)
    }
}
