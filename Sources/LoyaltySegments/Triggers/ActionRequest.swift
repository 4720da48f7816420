//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a host is asked to do: send this text to this customer, through this channel, not before this instant.
///
/// The identifier stays the same however often and however late the request is made, so whoever carries it out does it once.
/// Values are merged into the text as they are and never read as a template again; a host that sends markup escapes them.
public struct ActionRequest: Hashable, Codable, Sendable {
    /// The request's identifier.
    public let id: ActionRequestID
    /// The trigger that makes it.
    public let trigger: TriggerID
    /// The customer.
    public let customer: CustomerID
    /// What it is about.
    public let topic: TopicID
    /// The channel to use.
    public let channel: ChannelID
    /// The item that it is about, if any.
    public let item: ItemID?
    /// When the occasion was: the birthday at ten, a week after the order.
    public let occasion: Timestamp
    /// When to do it: not earlier.
    public let at: Timestamp
    /// When it is too late.
    public let expires: Timestamp
    /// The text in the customer's language; nil if the trigger brings none.
    public let text: MessageTemplate?
    /// The values of the text's places.
    public let values: [String: ExplainedValue]
}

extension ActionRequest {
    /// The request as a record for later planning.
    public var sent: SentRequest { SentRequest(id: id, trigger: trigger, topic: topic, channel: channel, at: at) }

    /// Returns the text with the values in it.
    ///
    /// - Parameter renderer: How numbers, money and dates are written.
    /// - Returns: The text; nil if the trigger brings none.
    public func rendered(by renderer: MessageRenderer) -> String? { text.map { renderer.text(for: $0, values) } }

    /// Returns the request as a message for the host's other systems, on the topic `action.requested`.
    ///
    /// - Returns: The message.
    /// - Throws: `CoreError` with code `limitExceeded` for values beyond the limits of JSON.
    public func message() throws(CoreError) -> OutboxMessage {
        OutboxMessage(topic: "action.requested", body: try CanonicalJSON.value(of: self))
    }
}
