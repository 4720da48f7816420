//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Writes the slots of an encoding run as canonical text.
///
/// What is still to be written waits on a list and not on the stack, whose frames are large in debug builds.
struct JSONWriter {
    private enum Step {
        case byte(UInt8)
        case name(String, slot: Int)
        case slot(Int)
        case value(JSONValue, slot: Int, depth: Int)
    }

    private let slots: [JSONSlots.Slot]
    private let limits: CanonicalJSON.Limits
    private var bytes: [UInt8] = []
    /// What is still to be written, the last first.
    private var steps: [Step] = []

    init(slots: JSONSlots) {
        self.slots = slots.slots
        self.limits = slots.limits
    }

    mutating func written() throws(JSONFault) -> [UInt8] {
        try write(.slot(0))
        guard bytes.count <= limits.bytes else {
            throw JSONFault(.limitExceeded, "the text is longer than \(limits.bytes) bytes", at: 0)
        }
        return bytes
    }

    private mutating func write(_ first: Step) throws(JSONFault) {
        let outer = steps
        steps = [first]
        while let step = steps.popLast() {
            switch step {
            case .byte(let byte): bytes.append(byte)
            case .name(let name, let slot):
                try write(name, in: slot)
                bytes.append(UInt8(ascii: ":"))
            case .slot(let slot): try write(slot: slot)
            case .value(let value, let slot, let depth): try write(value, in: slot, depth: depth)
            }
        }
        steps = outer
    }

    private func checkDepth(_ depth: Int, at slot: Int) throws(JSONFault) {
        guard depth <= limits.depth else {
            throw JSONFault(.limitExceeded, "more than \(limits.depth) arrays and objects are open", at: slot)
        }
    }
}

// MARK: - Slots

extension JSONWriter {
    private mutating func write(slot: Int) throws(JSONFault) {
        let depth = slots[slot].depth
        switch slots[slot].kind {
        case .value: try write(slots[slot].value, in: slot, depth: depth)
        case .array:
            try checkDepth(depth + 1, at: slot)
            bytes.append(UInt8(ascii: "["))
            steps.append(.byte(UInt8(ascii: "]")))
            switch slots[slot].order {
            case .asGiven: pushElements(slots[slot].children)
            case .byElement: try writeGroups(of: 1, slots[slot].children)
            case .byPair: try writeGroups(of: 2, slots[slot].children)
            }
        case .empty, .object:
            // A type that writes nothing is an object without members.
            try checkDepth(depth + 1, at: slot)
            bytes.append(UInt8(ascii: "{"))
            steps.append(.byte(UInt8(ascii: "}")))
            try pushMembers(of: slot)
        }
    }

    private mutating func pushMembers(of slot: Int) throws(JSONFault) {
        let names = slots[slot].names
        let order = names.indices.sorted { JSONName(names[$0]) < JSONName(names[$1]) }
        for (place, member) in order.enumerated().reversed() {
            let child = slots[slot].children[member]
            steps.append(.slot(child))
            steps.append(.name(names[member], slot: child))
            if place > 0 {
                guard JSONName(names[order[place - 1]]) != JSONName(names[member]) else {
                    throw JSONFault(.unencodable, "the name of a member repeats", at: child)
                }
                steps.append(.byte(UInt8(ascii: ",")))
            }
        }
    }

    private mutating func pushElements(_ children: [Int]) {
        for (index, child) in children.enumerated().reversed() {
            steps.append(.slot(child))
            if index > 0 { steps.append(.byte(UInt8(ascii: ","))) }
        }
    }

    /// Writes groups of elements in the order of their bytes.
    private mutating func writeGroups(of size: Int, _ children: [Int]) throws(JSONFault) {
        var groups: [[UInt8]] = []
        let outer = bytes
        for start in stride(from: 0, to: children.count, by: size) {
            bytes = []
            for index in start..<min(start + size, children.count) {
                if index > start { bytes.append(UInt8(ascii: ",")) }
                try write(.slot(children[index]))
            }
            groups.append(bytes)
        }
        bytes = outer
        groups.sort { $0.lexicographicallyPrecedes($1) }
        bytes.append(contentsOf: groups.joined(separator: [UInt8(ascii: ",")]))
    }
}

// MARK: - JSON values

extension JSONWriter {
    private mutating func write(_ value: JSONValue, in slot: Int, depth: Int) throws(JSONFault) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value): bytes.append(contentsOf: String(value).utf8)
        case .number(let value):
            guard value.isFinite else {
                throw JSONFault(.unencodable, "JSON has no NaN and no infinity", at: slot)
            }
            JSONNumberText.append(value, to: &bytes)
        case .string(let value): try write(value, in: slot)
        case .array(let elements):
            try checkDepth(depth + 1, at: slot)
            bytes.append(UInt8(ascii: "["))
            steps.append(.byte(UInt8(ascii: "]")))
            for (index, element) in elements.enumerated().reversed() {
                steps.append(.value(element, slot: slot, depth: depth + 1))
                if index > 0 { steps.append(.byte(UInt8(ascii: ","))) }
            }
        case .object(let members):
            try checkDepth(depth + 1, at: slot)
            bytes.append(UInt8(ascii: "{"))
            steps.append(.byte(UInt8(ascii: "}")))
            let sorted = members.sorted { JSONName($0.key) < JSONName($1.key) }
            for (index, member) in sorted.enumerated().reversed() {
                steps.append(.value(member.value, slot: slot, depth: depth + 1))
                steps.append(.name(member.key, slot: slot))
                if index > 0 { steps.append(.byte(UInt8(ascii: ","))) }
            }
        }
    }

    private mutating func write(_ text: String, in slot: Int) throws(JSONFault) {
        guard text.utf8.count <= limits.stringBytes else {
            throw JSONFault(.limitExceeded, "a string is longer than \(limits.stringBytes) bytes", at: slot)
        }
        Self.append(text, to: &bytes)
    }

    /// Appends a string in quotes, with no more escapes than JSON needs.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
            bytes.append(contentsOf: text.utf8)
        } else {
            for byte in text.utf8 {
                if let letter = JSONEscape.letter(for: byte) {
                    bytes.append(UInt8(ascii: "\\"))
                    bytes.append(letter)
                } else if byte < 0x20 {
                    bytes.append(contentsOf: byte < 0x10 ? "\\u000".utf8 : "\\u001".utf8)
                    let digit = byte & 0x0F
                    bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
                } else {
                    bytes.append(byte)
                }
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
