//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Goods or money given back for an order, line by line and unit by unit, or as an amount.
///
/// One order can have several returns; what is given back in all is up to the program or plan that reads them to check
/// against the order.
public struct Return: Activity {
    /// The host's identifier.
    public let id: ActivityID
    /// When it was accepted.
    public let at: Timestamp
    /// The customer, or nil for a guest.
    public let customer: CustomerID?
    /// The order that is returned, in whole or in part.
    public let order: OrderID
    /// What is returned of which line; empty if only the amount is known.
    public let lines: [ReturnedLine]
    /// The money given back; zero or more.
    public let amount: Money

    /// Creates a return.
    ///
    /// - Parameters:
    ///   - id: The host's identifier.
    ///   - at: When it was accepted.
    ///   - customer: The customer, or nil for a guest.
    ///   - order: The order that is returned, in whole or in part.
    ///   - lines: What is returned of which line, each line once; empty if only the amount is known.
    ///   - amount: The money given back; zero or more.
    /// - Throws: ``CoreError`` with code `invalidActivity` for a negative amount, a quantity of zero or less, or a line
    ///   that is named twice.
    public init(
        id: ActivityID,
        at: Timestamp,
        customer: CustomerID?,
        order: OrderID,
        lines: [ReturnedLine] = [],
        amount: Money
    ) throws(CoreError) {
        guard !amount.isNegative, lines.allSatisfy({ $0.quantity > .zero }), Set(lines.map(\.line)).count == lines.count
        else {
            throw CoreError(
                .invalidActivity,
                "a return gives back zero or more, and a quantity above zero of each line once"
            )
        }
        self.id = id
        self.at = at
        self.customer = customer
        self.order = order
        self.lines = lines
        self.amount = amount
    }
}

// MARK: - Codable

extension Return {
    private enum CodingKeys: String, CodingKey { case amount, at, customer, id, lines, order }

    /// Reads a return and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            id: container.decode(ActivityID.self, forKey: .id),
            at: container.decode(Timestamp.self, forKey: .at),
            customer: container.decodeIfPresent(CustomerID.self, forKey: .customer),
            order: container.decode(OrderID.self, forKey: .order),
            lines: container.decodeIfPresent([ReturnedLine].self, forKey: .lines) ?? [],
            amount: container.decode(Money.self, forKey: .amount)
        )
    }

    /// Writes the return, without lines if only the amount is known.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(at, forKey: .at)
        try container.encodeIfPresent(customer, forKey: .customer)
        try container.encode(order, forKey: .order)
        if !lines.isEmpty { try container.encode(lines, forKey: .lines) }
        try container.encode(amount, forKey: .amount)
    }
}
