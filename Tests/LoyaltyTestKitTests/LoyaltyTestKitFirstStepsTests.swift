//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyInMemory
import LoyaltyTestKit
import Testing

@Suite("LoyaltyTestKit: the documented first steps")
struct LoyaltyTestKitFirstStepsTests {
    @Test("Seeds, a clock to move, and a store proved by a loop")
    func firstSteps() async throws {
        let opening = try Timestamp(parsing: "2026-01-01T00:00:00Z")
        var random = SeededGenerator(seed: 7)
        var clock = VirtualClock(opening)
        try clock.advance(by: .days(30))
        #expect(clock.now.description == "2026-01-31T00:00:00Z")
        #expect((1...6).contains(Int.random(in: 1...6, using: &random)))

        for check in JournalConformance.checks.prefix(3) {
            #expect(await check.findings(on: { InMemoryJournal<Tab>() }) == [])
        }
    }
}
