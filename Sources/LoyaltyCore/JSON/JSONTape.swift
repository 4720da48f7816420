//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// One value of a parsed text; the values inside an array or object follow it on the tape.
struct JSONNode {
    enum Kind: UInt8 {
        case null, yes, no, integer, number, string, array, object
    }

    /// The integer, the pattern of the number, the count of a container, or the string's length in the text.
    var bits: UInt64
    /// Where the value starts in the text.
    let offset: UInt32
    /// The tape index after this value and all that is inside it.
    var next: UInt32
    let kind: Kind
    /// Whether the string holds escapes.
    var isEscaped = false
    /// Whether the string holds only ASCII and no escapes.
    var isPlain = false

    init(_ kind: Kind, bits: UInt64 = 0, offset: Int, next: Int) {
        self.kind = kind
        self.bits = bits
        self.offset = UInt32(truncatingIfNeeded: offset)
        self.next = UInt32(truncatingIfNeeded: next)
    }

    /// What the value is, for messages.
    var name: String {
        switch kind {
        case .null: "null"
        case .yes, .no: "a Boolean"
        case .integer: "an integer"
        case .number: "a number with a fraction or an exponent"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

/// A parsed text: its values in the order of the text, each with its place.
///
/// The tape is a class so that decoders and containers share it at the price of a reference; nothing changes it.
final class JSONTape {
    let bytes: [UInt8]
    let nodes: [JSONNode]
    /// The objects that hold names which are different bytes and equal strings.
    let equivalentNames: Set<Int>

    init(bytes: [UInt8], nodes: [JSONNode], equivalentNames: Set<Int>) {
        self.bytes = bytes
        self.nodes = nodes
        self.equivalentNames = equivalentNames
    }
}

// MARK: - Values

extension JSONTape {
    func string(at node: Int) -> String { Self.string(nodes[node], in: bytes) }

    /// Returns a string that the parser has checked.
    static func string(_ node: JSONNode, in bytes: [UInt8]) -> String {
        let start = Int(node.offset) + 1
        let raw = bytes[start..<start + Int(node.bits)]
        guard node.isEscaped else { return String(decoding: raw, as: UTF8.self) }
        return String(decoding: JSONEscape.unescaped(raw), as: UTF8.self)
    }

    /// Whether the string at a node is a name, byte by byte.
    func isName(_ name: String, at node: Int) -> Bool {
        let string = nodes[node]
        guard !string.isEscaped else { return JSONName(self.string(at: node)) == JSONName(name) }
        let start = Int(string.offset) + 1
        let length = Int(string.bits)
        return length == name.utf8.count && bytes[start..<start + length].elementsEqual(name.utf8)
    }

    func value(at index: Int) throws -> JSONValue {
        let node = nodes[index]
        switch node.kind {
        case .null: return .null
        case .yes: return .bool(true)
        case .no: return .bool(false)
        case .integer: return .integer(Int64(bitPattern: node.bits))
        case .number: return .number(Double(bitPattern: node.bits))
        case .string: return .string(string(at: index))
        case .array:
            var elements: [JSONValue] = []
            elements.reserveCapacity(Int(node.bits))
            var child = index + 1
            while child < Int(node.next) {
                elements.append(try value(at: child))
                child = Int(nodes[child].next)
            }
            return .array(elements)
        case .object:
            try refuseEquivalentNames(at: index)
            var members = [String: JSONValue](minimumCapacity: Int(node.bits))
            var child = index + 1
            while child < Int(node.next) {
                members[string(at: child)] = try value(at: child + 1)
                child = Int(nodes[child + 1].next)
            }
            return .object(members)
        }
    }

    /// Refuses an object that a dictionary of strings would lose members of.
    func refuseEquivalentNames(at node: Int) throws(JSONFault) {
        guard equivalentNames.contains(node) else { return }
        throw JSONFault(.unexpectedJSON, "two names of this object differ only in Unicode normalisation", at: node)
    }
}

// MARK: - Places

extension JSONTape {
    func path(to target: Int) -> JSONPath {
        var path = JSONPath()
        var index = 0
        while index < target {
            let isObject = nodes[index].kind == .object
            var child = index + 1
            var count = 0
            while true {
                let value = isObject ? child + 1 : child
                let next = Int(nodes[value].next)
                if target < next {
                    path.steps.append(isObject ? .name(string(at: child)) : .index(count))
                    index = value
                    break
                }
                child = next
                count += 1
            }
        }
        return path
    }

    func error(_ fault: JSONFault) -> CoreError {
        var path = path(to: fault.place)
        if let missing = fault.missing { path.steps.append(missing) }
        let position = TextPosition(offset: Int(nodes[fault.place].offset), in: bytes)
        return CoreError(fault.code, fault.message, at: position, path: path.description)
    }
}
