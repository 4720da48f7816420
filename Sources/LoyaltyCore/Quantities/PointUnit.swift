//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What points are points of: a unit with a name of its own and 0 to 6 decimals.
///
/// A program can have several: points to spend, miles, stamps, qualifying points for tiers. Amounts of different units
/// never meet.
public struct PointUnit: Hashable, Sendable {
    /// The name: 1 to 15 lower-case ASCII letters, digits and hyphens.
    ///
    /// Short enough to live inside the value, so that copying points never touches the heap.
    public let name: String
    /// How many decimals an amount has, 0 to 6.
    public let decimals: Int8

    /// Creates a unit.
    ///
    /// - Parameters:
    ///   - name: 1 to 15 lower-case ASCII letters, digits and hyphens.
    ///   - decimals: How many decimals an amount has, 0 to 6.
    /// - Throws: ``CoreError`` with code `invalidUnit` for anything else.
    public init(_ name: String, decimals: Int = 0) throws(CoreError) {
        let isNamed = name.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
        }
        guard isNamed, (1...15).contains(name.utf8.count), (0...6).contains(decimals) else {
            throw CoreError(
                .invalidUnit,
                "a unit has 1 to 15 lower-case letters, digits or hyphens and 0 to 6 decimals"
            )
        }
        self.init(unchecked: name, decimals: Int8(decimals))
    }

    private init(unchecked name: String, decimals: Int8) {
        self.name = name
        self.decimals = decimals
    }

    /// Whole points under the name `points`.
    public static let points = PointUnit(unchecked: "points", decimals: 0)
}

// MARK: - Text and coding

extension PointUnit: CustomStringConvertible {
    /// The name; with decimals followed by a colon and their number, as `miles:2`.
    public var description: String { decimals == 0 ? name : "\(name):\(decimals)" }

    /// Creates a unit from its text.
    ///
    /// - Parameter text: A name, and with decimals a colon and their number, 1 to 6.
    /// - Throws: ``CoreError`` with code `invalidUnit` for any other text.
    public init(parsing text: String) throws(CoreError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            self = try PointUnit(text)
            return
        }
        guard parts[1].utf8.count == 1, let decimals = Int(parts[1]), decimals > 0 else {
            throw CoreError(.invalidUnit, "after the colon of a unit stands the number of its decimals")
        }
        self = try PointUnit(String(parts[0]), decimals: decimals)
    }
}

extension PointUnit: Codable {
    /// Reads a unit from its text.
    public init(from decoder: any Decoder) throws {
        self = try PointUnit(parsing: decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the unit as its text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
