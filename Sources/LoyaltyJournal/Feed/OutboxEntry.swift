//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One stored outbox message with its place in the outbox and its identity.
public struct OutboxEntry: Equatable, Sendable {
    /// The place in the outbox, from 1; ascending, perhaps with gaps, never filled later.
    public let position: Int64
    /// The identity, the same on every redelivery.
    public let id: MessageID
    /// When the command that caused the message was decided.
    public let at: Timestamp
    /// The message.
    public let message: OutboxMessage

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - position: The place in the outbox, from 1.
    ///   - id: The identity.
    ///   - at: When the command that caused the message was decided.
    ///   - message: The message.
    @inlinable
    public init(position: Int64, id: MessageID, at: Timestamp, message: OutboxMessage) {
        self.position = position
        self.id = id
        self.at = at
        self.message = message
    }
}
