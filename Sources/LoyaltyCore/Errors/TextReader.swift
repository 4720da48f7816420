//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A cursor over text for the small parsers of quantities and dates, which reports places.
struct TextReader {
    private let bytes: [UInt8]
    private(set) var offset = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { offset == bytes.count }

    /// The next byte as ASCII, or nil at the end.
    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    /// Passes one ASCII character if it is next.
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard let next, UInt32(next) == character.value else { return false }
        offset += 1
        return true
    }

    /// Passes one ASCII character or fails.
    mutating func expect(_ character: Unicode.Scalar) throws(CoreError) {
        guard skip(character) else { throw error("'\(character)' is expected") }
    }

    /// Passes one decimal digit.
    mutating func digit() -> Int64? {
        guard let next, next >= 0x30, next <= 0x39 else { return nil }
        offset += 1
        return Int64(next) - 0x30
    }

    /// Passes exactly so many digits.
    mutating func digits(_ count: Int) throws(CoreError) -> Int64 {
        var value: Int64 = 0
        for _ in 0..<count {
            guard let digit = digit() else { throw error("\(count) digits are expected") }
            value = value * 10 + digit
        }
        return value
    }

    /// Passes what is left, as text.
    mutating func rest() -> String {
        defer { offset = bytes.count }
        return String(decoding: bytes[offset...], as: UTF8.self)
    }

    /// Fails unless everything is read.
    func end() throws(CoreError) {
        guard isAtEnd else { throw error("the text goes on where it should end") }
    }

    /// An error at the current place, or at an earlier one.
    func error(_ message: String, at place: Int? = nil) -> CoreError {
        CoreError(.invalidText, message, at: TextPosition(offset: place ?? offset, in: bytes))
    }

    /// Returns a value that was made of what was read; an error about it without a place gets one.
    func placing<Value>(_ place: Int, _ make: () throws(CoreError) -> Value) throws(CoreError) -> Value {
        do {
            return try make()
        } catch {
            let position = error.position ?? TextPosition(offset: place, in: bytes)
            throw CoreError(error.code, error.message, at: position, path: error.path)
        }
    }
}
