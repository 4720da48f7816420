//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension CanonicalJSON {
    /// The bounds on a JSON text, so that hostile input ends in an error and not in a crash.
    ///
    /// ```swift
    /// let limits = CanonicalJSON.Limits(depth: 16, bytes: 65_536)
    /// ```
    public struct Limits: Hashable, Sendable {
        /// How many arrays and objects may be open at once.
        public let depth: Int
        /// The longest text, in bytes.
        public let bytes: Int
        /// The longest string or name, in bytes of its UTF-8 without quotes and escapes.
        public let stringBytes: Int

        /// Creates bounds.
        ///
        /// - Parameters:
        ///   - depth: How many arrays and objects may be open at once; brought into 1...128, which the stack of
        ///     a thread of 512 KiB can hold.
        ///   - bytes: The longest text in bytes; brought into 1...2^30.
        ///   - stringBytes: The longest string or name in bytes; brought into 0...2^30.
        public init(depth: Int = 128, bytes: Int = 16_777_216, stringBytes: Int = 1_048_576) {
            self.depth = min(max(depth, 1), 128)
            self.bytes = min(max(bytes, 1), 1 << 30)
            self.stringBytes = min(max(stringBytes, 0), 1 << 30)
        }

        /// 128 levels, 16 MiB of text, 1 MiB for a string.
        public static let `default` = Limits()
    }
}
