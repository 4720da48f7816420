//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A customer came by: to a shop, a site or an app.
public struct Visit: Activity {
    /// The host's identifier.
    public let id: ActivityID
    /// When it happened.
    public let at: Timestamp
    /// The customer, or nil if unknown.
    public let customer: CustomerID?
    /// Where, if known: a shop, a region.
    public let place: PlaceID?
    /// How, if known.
    public let channel: ChannelID?
    /// How long it took, if known.
    public let duration: TimeSpan?
    /// How many pages or screens were seen, if known.
    public let depth: Int?

    /// Creates a visit.
    ///
    /// - Parameters:
    ///   - id: The host's identifier.
    ///   - at: When it happened.
    ///   - customer: The customer, or nil if unknown.
    ///   - place: Where, if known: a shop, a region.
    ///   - channel: How, if known.
    ///   - duration: How long it took, if known.
    ///   - depth: How many pages or screens were seen, if known.
    public init(
        id: ActivityID,
        at: Timestamp,
        customer: CustomerID?,
        place: PlaceID? = nil,
        channel: ChannelID? = nil,
        duration: TimeSpan? = nil,
        depth: Int? = nil
    ) {
        self.id = id
        self.at = at
        self.customer = customer
        self.place = place
        self.channel = channel
        self.duration = duration
        self.depth = depth
    }
}
