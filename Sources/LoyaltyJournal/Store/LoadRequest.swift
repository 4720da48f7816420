//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A consistent read: some streams, and what is recorded under a key.
public struct LoadRequest: Hashable, Sendable {
    /// The streams to read, without duplicates, at most 64; the reply keeps their order.
    public let streams: [StreamID]
    /// The key whose record to read, if any.
    public let key: CommandKey?

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - streams: The streams to read, without duplicates; none to ask for the key alone.
    ///   - key: The key whose record to read, if any.
    @inlinable
    public init(_ streams: [StreamID], key: CommandKey? = nil) {
        self.streams = streams
        self.key = key
    }
}
