//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Local time: what a clock on the wall shows")
struct LocalTimeTests {
    @Test("A time is read and written as hours and minutes", arguments: ["00:00", "08:30", "10:05", "23:59", "24:00"])
    func roundTrip(text: String) throws {
        let time = try LocalTime(parsing: text)
        #expect(time.description == text)
        #expect(try CanonicalJSON.decode(LocalTime.self, from: CanonicalJSON.encode(time)) == time)
    }

    @Test(
        "Any other text is refused",
        arguments: ["", "8:30", "08:60", "24:01", "25:00", "08-30", "08:3x", "08:300", "-1:00", "٠٨:٣٠", "08:30:00"]
    )
    func refused(text: String) throws {
        let error = #expect(throws: SegmentsError.self) { try LocalTime(parsing: text) }
        #expect(error?.code == .invalidHours)
        let coded = #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(LocalTime.self, from: CanonicalJSON.encode(text))
        }
        #expect(coded?.code == .unexpectedJSON)
    }

    @Test("An hour that no clock shows is refused", arguments: [(-1, 0), (25, 0), (24, 1), (10, 60), (10, -1)])
    func noSuchTime(hour: Int, minute: Int) {
        let error = #expect(throws: SegmentsError.self) { try LocalTime(hour: hour, minute: minute) }
        #expect(error?.code == .invalidHours)
    }
}
