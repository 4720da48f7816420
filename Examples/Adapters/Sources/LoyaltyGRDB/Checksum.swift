//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import Foundation
import LoyaltyJournal

/// A sum over all that a row says, so that a byte that changed on the disk is found when the row is read.
///
/// FNV-1a with 64 bits: any change inside one byte changes the sum. It finds accidents, not forgery.
struct Checksum {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    var value: Int64 { Int64(bitPattern: state) }

    /// A sum over the names and numbers that say where a value belongs, and over the value.
    init(of stored: StoredValue, names: [String], numbers: [Int64] = []) {
        for name in names { add(name.utf8) }
        for number in numbers { add(number) }
        add(Int64(stored.schema))
        add(stored.bytes)
    }

    private mutating func add(_ bytes: some Collection<UInt8>) {
        // The length keeps neighbours apart: "ab", "c" is not "a", "bc".
        add(Int64(bytes.count))
        for byte in bytes { add(byte) }
    }

    private mutating func add(_ number: Int64) {
        for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> Int64(shift))) }
    }

    private mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
}

extension StoredValue {
    /// A value from the columns of a row, or one that no schema can read if the row is not what was written.
    ///
    /// `JournalSchema` then reports it in the words that the journal has for that: an event and a record are corrupt, a
    /// snapshot is passed over.
    init(schema: Int, body: Data, checksum: Int64, names: [String], numbers: [Int64] = []) {
        let stored = StoredValue(schema: schema, bytes: Array(body))
        let isSound = Checksum(of: stored, names: names, numbers: numbers).value == checksum
        self = isSound ? stored : .unreadable
    }

    /// A value that no schema can read: schemas are numbered from 1.
    static var unreadable: StoredValue { StoredValue(schema: 0, bytes: []) }
}
