//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Something that a customer did or that happened to one: an order, a visit, a review.
///
/// ```swift
/// SegmentEvent("orders", at: boughtAt, ["total": .money(total), "channel": .text("web")])
/// ```
public struct SegmentEvent: Hashable, Sendable {
    /// The kind of the event.
    public let kind: AttributeName
    /// When it happened.
    public let at: Timestamp
    /// The values of its fields; a field that is not named is missing.
    public let values: [AttributeName: AttributeValue]

    /// Creates an event.
    ///
    /// - Parameters:
    ///   - kind: The kind of the event.
    ///   - at: When it happened.
    ///   - values: The values of its fields.
    public init(_ kind: AttributeName, at: Timestamp, _ values: [AttributeName: AttributeValue] = [:]) {
        self.kind = kind
        self.at = at
        self.values = values
    }
}
