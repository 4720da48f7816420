//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The encoder of one value into a slot.
struct JSONSlotEncoder: Encoder {
    let slots: JSONSlots
    let slot: Int
    /// The type that is being encoded, if it is known: it tells whether an array comes from a hash table.
    var type: Any.Type?

    var codingPath: [any CodingKey] { slots.path(to: slot).codingPath }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(JSONSlotMembers<Key>(slots: slots, slot: slot))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        let order = (type as? any UnorderedEncodable.Type)?.order ?? .asGiven
        return JSONSlotElements(slots: slots, slot: slot, order: order)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

// MARK: - Single values

extension JSONSlotEncoder: SingleValueEncodingContainer {
    func encodeNil() throws { try slots.set(.null, in: slot) }
    func encode(_ value: Bool) throws { try slots.set(.bool(value), in: slot) }
    func encode(_ value: String) throws { try slots.set(.string(value), in: slot) }
    func encode(_ value: Double) throws { try slots.set(.number(value), in: slot) }
    func encode(_ value: Float) throws { try slots.set(.number(Double(value)), in: slot) }
    func encode(_ value: Int) throws { try integer(value) }
    func encode(_ value: Int8) throws { try integer(value) }
    func encode(_ value: Int16) throws { try integer(value) }
    func encode(_ value: Int32) throws { try integer(value) }
    func encode(_ value: Int64) throws { try integer(value) }
    func encode(_ value: UInt) throws { try integer(value) }
    func encode(_ value: UInt8) throws { try integer(value) }
    func encode(_ value: UInt16) throws { try integer(value) }
    func encode(_ value: UInt32) throws { try integer(value) }
    func encode(_ value: UInt64) throws { try integer(value) }
    func encode(_ value: Int128) throws { throw wide }
    func encode(_ value: UInt128) throws { throw wide }
    func encode<T: Encodable>(_ value: T) throws { try slots.encode(value, in: slot) }

    private func integer(_ value: some FixedWidthInteger) throws {
        guard let value = Int64(exactly: value) else {
            throw JSONFault(.unencodable, "an integer fits into 64 signed bits", at: slot)
        }
        try slots.set(.integer(value), in: slot)
    }

    private var wide: JSONFault { JSONFault(.unencodable, "128-bit integers are not written to JSON", at: slot) }
}

/// The members of an object that is being encoded.
struct JSONSlotMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let slots: JSONSlots
    let slot: Int

    init(slots: JSONSlots, slot: Int) {
        self.slots = slots
        self.slot = slot
        slots.open(.object, in: slot)
    }

    var codingPath: [any CodingKey] { slots.path(to: slot).codingPath }

    private func add(_ key: some CodingKey) -> Int { slots.addChild(of: slot, named: key.stringValue) }

    func encodeNil(forKey key: Key) throws { try slots.set(.null, in: add(key)) }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws { try slots.encode(value, in: add(key)) }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        KeyedEncodingContainer(JSONSlotMembers<NestedKey>(slots: slots, slot: add(key)))
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        JSONSlotElements(slots: slots, slot: add(key))
    }

    func superEncoder() -> any Encoder { JSONSlotEncoder(slots: slots, slot: add(JSONKey.super)) }

    func superEncoder(forKey key: Key) -> any Encoder { JSONSlotEncoder(slots: slots, slot: add(key)) }
}

/// The elements of an array that is being encoded.
struct JSONSlotElements: UnkeyedEncodingContainer {
    let slots: JSONSlots
    let slot: Int

    init(slots: JSONSlots, slot: Int, order: JSONSlots.Order = .asGiven) {
        self.slots = slots
        self.slot = slot
        slots.open(.array, in: slot, order: order)
    }

    var codingPath: [any CodingKey] { slots.path(to: slot).codingPath }
    var count: Int { slots.slots[slot].children.count }

    func encodeNil() throws { try slots.set(.null, in: slots.addChild(of: slot)) }

    func encode<T: Encodable>(_ value: T) throws { try slots.encode(value, in: slots.addChild(of: slot)) }

    func nestedContainer<NestedKey: CodingKey>(keyedBy type: NestedKey.Type) -> KeyedEncodingContainer<NestedKey> {
        KeyedEncodingContainer(JSONSlotMembers<NestedKey>(slots: slots, slot: slots.addChild(of: slot)))
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        JSONSlotElements(slots: slots, slot: slots.addChild(of: slot))
    }

    func superEncoder() -> any Encoder { JSONSlotEncoder(slots: slots, slot: slots.addChild(of: slot)) }
}
