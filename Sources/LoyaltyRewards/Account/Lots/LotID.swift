//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The name of a lot: its number among the lots of its account, from 1.
///
/// Numbers are given in the order of the events, so the same log always gives the same names.
public struct LotID: Hashable, Sendable {
    /// The number, from 1.
    public let number: Int64

    /// Creates a name.
    ///
    /// - Parameter number: The number among the lots of the account, from 1.
    public init(_ number: Int64) { self.number = number }
}

extension LotID: Comparable {
    /// Whether the first lot was granted before the second.
    public static func < (lhs: LotID, rhs: LotID) -> Bool { lhs.number < rhs.number }
}

extension LotID: Codable {
    /// Reads a name from its number.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(Int64.self))
    }

    /// Writes the name as its number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }
}

extension LotID: CustomStringConvertible {
    /// The number.
    public var description: String { String(number) }
}
