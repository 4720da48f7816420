//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Reads a JSON text (RFC 8259) onto a tape, in one pass and without recursion.
struct JSONParser {
    /// An array or object that is not closed yet.
    struct Frame {
        let node: Int
        let isObject: Bool
        /// The members or elements before the current one.
        var count = 0
        /// The node of the current member's name; nil while no name is read.
        var name: Int?
        /// The name of the member before.
        var previous: Int?
        /// Whether each name so far comes after the one before, so that none repeats.
        var isAscending = true
        var isPlain = true
    }

    let bytes: [UInt8]
    let limits: CanonicalJSON.Limits
    var index = 0
    var nodes: [JSONNode] = []
    var frames: [Frame] = []
    var equivalentNames: Set<Int> = []

    init(_ bytes: [UInt8], limits: CanonicalJSON.Limits) {
        self.bytes = bytes
        self.limits = limits
        nodes.reserveCapacity(bytes.count / 8 + 1)
    }

    mutating func parse() throws(CoreError) -> JSONTape {
        skipSpace()
        while true {
            if try parseValue(), try parseEnds() { break }
            skipSpace()
        }
        return JSONTape(bytes: bytes, nodes: nodes, equivalentNames: equivalentNames)
    }

    /// Reads a scalar, or opens a container; returns whether the value is complete.
    private mutating func parseValue() throws(CoreError) -> Bool {
        guard index < bytes.count else { throw error("the text ends where a value is expected") }
        switch bytes[index] {
        case UInt8(ascii: "{"): return try open(.object, closedBy: UInt8(ascii: "}"))
        case UInt8(ascii: "["): return try open(.array, closedBy: UInt8(ascii: "]"))
        case UInt8(ascii: "\""): try parseString()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try parseNumber()
        case UInt8(ascii: "t"): try parseLiteral("true", as: .yes)
        case UInt8(ascii: "f"): try parseLiteral("false", as: .no)
        case UInt8(ascii: "n"): try parseLiteral("null", as: .null)
        default: throw error("a value is expected here")
        }
        return true
    }

    /// Reads what follows a complete value; returns whether the text is complete.
    private mutating func parseEnds() throws(CoreError) -> Bool {
        while true {
            skipSpace()
            guard let frame = frames.last else {
                guard index == bytes.count else { throw error("nothing may follow the value") }
                return true
            }
            guard index < bytes.count else { throw error("the text ends inside an array or object") }
            switch bytes[index] {
            case UInt8(ascii: ","):
                index += 1
                frames[frames.count - 1].count += 1
                if frame.isObject {
                    skipSpace()
                    try parseName()
                }
                return false
            case UInt8(ascii: "}") where frame.isObject, UInt8(ascii: "]") where !frame.isObject:
                index += 1
                try close()
            default:
                throw error("a comma or a closing \(frame.isObject ? "brace" : "bracket") is expected")
            }
        }
    }

    private mutating func open(_ kind: JSONNode.Kind, closedBy end: UInt8) throws(CoreError) -> Bool {
        guard frames.count < limits.depth else {
            throw error("more than \(limits.depth) arrays and objects are open", .limitExceeded)
        }
        let node = nodes.count
        nodes.append(JSONNode(kind, offset: index, next: node + 1))
        index += 1
        skipSpace()
        if index < bytes.count, bytes[index] == end {
            index += 1
            return true
        }
        frames.append(Frame(node: node, isObject: kind == .object))
        if kind == .object { try parseName() }
        return false
    }

    private mutating func close() throws(CoreError) {
        let frame = frames[frames.count - 1]
        if frame.isObject { try checkNames(frame) }
        frames.removeLast()
        nodes[frame.node].bits = UInt64(frame.count + 1)
        nodes[frame.node].next = UInt32(truncatingIfNeeded: nodes.count)
    }

    /// Skips the white space that JSON knows.
    mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x0A, 0x0D, 0x09: index += 1
            default: return
            }
        }
    }

    private mutating func parseLiteral(_ literal: StaticString, as kind: JSONNode.Kind) throws(CoreError) {
        let text = literal.description.utf8
        guard bytes[index...].starts(with: text) else { throw error("true, false and null are the only words") }
        nodes.append(JSONNode(kind, offset: index, next: nodes.count + 1))
        index += text.count
    }

    func error(
        _ message: String,
        _ code: CoreError.Code = .invalidJSON,
        at offset: Int? = nil
    ) -> CoreError {
        let steps: [JSONPath.Step] = frames.compactMap { frame in
            guard frame.isObject else { return .index(frame.count) }
            return frame.name.map { .name(JSONTape.string(nodes[$0], in: bytes)) }
        }
        let position = TextPosition(offset: offset ?? index, in: bytes)
        return CoreError(code, message, at: position, path: JSONPath(steps: steps).description)
    }
}

// MARK: - Names

extension JSONParser {
    private mutating func parseName() throws(CoreError) {
        let last = frames.count - 1
        frames[last].previous = frames[last].name
        frames[last].name = nil
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
            throw error("the name of a member is expected")
        }
        let name = nodes.count
        try parseString()
        if frames[last].isAscending, let previous = frames[last].previous {
            frames[last].isAscending = precedes(nodes[previous], nodes[name])
        }
        if !nodes[name].isPlain { frames[last].isPlain = false }
        frames[last].name = name
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { throw error("a colon is expected") }
        index += 1
    }

    /// Whether two names that hold no escapes are in ascending order of their bytes.
    private func precedes(_ first: JSONNode, _ second: JSONNode) -> Bool {
        guard !first.isEscaped, !second.isEscaped else { return false }
        let firstStart = Int(first.offset) + 1
        let secondStart = Int(second.offset) + 1
        let shorter = min(Int(first.bits), Int(second.bits))
        for place in 0..<shorter where bytes[firstStart + place] != bytes[secondStart + place] {
            return bytes[firstStart + place] < bytes[secondStart + place]
        }
        return first.bits < second.bits
    }

    /// Refuses a repeated name; notes names that are equal only as strings.
    private mutating func checkNames(_ frame: Frame) throws(CoreError) {
        guard !frame.isAscending || !frame.isPlain else { return }
        var names: Set<JSONName> = []
        var strings: Set<String> = []
        var child = frame.node + 1
        while child < nodes.count {
            let name = JSONTape.string(nodes[child], in: bytes)
            guard names.insert(JSONName(name)).inserted else {
                frames[frames.count - 1].name = child
                throw error("the name of a member repeats", at: Int(nodes[child].offset))
            }
            if !frame.isPlain, !strings.insert(name).inserted { equivalentNames.insert(frame.node) }
            child = Int(nodes[child + 1].next)
        }
    }
}
