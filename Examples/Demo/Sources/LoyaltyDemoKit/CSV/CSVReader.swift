//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Reads the records of a CSV file (RFC 4180) one by one, and loses none.
///
/// A malformed record comes out too, with its line and its problem. A quote that is never closed would swallow the rest of
/// the file; the reader reports the line it stands on and goes on with the next line.
struct CSVReader {
    private let bytes: [UInt8]
    private let delimiter: UInt8
    private var line = 1
    /// How far the reader has come, in bytes.
    private(set) var offset: Int

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// Creates a reader.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - delimiter: What stands between fields; nil to take the most frequent of comma, semicolon and tab in the first line.
    /// - Throws: ``DemoError`` if the file is UTF-16.
    init(_ bytes: [UInt8], delimiter: UInt8? = nil) throws(DemoError) {
        guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
            throw DemoError(.wrongEncoding, "the file is UTF-16; save it as UTF-8")
        }
        self.bytes = bytes
        offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        self.delimiter = delimiter ?? Self.likelyDelimiter(bytes[offset...])
    }

    private static func likelyDelimiter(_ bytes: ArraySlice<UInt8>) -> UInt8 {
        let header = bytes.prefix { $0 != lineFeed }
        var best = (delimiter: UInt8(ascii: ","), count: 0)
        for candidate in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
            let count = header.count { $0 == candidate }
            if count > best.count { best = (candidate, count) }
        }
        return best.delimiter
    }

    /// The size of the file in bytes.
    var size: Int { bytes.count }

    /// Returns the next record, or nil at the end; empty lines are passed over.
    mutating func next() -> CSVRecord? {
        skipEmptyLines()
        guard offset < bytes.count else { return nil }
        let start = (offset: offset, line: line)
        var fields: [String] = []
        var problem: CSVProblem?
        repeat {
            let (field, issue) = field()
            if issue == .unterminatedQuote {
                (offset, line) = start
                skipLine()
                return CSVRecord(line: start.line, fields: fields, problem: .unterminatedQuote)
            }
            if problem == nil { problem = issue }
            fields.append(field)
        } while skipDelimiter()
        skipLineEnd()
        return CSVRecord(line: start.line, fields: fields, problem: problem)
    }
}

// MARK: - Fields

extension CSVReader {
    private mutating func field() -> (String, CSVProblem?) {
        guard offset < bytes.count, bytes[offset] == Self.quote else { return plainField() }
        offset += 1
        var content: [UInt8] = []
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            guard byte == Self.quote else {
                if byte == Self.lineFeed { line += 1 }
                content.append(byte)
                continue
            }
            guard offset < bytes.count, bytes[offset] == Self.quote else {
                let (text, problem) = Self.text(content[...])
                guard !isAtFieldEnd else { return (text, problem) }
                _ = plainField()
                return (text, .textAfterQuote)
            }
            content.append(Self.quote)
            offset += 1
        }
        return ("", .unterminatedQuote)
    }

    private mutating func plainField() -> (String, CSVProblem?) {
        let start = offset
        var hasQuote = false
        while !isAtFieldEnd {
            if bytes[offset] == Self.quote { hasQuote = true }
            offset += 1
        }
        let (text, problem) = Self.text(bytes[start..<offset])
        return (text, hasQuote ? .strayQuote : problem)
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> (String, CSVProblem?) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return (String(decoding: bytes, as: UTF8.self), .invalidUTF8)
        }
        return (text, nil)
    }
}

// MARK: - Ends

extension CSVReader {
    private var isAtFieldEnd: Bool {
        guard offset < bytes.count else { return true }
        let byte = bytes[offset]
        return byte == delimiter || byte == Self.lineFeed || isAtCarriageReturn
    }

    /// Whether a carriage return stands here that belongs to a line end.
    private var isAtCarriageReturn: Bool {
        bytes[offset] == Self.carriageReturn && (offset + 1 == bytes.count || bytes[offset + 1] == Self.lineFeed)
    }

    private mutating func skipDelimiter() -> Bool {
        guard offset < bytes.count, bytes[offset] == delimiter else { return false }
        offset += 1
        return true
    }

    private mutating func skipLineEnd() {
        if offset < bytes.count, bytes[offset] == Self.carriageReturn { offset += 1 }
        if offset < bytes.count, bytes[offset] == Self.lineFeed {
            offset += 1
            line += 1
        }
    }

    private mutating func skipLine() {
        while offset < bytes.count, bytes[offset] != Self.lineFeed { offset += 1 }
        skipLineEnd()
    }

    private mutating func skipEmptyLines() {
        while offset < bytes.count, bytes[offset] == Self.lineFeed || isAtCarriageReturn { skipLineEnd() }
    }
}
