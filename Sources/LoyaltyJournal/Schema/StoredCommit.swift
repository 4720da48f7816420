//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The values of a commit as a store on disk keeps them.
public struct StoredCommit: Hashable, Sendable {
    /// What is recorded under the key.
    public let record: StoredValue
    /// The writes, in the order of ``Commit/writes``.
    public let writes: [Write]
    /// The messages, in the order of ``Commit/messages``.
    public let messages: [StoredValue]

    /// The values of one write.
    public struct Write: Hashable, Sendable {
        /// The events, in order.
        public let events: [StoredValue]
        /// The state after the events, if it is a good moment to keep it.
        public let snapshot: StoredValue?
    }

    /// How many bytes the values have together.
    public var byteCount: Int {
        var values = [record] + messages
        for write in writes { values += write.events + (write.snapshot.map { [$0] } ?? []) }
        return values.reduce(0) { $0 + $1.bytes.count }
    }
}
