//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A dictionary whose keys are compared as strings; it would lose one of two equivalent names.
private protocol StringKeyed {}

extension Dictionary: StringKeyed where Key == String {}

// MARK: - Values of Swift types

extension JSONTape {
    func decode<T: Decodable>(_ type: T.Type, at node: Int) throws(JSONFault) -> T {
        if !equivalentNames.isEmpty, type is any StringKeyed.Type { try refuseEquivalentNames(at: node) }
        do {
            return try T(from: JSONTapeDecoder(tape: self, node: node))
        } catch let fault as JSONFault {
            throw fault
        } catch {
            throw JSONFault(decoding: error, at: node)
        }
    }

    func isNull(at node: Int) -> Bool { nodes[node].kind == .null }

    func bool(at node: Int) throws -> Bool {
        switch nodes[node].kind {
        case .yes: true
        case .no: false
        default: throw mismatch("a Boolean", at: node)
        }
    }

    func text(at node: Int) throws -> String {
        guard nodes[node].kind == .string else { throw mismatch("a string", at: node) }
        return string(at: node)
    }

    func integer<T: FixedWidthInteger>(_ type: T.Type, at node: Int) throws -> T {
        guard nodes[node].kind == .integer else { throw mismatch("an integer", at: node) }
        guard let value = T(exactly: Int64(bitPattern: nodes[node].bits)) else {
            throw JSONFault(.unexpectedJSON, "an integer from \(T.min) to \(T.max) is expected", at: node)
        }
        return value
    }

    /// Returns a number, or an integer that a `Double` holds exactly.
    func double(at node: Int) throws -> Double {
        switch nodes[node].kind {
        case .number: return Double(bitPattern: nodes[node].bits)
        case .integer:
            guard let value = Double(exactly: Int64(bitPattern: nodes[node].bits)) else {
                throw JSONFault(.unexpectedJSON, "the integer has no exact floating-point value", at: node)
            }
            return value
        default: throw mismatch("a number", at: node)
        }
    }

    func float(at node: Int) throws -> Float {
        let value = Float(try double(at: node))
        guard value.isFinite else {
            throw JSONFault(.unexpectedJSON, "the number is out of the range of its type", at: node)
        }
        return value
    }

    func mismatch(_ expected: String, at node: Int) -> JSONFault {
        JSONFault(.unexpectedJSON, "\(expected) is expected, not \(nodes[node].name)", at: node)
    }
}

/// The decoder of one value on a tape.
struct JSONTapeDecoder: Decoder {
    let tape: JSONTape
    let node: Int

    var codingPath: [any CodingKey] { tape.path(to: node).codingPath }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(try JSONTapeMembers<Key>(tape: tape, node: node))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try JSONTapeElements(tape: tape, node: node) }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }
}

// MARK: - Single values

extension JSONTapeDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { tape.isNull(at: node) }
    func decode(_ type: Bool.Type) throws -> Bool { try tape.bool(at: node) }
    func decode(_ type: String.Type) throws -> String { try tape.text(at: node) }
    func decode(_ type: Double.Type) throws -> Double { try tape.double(at: node) }
    func decode(_ type: Float.Type) throws -> Float { try tape.float(at: node) }
    func decode(_ type: Int.Type) throws -> Int { try tape.integer(type, at: node) }
    func decode(_ type: Int8.Type) throws -> Int8 { try tape.integer(type, at: node) }
    func decode(_ type: Int16.Type) throws -> Int16 { try tape.integer(type, at: node) }
    func decode(_ type: Int32.Type) throws -> Int32 { try tape.integer(type, at: node) }
    func decode(_ type: Int64.Type) throws -> Int64 { try tape.integer(type, at: node) }
    func decode(_ type: UInt.Type) throws -> UInt { try tape.integer(type, at: node) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try tape.integer(type, at: node) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try tape.integer(type, at: node) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try tape.integer(type, at: node) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try tape.integer(type, at: node) }
    func decode(_ type: Int128.Type) throws -> Int128 { throw wide }
    func decode(_ type: UInt128.Type) throws -> UInt128 { throw wide }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try tape.decode(type, at: node) }

    private var wide: JSONFault { JSONFault(.unexpectedJSON, "128-bit integers are not read from JSON", at: node) }
}
