//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The bytes of an identifier's text, where they lie.
///
/// Stepping through `String.UTF8View` costs several nanoseconds a byte, and identifiers are what every dictionary of this
/// package is keyed by. Nothing here keeps a pointer beyond its call, and each loop stays inside `count`. The closures are
/// written out in each function, because a helper that is generic over their result is not compiled into a straight line.
/// An identifier's bytes always lie in one piece; for a text whose bytes do not, the views are good enough.
@usableFromInline
enum IdentifierBytes: Sendable {
    /// Whether two texts are the same bytes.
    @usableFromInline
    static func areEqual(_ lhs: String, _ rhs: String) -> Bool {
        guard lhs.utf8.count == rhs.utf8.count else { return false }
        let found = unsafe lhs.utf8.withContiguousStorageIfAvailable { lhs in
            unsafe rhs.utf8.withContiguousStorageIfAvailable { rhs in
                unsafe areEqual(UnsafeRawBufferPointer(lhs), UnsafeRawBufferPointer(rhs))
            }
        }
        return found.flatMap { $0 } ?? lhs.utf8.elementsEqual(rhs.utf8)
    }

    /// Eight at a time from the end, because names of one kind begin alike.
    @inline(__always)
    private static func areEqual(_ lhs: UnsafeRawBufferPointer, _ rhs: UnsafeRawBufferPointer) -> Bool {
        guard lhs.count == rhs.count else { return false }
        // Copies of one text are mostly one storage.
        if unsafe lhs.baseAddress == rhs.baseAddress { return true }
        var end = lhs.count
        while end >= 8 {
            end -= 8
            let left = unsafe lhs.loadUnaligned(fromByteOffset: end, as: UInt64.self)
            let right = unsafe rhs.loadUnaligned(fromByteOffset: end, as: UInt64.self)
            guard left == right else { return false }
        }
        while end > 0 {
            end -= 1
            guard unsafe lhs[end] == rhs[end] else { return false }
        }
        return true
    }

    /// Whether the bytes of the first text come before those of the second.
    @usableFromInline
    static func precedes(_ lhs: String, _ rhs: String) -> Bool {
        let found = unsafe lhs.utf8.withContiguousStorageIfAvailable { lhs in
            unsafe rhs.utf8.withContiguousStorageIfAvailable { rhs in
                unsafe precedes(UnsafeRawBufferPointer(lhs), UnsafeRawBufferPointer(rhs))
            }
        }
        return found.flatMap { $0 } ?? lhs.utf8.lexicographicallyPrecedes(rhs.utf8)
    }

    @inline(__always)
    private static func precedes(_ lhs: UnsafeRawBufferPointer, _ rhs: UnsafeRawBufferPointer) -> Bool {
        let common = min(lhs.count, rhs.count)
        var index = 0
        while index + 8 <= common {
            // The first byte of a text is the highest of a number.
            let left = unsafe UInt64(bigEndian: lhs.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let right = unsafe UInt64(bigEndian: rhs.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            guard left == right else { return left < right }
            index += 8
        }
        while index < common {
            guard unsafe lhs[index] == rhs[index] else { return unsafe lhs[index] < rhs[index] }
            index += 1
        }
        return lhs.count < rhs.count
    }

    /// Feeds the bytes: the hash of a `String` is that of its normal form, so that texts which differ only in the order of
    /// their marks would all collide.
    @usableFromInline
    static func hash(_ text: String, into hasher: inout Hasher) {
        let found: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
            unsafe hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
        }
        if found == nil {
            for byte in text.utf8 { hasher.combine(byte) }
        }
        // No byte of UTF-8, so that the end of one text is not the beginning of the next.
        hasher.combine(0xFF as UInt8)
    }

    /// A few bits of the bytes: those of FNV-1a, but eight bytes at a time.
    ///
    /// Source: G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, "The FNV Non-Cryptographic Hash Algorithm" (offset basis, prime).
    @usableFromInline
    static func digest(_ text: String) -> UInt32 {
        let found = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
            unsafe digest(UnsafeRawBufferPointer(bytes))
        }
        if let found { return found }
        return unsafe Array(text.utf8).withUnsafeBytes { bytes in unsafe digest(bytes) }
    }

    @inline(__always)
    private static func digest(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325
        var index = 0
        while index + 8 <= bytes.count {
            sum = unsafe (sum ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x0000_0100_0000_01B3
            // A product moves nothing down, so the highest bits of these bytes would never meet the others.
            sum ^= sum >> 32
            index += 8
        }
        while index < bytes.count {
            sum = unsafe (sum ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3
            index += 1
        }
        return UInt32(truncatingIfNeeded: sum ^ sum >> 32)
    }

    /// Whether a byte of a text is a control character: below 0x20, or 0x7F.
    static func holdControls(_ text: String) -> Bool {
        let found = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
            unsafe holdControls(UnsafeRawBufferPointer(bytes))
        }
        return found ?? text.utf8.contains { $0 < 0x20 || $0 == 0x7F }
    }

    @inline(__always)
    private static func holdControls(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        while index + 8 <= bytes.count {
            // A subtraction borrows from the highest bit of a byte if the byte is smaller; one that has this bit is no control.
            let word = unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let deletes = word ^ 0x7F7F_7F7F_7F7F_7F7F
            let below = (word &- 0x2020_2020_2020_2020) & ~word
            let equal = (deletes &- 0x0101_0101_0101_0101) & ~deletes
            guard (below | equal) & 0x8080_8080_8080_8080 == 0 else { return true }
            index += 8
        }
        while index < bytes.count {
            guard unsafe bytes[index] >= 0x20 && bytes[index] != 0x7F else { return true }
            index += 1
        }
        return false
    }
}
