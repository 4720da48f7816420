//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Numbers for customers in the order in which they first appear, for hosts whose identifiers are not dense.
///
/// ```swift
/// var numbering = CustomerNumbering()
/// let customers = numbering.numbers(of: ids)     // [907, 12, 907] are 0, 1, 0
/// numbering.ids[1]                               // 12
/// ```
///
/// One numbering serves all parts of a log. The numbers depend on nothing but the order of the identifiers.
public struct CustomerNumbering: Sendable {
    /// The identifiers by number.
    public private(set) var ids: [Int64]
    /// What hashes are salted with.
    public let salt: UInt64
    /// An open-addressed table of a power of two of slots, at most half full.
    private var slots: [Slot]

    private struct Slot {
        var id: Int64 = 0
        /// The customer's number; less than none in a slot that is free.
        var number: Int32 = -1
    }

    /// The most customers that are numbered.
    static let maximumCount = Int(Int32.max)

    /// Creates a numbering without customers.
    ///
    /// - Parameter salt: What hashes are salted with; where others choose the identifiers, a secret number, so that nobody
    ///   makes identifiers that meet in the table.
    public init(salt: UInt64 = 0) {
        self.salt = salt
        ids = []
        slots = Array(repeating: Slot(), count: 16)
    }

    /// The number of customers.
    public var count: Int { ids.count }

    /// Returns the number of a customer, or nil if the customer has none.
    ///
    /// - Parameter id: The customer's identifier.
    /// - Returns: The number, from 0.
    public func number(of id: Int64) -> Int32? {
        let number = slots[place(of: id)].number
        return number < 0 ? nil : number
    }

    /// Returns the numbers of customers, who get one if they have none.
    ///
    /// - Parameter ids: The customers' identifiers, as those of the events of a log.
    /// - Returns: For each identifier the customer's number.
    /// - Throws: ``SegmentsError`` with code `limitExceeded` for more customers than 2^31 − 1.
    /// - Complexity: O(*n*) in the number of identifiers.
    public mutating func numbers(of ids: [Int64]) throws(SegmentsError) -> [Int32] {
        var numbers = [Int32](repeating: 0, count: ids.count)
        var index = lookUp(ids, from: 0, &numbers)
        while index < ids.count {
            guard self.ids.count < Self.maximumCount else {
                throw SegmentsError(.limitExceeded, "a numbering has at most 2^31 - 1 customers")
            }
            numbers[index] = add(ids[index])
            index = lookUp(ids, from: index + 1, &numbers)
        }
        return numbers
    }

    /// Looks up identifiers until one has no number, and returns the index of that one.
    private func lookUp(_ ids: [Int64], from start: Int, _ numbers: inout [Int32]) -> Int {
        let (slots, ids) = (slots.span, ids.span)
        var numbers = numbers.mutableSpan
        let mask = slots.count - 1
        for index in start..<ids.count {
            let id = ids[index]
            var place = Self.hash(id, salt) & mask
            while slots[place].id != id, slots[place].number >= 0 { place = (place + 1) & mask }
            let number = slots[place].number
            if number < 0 { return index }
            numbers[index] = number
        }
        return ids.count
    }

    private mutating func add(_ id: Int64) -> Int32 {
        let number = Int32(truncatingIfNeeded: ids.count)
        ids.append(id)
        if ids.count * 2 > slots.count {
            slots = Array(repeating: Slot(), count: slots.count * 2)
            for (number, id) in ids.enumerated() {
                slots[place(of: id)] = Slot(id: id, number: Int32(truncatingIfNeeded: number))
            }
        } else {
            slots[place(of: id)] = Slot(id: id, number: number)
        }
        return number
    }

    /// The slot of an identifier, or the free slot where it belongs.
    private func place(of id: Int64) -> Int {
        let mask = slots.count - 1
        var place = Self.hash(id, salt) & mask
        while slots[place].id != id, slots[place].number >= 0 { place = (place + 1) & mask }
        return place
    }

    /// The finaliser of SplitMix64: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (2014), with the
    /// constants that Stafford found for MurmurHash3 ("Mix13").
    @inline(__always)
    private static func hash(_ id: Int64, _ salt: UInt64) -> Int {
        var bits = UInt64(bitPattern: id) ^ salt
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int(truncatingIfNeeded: bits ^ (bits >> 31))
    }
}
