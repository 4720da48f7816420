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
/// package is keyed by. Nothing here keeps a pointer beyond its call, and each loop stays inside `count`.
enum IdentifierBytes {
    /// Whether two texts are the same bytes; eight at a time.
    static func areEqual(_ lhs: String, _ rhs: String) -> Bool {
        unsafe with(lhs) { lhs in
            unsafe with(rhs) { rhs in
                guard lhs.count == rhs.count else { return false }
                var index = 0
                while index + 8 <= lhs.count {
                    let left = unsafe lhs.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    let right = unsafe rhs.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    guard left == right else { return false }
                    index += 8
                }
                while index < lhs.count {
                    guard unsafe lhs[index] == rhs[index] else { return false }
                    index += 1
                }
                return true
            }
        }
    }

    /// Whether the bytes of the first text come before those of the second.
    static func precedes(_ lhs: String, _ rhs: String) -> Bool {
        unsafe with(lhs) { lhs in unsafe with(rhs) { rhs in unsafe lhs.lexicographicallyPrecedes(rhs) } }
    }

    /// Feeds the bytes: the hash of a `String` is that of its normal form, so that texts which differ only in the order of
    /// their marks would all collide.
    static func hash(_ text: String, into hasher: inout Hasher) {
        unsafe with(text) { bytes in
            hasher.combine(bytes.count)
            unsafe hasher.combine(bytes: bytes)
        }
    }

    private static func with<Result>(_ text: String, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let found = unsafe text.utf8.withContiguousStorageIfAvailable { unsafe body(UnsafeRawBufferPointer($0)) }
        if let found { return found }
        // A string that a host got from elsewhere may keep its bytes in another form.
        var copy = text
        return copy.withUTF8 { unsafe body(UnsafeRawBufferPointer($0)) }
    }
}
