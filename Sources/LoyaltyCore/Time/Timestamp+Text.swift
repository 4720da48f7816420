//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

// MARK: - Text and coding

extension Timestamp: CustomStringConvertible {
    /// The instant in ISO 8601 and UTC, as `2026-11-21T09:30:00Z`, with as many decimals of a second as it needs.
    public var description: String {
        let seconds = microsecondsSince1970.flooredQuotient(by: 1_000_000)
        let fraction = Int(microsecondsSince1970 - seconds * 1_000_000)
        let clock = Int(seconds - seconds.flooredQuotient(by: 86_400) * 86_400)
        var text = FixedOffset.utc.date(at: self).description + "T"
        text += DecimalText.padded(clock / 3_600, to: 2) + ":" + DecimalText.padded(clock / 60 % 60, to: 2) + ":"
        text += DecimalText.padded(clock % 60, to: 2)
        if fraction != 0 {
            var digits = Substring(DecimalText.padded(fraction, to: 6))
            while digits.hasSuffix("0") { digits.removeLast() }
            text += "." + digits
        }
        return text + "Z"
    }

    /// Creates an instant from its ISO 8601 text.
    ///
    /// - Parameter text: Date, `T`, hours, minutes and seconds with colons, at most six decimals of a second, and `Z` or an
    ///   offset within 18 hours, as `+03:00`. The second 60 of a leap second is refused.
    /// - Throws: ``CoreError`` with code `invalidText`, `dateOutOfRange` or `instantOutOfRange`, and the place.
    public init(parsing text: String) throws(CoreError) {
        var reader = TextReader(text)
        let date = try CivilDate(reading: &reader)
        try reader.expect("T")
        let hours = try Self.part(&reader, below: 24)
        try reader.expect(":")
        let minutes = try Self.part(&reader, below: 60)
        try reader.expect(":")
        let seconds = try Self.part(&reader, below: 60)
        let fraction = try Self.fraction(&reader)
        let offset = try Self.offset(&reader)
        try reader.end()
        let clock = Int64(date.daysSince1970) * 86_400 + hours * 3_600 + minutes * 60 + seconds - offset
        self = try reader.placing(0) { () throws(CoreError) in
            try Timestamp(microsecondsSince1970: clock * 1_000_000 + fraction)
        }
    }

    private static func part(_ reader: inout TextReader, below limit: Int64) throws(CoreError) -> Int64 {
        let value = try reader.digits(2)
        guard value < limit else { throw reader.error("two digits below \(limit) are expected", at: reader.offset - 2) }
        return value
    }

    private static func fraction(_ reader: inout TextReader) throws(CoreError) -> Int64 {
        guard reader.skip(".") else { return 0 }
        var value = try reader.digits(1)
        var weight: Int64 = 100_000
        value *= weight
        while let digit = reader.digit() {
            weight /= 10
            guard weight > 0 else { throw reader.error("a second has at most six decimals", at: reader.offset - 1) }
            value += digit * weight
        }
        return value
    }

    private static func offset(_ reader: inout TextReader) throws(CoreError) -> Int64 {
        if reader.skip("Z") { return 0 }
        let place = reader.offset
        let isWest = reader.skip("-")
        if !isWest { try reader.expect("+") }
        let hours = try part(&reader, below: 19)
        try reader.expect(":")
        let seconds = hours * 3_600 + (try part(&reader, below: 60)) * 60
        guard seconds <= 64_800 else { throw reader.error("an offset lies within 18 hours of UTC", at: place) }
        return isWest ? -seconds : seconds
    }
}

extension Timestamp: Codable {
    /// Reads an instant from its text.
    public init(from decoder: any Decoder) throws {
        self = try Timestamp(parsing: decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the instant as its text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
