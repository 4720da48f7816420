//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A request that was made before, as far as frequency caps and repetition need to know it.
public struct SentRequest: Hashable, Sendable {
    /// The request's identifier.
    public let id: ActionRequestID
    /// The trigger that made it.
    public let trigger: TriggerID
    /// What it was about.
    public let topic: TopicID
    /// The channel that it went through.
    public let channel: ChannelID
    /// When it was sent, or is to be sent.
    public let at: Timestamp

    /// Creates a record of a request.
    ///
    /// - Parameters:
    ///   - id: The request's identifier.
    ///   - trigger: The trigger that made it.
    ///   - topic: What it was about.
    ///   - channel: The channel that it went through.
    ///   - at: When it was sent, or is to be sent.
    public init(id: ActionRequestID, trigger: TriggerID, topic: TopicID, channel: ChannelID, at: Timestamp) {
        self.id = id
        self.trigger = trigger
        self.topic = topic
        self.channel = channel
        self.at = at
    }
}
