//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The elements of an array on a tape, and how many of them are read.
struct JSONTapeElements: UnkeyedDecodingContainer {
    let tape: JSONTape
    let node: Int
    private(set) var currentIndex = 0
    /// The node of the next element.
    private var nextNode: Int

    init(tape: JSONTape, node: Int) throws {
        guard tape.nodes[node].kind == .array else { throw tape.mismatch("an array", at: node) }
        self.tape = tape
        self.node = node
        self.nextNode = node + 1
    }

    var codingPath: [any CodingKey] { tape.path(to: node).codingPath }
    var count: Int? { Int(tape.nodes[node].bits) }
    var isAtEnd: Bool { nextNode >= Int(tape.nodes[node].next) }

    private func element() throws -> Int {
        guard !isAtEnd else {
            throw JSONFault(.unexpectedJSON, "the element is missing", at: node, missing: .index(currentIndex))
        }
        return nextNode
    }

    private mutating func advance() {
        nextNode = Int(tape.nodes[nextNode].next)
        currentIndex += 1
    }

    mutating func decodeNil() throws -> Bool {
        guard tape.isNull(at: try element()) else { return false }
        advance()
        return true
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        let value = try tape.decode(type, at: element())
        advance()
        return value
    }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> {
        let container = try JSONTapeMembers<NestedKey>(tape: tape, node: element())
        advance()
        return KeyedDecodingContainer(container)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let container = try JSONTapeElements(tape: tape, node: element())
        advance()
        return container
    }

    mutating func superDecoder() throws -> any Decoder {
        let decoder = JSONTapeDecoder(tape: tape, node: try element())
        advance()
        return decoder
    }
}
