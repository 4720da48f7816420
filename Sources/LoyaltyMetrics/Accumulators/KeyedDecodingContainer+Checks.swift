//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension KeyedDecodingContainer {
    /// Refuses a version that this release cannot read.
    func check(version: Int, forKey key: Key) throws {
        try check(decode(Int.self, forKey: key) == version, key, "this release reads version \(version) only")
    }

    /// Refuses the definition of another metric.
    func check(kind: String, forKey key: Key) throws {
        try check(decode(String.self, forKey: key) == kind, key, "a definition of kind \(kind) is expected")
    }

    /// Refuses a value that contradicts its surroundings.
    func check(_ isConsistent: Bool, _ key: Key, _ rule: String) throws {
        guard isConsistent else {
            throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: rule)
        }
    }
}
