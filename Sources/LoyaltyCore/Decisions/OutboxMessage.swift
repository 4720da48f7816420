//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A domain event for the host's other systems, stored in the same commit as the events that caused it.
///
/// E-mail, push, a CRM or a data warehouse read messages after the commit, each at least once; the journal gives every
/// message an id that stays the same on redelivery. ``version`` lets a reader know the shape of ``body``.
public struct OutboxMessage: Equatable, Codable, Sendable {
    /// What happened, in words that never change, such as `points.accrued`.
    public let topic: String
    /// The version of the body's shape, from 1.
    public let version: Int
    /// The facts, as JSON.
    public let body: JSONValue

    /// Creates a message.
    ///
    /// - Parameters:
    ///   - topic: What happened, in words that never change.
    ///   - version: The version of the body's shape, from 1.
    ///   - body: The facts, as JSON.
    public init(topic: String, version: Int = 1, body: JSONValue) {
        self.topic = topic
        self.version = version
        self.body = body
    }
}
