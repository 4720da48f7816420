//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// One spelling of JSON for each value, written and read without Foundation.
///
/// Definitions, events and messages are stored and compared as bytes, so the same value always gives the same bytes, in
/// every process and on every platform:
///
/// ```swift
/// let bytes = try CanonicalJSON.encode(["b": 2, "a": 1])              // {"a":1,"b":2}
/// let back = try CanonicalJSON.decode([String: Int].self, from: bytes)
/// ```
///
/// **Writing.** No white space; members sorted by the UTF-8 bytes of their names; integers in plain decimal; a `Double`
/// in the fewest digits that read back as the same number, spelled as ECMAScript does (RFC 8785) with `.0` after a
/// whole number, so that `1` and `1.0` stay apart; negative zero as `0.0`; NaN and infinity refused. Strings escape only
/// `"`, `\` and control characters, with the short form where JSON has one and lowercase hexadecimal digits otherwise.
/// A `Set`, and a dictionary that codes itself as an array of keys and values, are written in the order of their
/// elements' bytes.
///
/// **Reading.** RFC 8259 to the letter: no byte order mark, comments, trailing commas or leading zeros; UTF-8 is
/// checked, lone surrogates and repeated names are refused. A number without fraction and exponent must fit into 64
/// bits and is never read as a `Double` behind the caller's back; an integer is never read from `1.0`. Depth, size and
/// string length are bounded by ``Limits``. Errors carry the line and column, and the path, such as `tiers[2].name`.
///
/// An error that a type throws from `init(from:)` reaches the caller as a ``CoreError``: with its own code if it is a
/// ``CoreError``, otherwise as `unexpectedJSON`, in both cases with place and path. Inside `init(from:)` the errors of
/// this decoder are opaque: rethrow them.
///
/// What is encoded within some limits is decoded within the same limits.
public enum CanonicalJSON: Sendable {}

// MARK: - Writing

extension CanonicalJSON {
    /// Returns a value as canonical JSON.
    ///
    /// - Parameters:
    ///   - value: The value to write; a ``JSONValue`` or any other `Encodable`.
    ///   - limits: The bounds on depth, size and string length.
    /// - Returns: The text as UTF-8.
    /// - Throws: ``CoreError`` with code `unencodable` for NaN, infinity, integers beyond 64 signed bits, or a name
    ///   written twice; `limitExceeded` beyond the limits; an error of the type's own `encode(to:)` with the path added.
    /// - Complexity: O(*n* log *n*) in the size of the value.
    public static func encode(
        _ value: some Encodable,
        limits: Limits = .default
    ) throws(CoreError) -> [UInt8] {
        let slots = JSONSlots(limits: limits)
        do throws(JSONFault) {
            try slots.encode(value, in: 0)
            if let fault = slots.misuse { throw fault }
            var writer = JSONWriter(slots: slots)
            return try writer.written()
        } catch {
            throw slots.error(error)
        }
    }

    /// Returns a value as the text of its canonical JSON.
    ///
    /// - Parameters:
    ///   - value: The value to write.
    ///   - limits: The bounds on depth, size and string length.
    /// - Returns: The text.
    /// - Throws: The errors of ``encode(_:limits:)``.
    public static func text(of value: some Encodable, limits: Limits = .default) throws(CoreError) -> String {
        String(decoding: try encode(value, limits: limits), as: UTF8.self)
    }

    /// Returns a value as a JSON value, such as the body of a message.
    ///
    /// - Parameters:
    ///   - value: The value to convert.
    ///   - limits: The bounds on depth, size and string length.
    /// - Returns: The JSON value.
    /// - Throws: The errors of ``encode(_:limits:)``.
    public static func value(of value: some Encodable, limits: Limits = .default) throws(CoreError) -> JSONValue {
        try decode(JSONValue.self, from: encode(value, limits: limits), limits: limits)
    }
}

// MARK: - Reading

extension CanonicalJSON {
    /// Reads a value from JSON.
    ///
    /// - Parameters:
    ///   - type: The type to read; `JSONValue.self` to parse without a shape in mind.
    ///   - bytes: The text as UTF-8.
    ///   - limits: The bounds on depth, size and string length.
    /// - Returns: The value.
    /// - Throws: ``CoreError`` with code `invalidJSON` for bytes that are not JSON, `unexpectedJSON` for JSON of another
    ///   shape, `limitExceeded` beyond the limits or for a number that does not fit; or the type's own ``CoreError``.
    /// - Complexity: O(*n* log *n*) in the size of the text, besides the work of the type.
    public static func decode<T: Decodable>(
        _ type: T.Type,
        from bytes: some Collection<UInt8>,
        limits: Limits = .default
    ) throws(CoreError) -> T {
        guard bytes.count <= limits.bytes else {
            throw CoreError(.limitExceeded, "the text is longer than \(limits.bytes) bytes")
        }
        var parser = JSONParser(Array(bytes), limits: limits)
        let tape = try parser.parse()
        do throws(JSONFault) {
            return try tape.decode(type, at: 0)
        } catch {
            throw tape.error(error)
        }
    }

    /// Reads a value from the text of JSON.
    ///
    /// - Parameters:
    ///   - type: The type to read.
    ///   - text: The text.
    ///   - limits: The bounds on depth, size and string length.
    /// - Returns: The value.
    /// - Throws: The errors of reading the bytes of the text.
    public static func decode<T: Decodable>(
        _ type: T.Type,
        from text: String,
        limits: Limits = .default
    ) throws(CoreError) -> T {
        try decode(type, from: text.utf8, limits: limits)
    }

    /// Reads a value from a JSON value, such as a part of a definition that was kept as it came.
    ///
    /// Positions in errors are those of the value's canonical text.
    ///
    /// - Parameters:
    ///   - type: The type to read.
    ///   - value: The JSON value.
    ///   - limits: The bounds on depth, size and string length.
    /// - Returns: The value.
    /// - Throws: The errors of writing the value and of reading its bytes.
    public static func decode<T: Decodable>(
        _ type: T.Type,
        from value: JSONValue,
        limits: Limits = .default
    ) throws(CoreError) -> T {
        try decode(type, from: encode(value, limits: limits), limits: limits)
    }
}
