//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A stretch of the scale that identifiers are drawn on: from one share, up to but not including another.
///
/// Both ends are multiplied by 2^32 and rounded down to whole places, and places are compared as whole numbers: nothing is
/// taken modulo a hundred, and no identifier falls between two ranges that touch.
///
/// ```swift
/// let half = try SampleRange(from: .zero, to: .percent(50))
/// half.contains(0x7FFF_FFFF)   // true
/// half.contains(0x8000_0000)   // false
/// ```
public struct SampleRange: Hashable, Sendable {
    /// Where the range begins, as a share of the scale.
    public let start: Rate
    /// Where the range ends, as a share of the scale; the place itself is outside.
    public let end: Rate
    /// The first place.
    let first: UInt64
    /// The place after the last.
    let limit: UInt64

    /// Creates a range.
    ///
    /// - Parameters:
    ///   - start: Where the range begins; zero or more.
    ///   - end: Where the range ends; not before the start, at most one.
    /// - Throws: ``SegmentsError`` with code `invalidSample` for other ends.
    public init(from start: Rate, to end: Rate) throws(SegmentsError) {
        guard .zero <= start, start <= end, end <= .one else {
            throw SegmentsError(
                .invalidSample,
                "a range of a sample lies between 0 and 1 and does not end before it starts"
            )
        }
        self.start = start
        self.end = end
        self.first = Self.place(of: start)
        self.limit = Self.place(of: end)
    }

    /// Returns whether a place of the scale lies in the range.
    ///
    /// - Parameter bucket: What ``SampleSalt/bucket(of:)`` answers.
    /// - Returns: Whether the range has the place.
    public func contains(_ bucket: UInt32) -> Bool { first <= UInt64(bucket) && UInt64(bucket) < limit }

    /// Whether both ranges have a place in common.
    func overlaps(_ other: SampleRange) -> Bool { max(first, other.first) < min(limit, other.limit) }

    /// The whole places below a share; the terms of a rate have 53 bits at most, so the product fits.
    private static func place(of share: Rate) -> UInt64 {
        UInt64(Int128(share.numerator) << 32 / Int128(share.denominator))
    }
}

// MARK: - Codable

extension SampleRange: Codable {
    private enum Keys: String, CodingKey { case start, end }

    /// Reads a range from an object with `start` and `end`.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for ends that make no range.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        let start = try container.decode(Rate.self, forKey: .start)
        let end = try container.decode(Rate.self, forKey: .end)
        self = try DefinitionCoding.checked { () throws(SegmentsError) in try SampleRange(from: start, to: end) }
    }

    /// Writes the range as an object with `start` and `end`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(start, forKey: .start)
        try container.encode(end, forKey: .end)
    }
}
