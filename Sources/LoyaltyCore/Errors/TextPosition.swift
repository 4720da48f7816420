//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A place in text: line and column for people, offset for programs.
///
/// Columns count Unicode scalars, so that a position is the same on every platform; offsets count UTF-8 bytes.
public struct TextPosition: Hashable, Sendable {
    /// The line, from 1; lines end at a line feed.
    public let line: Int
    /// The column in Unicode scalars, from 1.
    public let column: Int
    /// The offset in UTF-8 bytes from the start of the text, from 0.
    public let offset: Int

    /// Creates a position.
    ///
    /// - Parameters:
    ///   - line: The line, from 1.
    ///   - column: The column in Unicode scalars, from 1.
    ///   - offset: The offset in UTF-8 bytes, from 0.
    public init(line: Int, column: Int, offset: Int) {
        self.line = line
        self.column = column
        self.offset = offset
    }

    /// Creates the position of a byte in UTF-8 text.
    ///
    /// - Parameters:
    ///   - offset: The offset of the byte; clamped to the text.
    ///   - bytes: The text as UTF-8.
    /// - Complexity: O(*n*) in the offset.
    public init(offset: Int, in bytes: some Collection<UInt8>) {
        var line = 1
        var column = 1
        var passed = 0
        for byte in bytes.prefix(max(0, offset)) {
            passed += 1
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.init(line: line, column: column, offset: passed)
    }
}

extension TextPosition: CustomStringConvertible {
    /// The line and the column in words.
    public var description: String { "line \(line), column \(column)" }
}
