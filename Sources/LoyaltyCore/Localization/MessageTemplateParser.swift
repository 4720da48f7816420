//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Reads the text of a ``MessageTemplate``; each byte is looked at a bounded number of times.
struct MessageTemplateParser {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ source: String) throws(CoreError) {
        self.bytes = Array(source.utf8.prefix(MessageTemplate.maximumBytes + 1))
        guard bytes.count <= MessageTemplate.maximumBytes else {
            throw CoreError(.limitExceeded, "a template is at most \(MessageTemplate.maximumBytes) bytes")
        }
    }

    /// Reads the whole text.
    mutating func readTemplate() throws(CoreError) -> [MessageTemplate.Part] {
        let parts = try readParts(depth: 0)
        guard offset == bytes.count else { throw error("a closing brace has an opening one before it") }
        return parts
    }

    // MARK: - Pieces

    /// Reads pieces up to a closing brace or the end of the text.
    private mutating func readParts(depth: Int) throws(CoreError) -> [MessageTemplate.Part] {
        var parts: [MessageTemplate.Part] = []
        var text: [UInt8] = []
        func flush() {
            guard !text.isEmpty else { return }
            parts.append(.text(String(decoding: text, as: UTF8.self)))
            text = []
        }
        while let byte = peek, byte != UInt8(ascii: "}") {
            switch byte {
            case UInt8(ascii: "{"):
                flush()
                parts.append(try readPlace(depth: depth))
            case UInt8(ascii: "#") where depth > 0:
                flush()
                parts.append(.number)
                offset += 1
            case UInt8(ascii: "'"):
                try readApostrophe(inPlural: depth > 0, into: &text)
            default:
                text.append(byte)
                offset += 1
            }
        }
        flush()
        return parts
    }

    /// Reads `''`, quoted text, or an apostrophe that is itself.
    private mutating func readApostrophe(inPlural: Bool, into text: inout [UInt8]) throws(CoreError) {
        let start = offset
        offset += 1
        switch peek {
        case UInt8(ascii: "'"):
            text.append(UInt8(ascii: "'"))
            offset += 1
        case UInt8(ascii: "{"), UInt8(ascii: "}"):
            try readQuoted(from: start, into: &text)
        case UInt8(ascii: "#") where inPlural:
            try readQuoted(from: start, into: &text)
        default:
            text.append(UInt8(ascii: "'"))
        }
    }

    private mutating func readQuoted(from start: Int, into text: inout [UInt8]) throws(CoreError) {
        while let byte = peek {
            offset += 1
            if byte != UInt8(ascii: "'") {
                text.append(byte)
            } else if peek == UInt8(ascii: "'") {
                text.append(byte)
                offset += 1
            } else {
                return
            }
        }
        offset = start
        throw error("quoted text ends with an apostrophe")
    }

    // MARK: - Places

    /// Reads `{name}` or `{name, plural, …}`.
    private mutating func readPlace(depth: Int) throws(CoreError) -> MessageTemplate.Part {
        offset += 1
        skipSpace()
        let name = try readName("a place names its value with a letter and then letters, digits, _ or .")
        skipSpace()
        if take(UInt8(ascii: "}")) { return .value(name) }
        guard take(UInt8(ascii: ",")) else { throw error("a name is followed by a comma or a closing brace") }
        skipSpace()
        let kindStart = offset
        guard try readName("a comma is followed by the word plural") == "plural" else {
            offset = kindStart
            throw error("a comma is followed by the word plural")
        }
        skipSpace()
        guard take(UInt8(ascii: ",")) else { throw error("the word plural is followed by a comma") }
        guard depth < MessageTemplate.maximumDepth else {
            throw CoreError(
                .limitExceeded,
                "plurals stand at most \(MessageTemplate.maximumDepth) deep",
                at: position
            )
        }
        return .plural(name, try readForms(depth: depth + 1))
    }

    /// Reads `one {…} other {…}}` with the closing brace of the place.
    private mutating func readForms(depth: Int) throws(CoreError) -> [MessageTemplate.Form] {
        var forms: [MessageTemplate.Form] = []
        skipSpace()
        while !take(UInt8(ascii: "}")) {
            let start = offset
            let word = try readName("a plural form is zero, one, two, few, many or other")
            guard let category = PluralCategory(rawValue: word), !forms.contains(where: { $0.category == category })
            else {
                offset = start
                throw error("a plural form is zero, one, two, few, many or other, each at most once")
            }
            skipSpace()
            guard take(UInt8(ascii: "{")) else { throw error("a plural form is followed by an opening brace") }
            forms.append(MessageTemplate.Form(category: category, parts: try readParts(depth: depth)))
            guard take(UInt8(ascii: "}")) else { throw error("a plural form ends with a closing brace") }
            skipSpace()
        }
        guard forms.contains(where: { $0.category == .other }) else { throw error("a plural has the form other") }
        return forms
    }

    private mutating func readName(_ rule: String) throws(CoreError) -> String {
        let start = offset
        while let byte = peek, Self.isName(byte, first: offset == start) { offset += 1 }
        guard 1...64 ~= offset - start else {
            offset = start
            throw error(rule)
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    // MARK: - Bytes

    private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        offset += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || 0x09...0x0A ~= byte || byte == 0x0D { offset += 1 }
    }

    private static func isName(_ byte: UInt8, first: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."): !first
        default: false
        }
    }

    private var position: TextPosition { TextPosition(offset: offset, in: bytes) }

    private func error(_ rule: String) -> CoreError { CoreError(.invalidTemplate, rule, at: position) }
}
