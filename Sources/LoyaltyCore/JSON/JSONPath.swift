//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The way from the root of a JSON text to a value, for errors and coding paths.
struct JSONPath: CustomStringConvertible {
    enum Step {
        case name(String)
        case index(Int)
    }

    var steps: [Step] = []

    /// The path as `tiers[2].name`; a name that is no plain word stands in brackets and quotes.
    var description: String {
        var text = ""
        for step in steps {
            switch step {
            case .index(let index): text += "[\(index)]"
            case .name(let name):
                let shown = Self.shortened(name)
                if Self.isWord(shown) {
                    text += text.isEmpty ? shown : "." + shown
                } else {
                    var quoted: [UInt8] = []
                    JSONWriter.append(shown, to: &quoted)
                    text += "[" + String(decoding: quoted, as: UTF8.self) + "]"
                }
            }
        }
        return text
    }

    var codingPath: [any CodingKey] {
        steps.map { step in
            switch step {
            case .name(let name): JSONKey(stringValue: name)
            case .index(let index): JSONKey(intValue: index)
            }
        }
    }

    private static func isWord(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }

    /// A hostile name could be as long as a string may be; an error shows its first 64 scalars.
    private static func shortened(_ name: String) -> String {
        guard name.utf8.count > 64, name.unicodeScalars.count > 64 else { return name }
        return String(String.UnicodeScalarView(name.unicodeScalars.prefix(64))) + "…"
    }
}
