//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Which of at most 64 periods a customer was active in, one bit a period.
///
/// All that retention, churn and life cycles need to know of a customer. The union of two parts is the whole, and an
/// activity that is delivered again changes nothing.
///
/// ```swift
/// var bits = PeriodBits()
/// bits.insert(0)
/// bits.insert(2)
/// bits.first      // 0
/// bits.last       // 2
/// bits.count      // 2
/// ```
///
/// In SQL it is `bit_or(1 << period)` by customer. As `Codable` it is the bits as a hexadecimal number in text, because 64
/// bits are more than JSON numbers carry exactly in other languages.
public struct PeriodBits: RawRepresentable, Hashable, Sendable {
    /// The bits: the lowest for the first period.
    public let rawValue: UInt64

    /// Creates a set from its bits.
    ///
    /// - Parameter rawValue: The bits: the lowest for the first period.
    public init(rawValue: UInt64) { self.rawValue = rawValue }

    /// Creates a set without an active period.
    public init() { rawValue = 0 }

    /// Creates a set from the numbers of periods.
    ///
    /// - Parameter periods: The numbers of the active periods, in any order; those outside 0 to 63 are passed over.
    public init(periods: some Sequence<Int>) {
        self.init()
        for period in periods { insert(period) }
    }
}

extension PeriodBits {
    /// Makes a period active.
    ///
    /// - Parameter period: The number of the period; one outside 0 to 63 changes nothing.
    public mutating func insert(_ period: Int) { self = PeriodBits(rawValue: rawValue | Self.bit(period)) }

    /// Makes the active periods of another part active here too.
    ///
    /// - Parameter other: The other part.
    public mutating func formUnion(_ other: PeriodBits) { self = PeriodBits(rawValue: rawValue | other.rawValue) }

    /// Returns whether a period is active.
    ///
    /// - Parameter period: The number of the period; none outside 0 to 63 is active.
    /// - Returns: Whether it is active.
    public func contains(_ period: Int) -> Bool { rawValue & Self.bit(period) != 0 }

    /// Whether no period is active.
    public var isEmpty: Bool { rawValue == 0 }
    /// How many periods are active.
    public var count: Int { rawValue.nonzeroBitCount }
    /// The first active period; nil if there is none.
    public var first: Int? { isEmpty ? nil : rawValue.trailingZeroBitCount }
    /// The last active period; nil if there is none.
    public var last: Int? { isEmpty ? nil : 63 - rawValue.leadingZeroBitCount }

    /// The bit of a period; none for one outside 0 to 63.
    private static func bit(_ period: Int) -> UInt64 { (0..<64).contains(period) ? 1 << UInt64(period) : 0 }

    /// The bits of the first periods of a number.
    static func mask(ofFirst count: Int) -> UInt64 { count >= 64 ? .max : (1 << UInt64(max(0, count))) - 1 }
}

// MARK: - Text and coding

extension PeriodBits: CustomStringConvertible {
    /// The bits as a hexadecimal number, the first period lowest: `5` for the first and the third.
    public var description: String { String(rawValue, radix: 16) }
}

extension PeriodBits: Codable {
    /// Reads the bits from the text that ``description`` has.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let bits = UInt64(text, radix: 16), String(bits, radix: 16) == text else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "active periods are a hexadecimal number of at most 16 digits"
            )
        }
        rawValue = bits
    }

    /// Writes the bits as the text that ``description`` has.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
