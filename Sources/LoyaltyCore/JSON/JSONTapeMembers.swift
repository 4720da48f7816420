//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The members of an object on a tape.
///
/// The standard types read themselves through the single value container, so one generic method serves all.
struct JSONTapeMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let tape: JSONTape
    let node: Int
    /// The values by name, for objects so large that a search for each key would be slow.
    private let values: [JSONName: Int]?

    init(tape: JSONTape, node: Int) throws {
        let object = tape.nodes[node]
        guard object.kind == .object else { throw tape.mismatch("an object", at: node) }
        self.tape = tape
        self.node = node
        guard object.bits > 16 else {
            self.values = nil
            return
        }
        var values = [JSONName: Int](minimumCapacity: Int(object.bits))
        var child = node + 1
        while child < Int(object.next) {
            values[JSONName(tape.string(at: child))] = child + 1
            child = Int(tape.nodes[child + 1].next)
        }
        self.values = values
    }

    var codingPath: [any CodingKey] { tape.path(to: node).codingPath }

    var allKeys: [Key] {
        var keys: [Key] = []
        var child = node + 1
        while child < Int(tape.nodes[node].next) {
            if let key = Key(stringValue: tape.string(at: child)) { keys.append(key) }
            child = Int(tape.nodes[child + 1].next)
        }
        return keys
    }

    private func find(_ name: String) -> Int? {
        if let values { return values[JSONName(name)] }
        var child = node + 1
        while child < Int(tape.nodes[node].next) {
            if tape.isName(name, at: child) { return child + 1 }
            child = Int(tape.nodes[child + 1].next)
        }
        return nil
    }

    private func found(_ key: some CodingKey) throws -> Int {
        guard let value = find(key.stringValue) else {
            throw JSONFault(.unexpectedJSON, "the member is missing", at: node, missing: .name(key.stringValue))
        }
        return value
    }

    func contains(_ key: Key) -> Bool { find(key.stringValue) != nil }

    func decodeNil(forKey key: Key) throws -> Bool { tape.isNull(at: try found(key)) }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try tape.decode(type, at: found(key)) }

    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        guard let value = find(key.stringValue), !tape.isNull(at: value) else { return nil }
        return try tape.decode(type, at: value)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        KeyedDecodingContainer(try JSONTapeMembers<NestedKey>(tape: tape, node: found(key)))
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try JSONTapeElements(tape: tape, node: found(key))
    }

    func superDecoder() throws -> any Decoder { JSONTapeDecoder(tape: tape, node: try found(JSONKey.super)) }

    func superDecoder(forKey key: Key) throws -> any Decoder { JSONTapeDecoder(tape: tape, node: try found(key)) }
}
