//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The values that an encoding run has collected, before their members are sorted and written.
///
/// Codable containers do not say when they end, and several may be open at once, so each value gets a slot. The slots
/// are a class because all encoders and containers of one run share them.
final class JSONSlots {
    enum Kind { case empty, value, array, object }

    /// In which order an array is written.
    enum Order { case asGiven, byElement, byPair }

    struct Slot {
        var kind = Kind.empty
        var order = Order.asGiven
        var value = JSONValue.null
        var children: [Int] = []
        /// The names of the children of an object.
        var names: [String] = []
        let parent: Int?
        let depth: Int
    }

    let limits: CanonicalJSON.Limits
    private(set) var slots = [Slot(parent: nil, depth: 0)]
    /// The first misuse in a place where containers cannot throw.
    private(set) var misuse: JSONFault?

    init(limits: CanonicalJSON.Limits) { self.limits = limits }
}

// MARK: - Filling

extension JSONSlots {
    func set(_ value: JSONValue, in slot: Int) throws(JSONFault) {
        guard slots[slot].kind == .empty else { throw Self.twice(slot) }
        slots[slot].kind = .value
        slots[slot].value = value
    }

    func open(_ kind: Kind, in slot: Int, order: Order = .asGiven) {
        if slots[slot].kind == .empty {
            slots[slot].kind = kind
            slots[slot].order = order
            slots[slot].children.reserveCapacity(8)
            if kind == .object { slots[slot].names.reserveCapacity(8) }
        }
        if slots[slot].kind != kind, misuse == nil { misuse = Self.twice(slot) }
    }

    private static func twice(_ slot: Int) -> JSONFault {
        JSONFault(.unencodable, "a value is written twice, in two shapes", at: slot)
    }

    /// Adds a member, or an element if there is no name.
    func addChild(of parent: Int, named name: String? = nil) -> Int {
        let child = slots.count
        slots.append(Slot(parent: parent, depth: slots[parent].depth + 1))
        slots[parent].children.append(child)
        if let name { slots[parent].names.append(name) }
        return child
    }

    func encode<T: Encodable>(_ value: T, in slot: Int) throws(JSONFault) {
        guard slots[slot].depth <= limits.depth else {
            throw JSONFault(.limitExceeded, "more than \(limits.depth) arrays and objects are open", at: slot)
        }
        do {
            try value.encode(to: JSONSlotEncoder(slots: self, slot: slot, type: T.self))
        } catch let fault as JSONFault {
            throw fault
        } catch {
            throw JSONFault(encoding: error, at: slot)
        }
    }
}

/// A collection that codes itself as an array in the order of its hash table, which differs from process to process.
protocol UnorderedEncodable {
    static var order: JSONSlots.Order { get }
}

extension Set: UnorderedEncodable where Element: Encodable {
    static var order: JSONSlots.Order { .byElement }
}

extension Dictionary: UnorderedEncodable where Key: Encodable, Value: Encodable {
    /// Applies when the dictionary codes itself as keys and values in turn, as it does for most types of key.
    static var order: JSONSlots.Order { .byPair }
}

// MARK: - Places

extension JSONSlots {
    func path(to slot: Int) -> JSONPath {
        var steps: [JSONPath.Step] = []
        var slot = slot
        while let parent = slots[slot].parent {
            let index = slots[parent].children.firstIndex(of: slot) ?? 0
            steps.append(slots[parent].kind == .object ? .name(slots[parent].names[index]) : .index(index))
            slot = parent
        }
        return JSONPath(steps: steps.reversed())
    }

    func error(_ fault: JSONFault) -> CoreError {
        CoreError(fault.code, fault.message, path: path(to: fault.place).description)
    }
}
