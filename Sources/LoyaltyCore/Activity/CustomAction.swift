//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Something that the host counts and names itself: an article read, a webinar, a birthday, an item put into a basket.
public struct CustomAction: Activity {
    /// The host's identifier.
    public let id: ActivityID
    /// When it happened.
    public let at: Timestamp
    /// The customer, or nil if unknown.
    public let customer: CustomerID?
    /// What was done.
    public let name: ActionName
    /// The item that it was done with, if any.
    public let item: ItemID?
    /// Where, if known.
    public let place: PlaceID?

    /// Creates a custom action.
    ///
    /// - Parameters:
    ///   - id: The host's identifier.
    ///   - at: When it happened.
    ///   - customer: The customer, or nil if unknown.
    ///   - name: What was done.
    ///   - item: The item that it was done with, if any.
    ///   - place: Where, if known.
    public init(
        id: ActivityID,
        at: Timestamp,
        customer: CustomerID?,
        name: ActionName,
        item: ItemID? = nil,
        place: PlaceID? = nil
    ) {
        self.id = id
        self.at = at
        self.customer = customer
        self.name = name
        self.item = item
        self.place = place
    }
}
