//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What the definitions of this module share when they are read.
enum DefinitionCoding {
    /// Returns what a check makes, its error turned into one of reading.
    static func checked<Value>(_ make: () throws(SegmentsError) -> Value) throws(CoreError) -> Value {
        do {
            return try make()
        } catch {
            throw CoreError(.unexpectedJSON, error.message)
        }
    }

    /// Refuses a form of another version than the first.
    static func requireVersion<Key: CodingKey>(
        of what: String,
        in container: KeyedDecodingContainer<Key>,
        forKey key: Key
    ) throws {
        guard try container.decode(Int.self, forKey: key) == 1 else {
            throw CoreError(.unexpectedJSON, what + " has version 1")
        }
    }
}
