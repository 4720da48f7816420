//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Timestamp text: ISO 8601 in UTC, one spelling for each instant")
struct TimestampTextTests {
    @Test(
        "An instant has one spelling, with as many decimals of a second as it needs",
        arguments: [
            (0, "1970-01-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59.999999Z"),
            (-1_500_000, "1969-12-31T23:59:58.5Z"),
            (-1_000_000, "1969-12-31T23:59:59Z"),
            (1, "1970-01-01T00:00:00.000001Z"),
            (100, "1970-01-01T00:00:00.0001Z"),
            (120_000, "1970-01-01T00:00:00.12Z"),
            (1_803_848_400_000_000, "2027-02-28T21:00:00Z"),
            (951_868_799_000_000, "2000-02-29T23:59:59Z"),
            (-62_135_596_800_000_000, "0001-01-01T00:00:00Z"),
            (-62_135_596_799_999_999, "0001-01-01T00:00:00.000001Z"),
            (253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
        ] as [(Int64, String)]
    )
    func spelling(microseconds: Int64, text: String) throws {
        let instant = try Timestamp(microsecondsSince1970: microseconds)
        #expect(instant.description == text)
        #expect(try Timestamp(parsing: text) == instant)
        try expectCanonical(instant, "\"\(text)\"")
    }

    @Test(
        "An offset and needless zeros are read as the same instant",
        arguments: [
            ("2027-03-01T00:00:00+03:00", "2027-02-28T21:00:00Z"),
            ("2027-02-28T15:30:00-05:30", "2027-02-28T21:00:00Z"),
            ("2027-03-01T15:00:00+18:00", "2027-02-28T21:00:00Z"),
            ("2027-02-28T03:00:00-18:00", "2027-02-28T21:00:00Z"),
            ("2027-02-28T21:00:00-00:00", "2027-02-28T21:00:00Z"),
            ("2027-02-28T21:00:00.000000Z", "2027-02-28T21:00:00Z"),
            ("2027-02-28T21:00:00.10Z", "2027-02-28T21:00:00.1Z"),
            ("0001-01-01T18:00:00+18:00", "0001-01-01T00:00:00Z"),
            ("9999-12-31T05:59:59.999999-18:00", "9999-12-31T23:59:59.999999Z"),
        ]
    )
    func otherSpellings(text: String, canonical: String) throws {
        #expect(try Timestamp(parsing: text).description == canonical)
    }

    @Test(
        "Text that is no instant is refused with its place",
        arguments: [
            Refusal("", column: 1),
            Refusal("2026-11-21", column: 11),
            Refusal("2026-11-21 09:30:00Z", column: 11),
            Refusal("2026-11-21t09:30:00Z", column: 11),
            Refusal("2026-11-21T9:30:00Z", column: 13),
            Refusal("2026-11-21T24:00:00Z", column: 12),
            Refusal("2026-11-21T09:60:00Z", column: 15),
            Refusal("2026-11-21T09:30:60Z", column: 18),
            Refusal("2026-11-21T09:30Z", column: 17),
            Refusal("2026-11-21T09:30:00", column: 20),
            Refusal("2026-11-21T09:30:00z", column: 20),
            Refusal("2026-11-21T09:30:00.Z", column: 21),
            Refusal("2026-11-21T09:30:00.1234567Z", column: 27),
            Refusal("2026-11-21T09:30:00,5Z", column: 20),
            Refusal("2026-11-21T09:30:00+3:00", column: 22),
            Refusal("2026-11-21T09:30:00+03", column: 23),
            Refusal("2026-11-21T09:30:00+0300", column: 23),
            Refusal("2026-11-21T09:30:00+03:60", column: 24),
            Refusal("2026-11-21T09:30:00+19:00", column: 21),
            Refusal("2026-11-21T09:30:00+18:01", column: 20),
            Refusal("2026-11-21T09:30:00-18:01", column: 20),
            Refusal("2026-11-21T09:30:00ZZ", column: 21),
            Refusal("2026-11-21T09:30:00Z\n", column: 21),
            Refusal("2026-02-29T09:30:00Z", .dateOutOfRange, column: 1),
            Refusal("0000-01-01T00:00:00Z", .dateOutOfRange, column: 1),
            Refusal("0001-01-01T00:00:00+00:01", .instantOutOfRange, column: 1),
            Refusal("9999-12-31T23:59:59-00:01", .instantOutOfRange, column: 1),
            Refusal("2026-11-21T09:30:00." + String(repeating: "9", count: 1_000_000), column: 27),
        ]
    )
    func refusedText(_ refusal: Refusal) {
        refusal.check(Timestamp.init(parsing:))
    }

    @Test("An instant is not read from a number")
    func noNumber() {
        expectRefusal(.unexpectedJSON) { try CanonicalJSON.decode(Timestamp.self, from: "0") }
    }
}
