//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Where the names of a message template stand, in order; the template has been read already, so it is well formed.
struct PlaceholderScan {
    /// A name and where it stands.
    struct Placeholder {
        let name: String
        let position: TextPosition
    }

    private let bytes: [UInt8]
    private var offset = 0
    /// Whether text or the forms of a plural are being read, one for each brace that is open.
    private var isInForms: [Bool] = []
    private(set) var placeholders: [Placeholder] = []

    init(_ template: MessageTemplate) {
        bytes = Array(template.source.utf8)
        while offset < bytes.count { step() }
    }

    private mutating func step() {
        let byte = bytes[offset]
        offset += 1
        switch byte {
        case UInt8(ascii: "'") where isInForms.last != true: skipQuoted()
        case UInt8(ascii: "{"):
            if isInForms.last == true { isInForms.append(false) } else { readPlace() }
        case UInt8(ascii: "}"): _ = isInForms.popLast()
        default: break
        }
    }

    /// Passes over `''` and over text in apostrophes that begins with a brace, or with a number sign inside a plural.
    private mutating func skipQuoted() {
        guard offset < bytes.count else { return }
        let first = bytes[offset]
        if first == UInt8(ascii: "'") {
            offset += 1
            return
        }
        let isQuoted =
            first == UInt8(ascii: "{") || first == UInt8(ascii: "}")
            || first == UInt8(ascii: "#") && !isInForms.isEmpty
        guard isQuoted else { return }
        while offset < bytes.count {
            offset += 1
            guard bytes[offset - 1] == UInt8(ascii: "'") else { continue }
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: "'") else { return }
            offset += 1
        }
    }

    /// Reads the name of `{name}` or `{name, plural, …}`, and for the latter goes on with its forms.
    private mutating func readPlace() {
        while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
        let start = offset
        while offset < bytes.count, bytes[offset] > 0x20, bytes[offset] != UInt8(ascii: ","),
            bytes[offset] != UInt8(ascii: "}")
        { offset += 1 }
        let name = String(decoding: bytes[start..<offset], as: UTF8.self)
        placeholders.append(Placeholder(name: name, position: TextPosition(offset: start, in: bytes)))
        // A value ends with its brace, which closes what is opened here; a plural goes on with its forms.
        while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
        isInForms.append(offset < bytes.count && bytes[offset] == UInt8(ascii: ","))
    }
}
