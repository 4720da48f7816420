//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyTestKit
import Testing

@Suite("Seeded generator and virtual clock: the same test every time")
struct SeededGeneratorTests {
    @Test("Seed 1234567 gives the published numbers of SplitMix64")
    func published() {
        var random = SeededGenerator(seed: 1_234_567)
        let numbers = (0..<5).map { _ in random.next() }
        #expect(
            numbers == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431,
                16_408_922_859_458_223_821,
            ]
        )
    }

    @Test("A clock moves forth and back, and stays where it is when there is no such instant")
    func clock() throws {
        var clock = VirtualClock()
        try clock.advance(by: .days(2))
        try clock.advance(by: .hours(-1))
        #expect(clock.now.microsecondsSince1970 == 47 * 3_600_000_000)
        let before = clock
        let error = #expect(throws: CoreError.self) { try clock.advance(by: TimeSpan(microseconds: .max)) }
        #expect(error?.code == .instantOutOfRange)
        #expect(clock == before)
    }
}
