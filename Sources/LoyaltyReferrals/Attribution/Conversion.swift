//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// An order of a customer that a partner was credited with, as the host recorded it.
///
/// Leave out orders that were void or came back whole, and they bind nobody.
public struct Conversion: Hashable, Codable, Sendable {
    /// The order.
    public let order: OrderID
    /// The customer.
    public let customer: CustomerID
    /// The partner who was credited.
    public let partner: PartnerID
    /// When the order was placed.
    public let at: Timestamp

    private enum CodingKeys: String, CodingKey { case at, customer, order, partner }

    /// Creates a conversion.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - customer: The customer.
    ///   - partner: The partner who was credited.
    ///   - at: When the order was placed.
    public init(order: OrderID, customer: CustomerID, partner: PartnerID, at: Timestamp) {
        self.order = order
        self.customer = customer
        self.partner = partner
        self.at = at
    }
}
