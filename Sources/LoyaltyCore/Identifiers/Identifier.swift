//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A name that the host gives to one of its things: text, compared byte by byte.
///
/// Each kind of thing has its own small type, so a customer is never passed where an order is meant, and an identifier
/// cannot be added to or sorted by accident as a number. Identifiers hold no personal data: pass your own keys, not
/// e-mail addresses or phone numbers.
///
/// ```swift
/// let ann = try CustomerID("c-1001")
/// ```
///
/// Two identifiers are equal if and only if their UTF-8 bytes are: letter case, a trailing space and the Unicode
/// normalisation form all count. (`String` compares by canonical equivalence; databases compare bytes.)
/// Text is 1 to 128 bytes of UTF-8 without control characters.
///
/// A dictionary whose keys are identifiers is coded as a JSON object, not as an array of keys and values in turn.
public protocol Identifier: Hashable, Comparable, Codable, CodingKeyRepresentable, Sendable, CustomStringConvertible {
    /// The identifier as text.
    var text: String { get }

    /// Creates an identifier from text.
    ///
    /// - Parameter text: 1 to 128 bytes of UTF-8 without control characters.
    /// - Throws: ``CoreError`` with code `invalidIdentifier` for any other text.
    init(_ text: String) throws(CoreError)
}

extension Identifier {
    /// Whether both identifiers are the same bytes.
    @inlinable
    public static func == (lhs: Self, rhs: Self) -> Bool { IdentifierBytes.areEqual(lhs.text, rhs.text) }

    /// Whether the first identifier's bytes come before the second's.
    @inlinable
    public static func < (lhs: Self, rhs: Self) -> Bool { IdentifierBytes.precedes(lhs.text, rhs.text) }

    /// Feeds the identifier to a hasher.
    @inlinable
    public func hash(into hasher: inout Hasher) { IdentifierBytes.hash(text, into: &hasher) }

    /// A few bits of the bytes, the same for equal identifiers; not for a table whose keys an adversary chooses.
    @inlinable package var digest: UInt32 { IdentifierBytes.digest(text) }

    /// The identifier as text.
    public var description: String { text }

    /// Reads an identifier from a single string.
    public init(from decoder: any Decoder) throws {
        self = try Self(decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the identifier as a single string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// The identifier as the name of a member.
    public var codingKey: any CodingKey { JSONKey(stringValue: text) }

    /// Creates an identifier from the name of a member, or nil if the name may not be an identifier.
    ///
    /// - Parameter codingKey: The name of the member.
    public init?(codingKey: some CodingKey) {
        guard let identifier = try? Self(codingKey.stringValue) else { return nil }
        self = identifier
    }
}

/// The one rule for the text of every identifier.
package enum IdentifierText {
    /// Returns the text if it may be an identifier.
    package static func checked(_ text: String, maximumBytes: Int = 128) throws(CoreError) -> String {
        let count = text.utf8.count
        guard count > 0 else { throw CoreError(.invalidIdentifier, "an identifier is not empty") }
        guard count <= maximumBytes else {
            throw CoreError(.invalidIdentifier, "an identifier is at most \(maximumBytes) bytes of UTF-8")
        }
        guard !IdentifierBytes.holdControls(text) else {
            throw CoreError(.invalidIdentifier, "an identifier holds no control characters")
        }
        // A string that a host got from Objective-C may keep its bytes elsewhere, and is read here once for all.
        var text = text
        text.makeContiguousUTF8()
        return text
    }
}
