//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// One value as a store keeps it: bytes, and the number of the schema that they were written in.
public struct StoredValue: Hashable, Sendable {
    /// The number of the schema, from 1.
    public let schema: Int
    /// The value as canonical JSON.
    public let bytes: [UInt8]

    /// Creates a stored value.
    ///
    /// - Parameters:
    ///   - schema: The number of the schema.
    ///   - bytes: The value as it was written.
    public init(schema: Int, bytes: [UInt8]) {
        self.schema = schema
        self.bytes = bytes
    }
}
