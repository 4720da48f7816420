//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// That a sale pays nobody after all, such as one that turned out to be fraud, before its commission goes into a payout.
///
/// Afterwards a sale is reversed by a return or corrected by an adjustment; nothing is ever deleted.
public struct SaleVoid: Hashable, Sendable {
    /// The order.
    public let order: OrderID
    /// The currency of the order.
    public let currency: Currency
    /// When it was declared void.
    public let at: Timestamp
    /// Why, in the host's words.
    public let reason: String

    /// Creates a declaration.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - currency: The currency of the order.
    ///   - at: When it was declared void.
    ///   - reason: Why, in the host's words; 1 to 512 bytes, not blank, without control characters.
    /// - Throws: ``ReferralsError`` with code `reasonRequired` without such a reason.
    public init(order: OrderID, currency: Currency, at: Timestamp, reason: String) throws(ReferralsError) {
        self.order = order
        self.currency = currency
        self.at = at
        self.reason = try StatedReason.checked(reason)
    }
}

// MARK: - Codable

extension SaleVoid: Codable {
    private enum CodingKeys: String, CodingKey { case at, currency, order, reason }

    /// Reads a declaration and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            order: container.decode(OrderID.self, forKey: .order),
            currency: container.decode(Currency.self, forKey: .currency),
            at: container.decode(Timestamp.self, forKey: .at),
            reason: container.decode(String.self, forKey: .reason)
        )
    }
}
