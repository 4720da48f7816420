//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A purchase: what was bought, when, by whom, and how it was paid.
///
/// A host that knows the lines passes them; one that knows only the total passes that. Both are orders to every metric and
/// rule that needs no more.
///
/// ```swift
/// let order = try Order(
///     id: OrderID("1001"), at: Timestamp(parsing: "2026-11-21T09:30:00Z"), customer: CustomerID("ann"),
///     total: Money(parsing: "19.99 EUR"))
/// ```
public struct Order: Activity {
    /// The host's identifier.
    public let id: OrderID
    /// When it was placed.
    public let at: Timestamp
    /// The customer, or nil for a guest.
    public let customer: CustomerID?
    /// The lines; empty if only the total is known.
    public let lines: [OrderLine]
    /// What is paid for delivery, tax included.
    public let shipping: Money
    /// What the order was paid with; empty if unknown.
    public let tenders: [Tender]
    /// How it was placed, if known.
    public let channel: ChannelID?
    /// Where it was placed, if known.
    public let place: PlaceID?
    /// What the customer pays: the lines' net prices and the shipping, or the total that was given.
    public let total: Money

    /// Creates an order from its lines.
    ///
    /// - Parameters:
    ///   - id: The host's identifier.
    ///   - at: When it was placed.
    ///   - customer: The customer, or nil for a guest.
    ///   - currency: The currency of every amount.
    ///   - lines: The lines, each with an identifier of its own.
    ///   - shipping: What is paid for delivery, zero or more; nil for nothing.
    ///   - tenders: What it was paid with, each zero or more; empty if unknown.
    ///   - channel: How it was placed, if known.
    ///   - place: Where it was placed, if known.
    /// - Throws: ``CoreError`` with code `invalidActivity`, `currencyMismatch` or `amountOutOfRange`.
    /// - Complexity: O(*n*) in the number of lines.
    public init(
        id: OrderID,
        at: Timestamp,
        customer: CustomerID?,
        currency: Currency,
        lines: [OrderLine],
        shipping: Money? = nil,
        tenders: [Tender] = [],
        channel: ChannelID? = nil,
        place: PlaceID? = nil
    ) throws(CoreError) {
        let shipping = shipping ?? .zero(in: currency)
        guard Set(lines.map(\.id)).count == lines.count else {
            throw CoreError(.invalidActivity, "each line of an order has an identifier of its own")
        }
        let total = try Money.sum(of: lines.map(\.net), in: currency) + shipping
        try self.init(
            checking: id,
            at,
            customer,
            lines,
            shipping: shipping,
            tenders: tenders,
            channel,
            place,
            total: total
        )
    }

    /// Creates an order of which only the total is known.
    ///
    /// - Parameters:
    ///   - id: The host's identifier.
    ///   - at: When it was placed.
    ///   - customer: The customer, or nil for a guest.
    ///   - total: What the customer pays; zero or more.
    ///   - tenders: What it was paid with, each zero or more; empty if unknown.
    ///   - channel: How it was placed, if known.
    ///   - place: Where it was placed, if known.
    /// - Throws: ``CoreError`` with code `invalidActivity` or `currencyMismatch`.
    public init(
        id: OrderID,
        at: Timestamp,
        customer: CustomerID?,
        total: Money,
        tenders: [Tender] = [],
        channel: ChannelID? = nil,
        place: PlaceID? = nil
    ) throws(CoreError) {
        try self.init(
            checking: id,
            at,
            customer,
            [],
            shipping: .zero(in: total.currency),
            tenders: tenders,
            channel,
            place,
            total: total
        )
    }

    private init(
        checking id: OrderID,
        _ at: Timestamp,
        _ customer: CustomerID?,
        _ lines: [OrderLine],
        shipping: Money,
        tenders: [Tender],
        _ channel: ChannelID?,
        _ place: PlaceID?,
        total: Money
    ) throws(CoreError) {
        guard !shipping.isNegative, !total.isNegative, tenders.allSatisfy({ !$0.amount.isNegative }) else {
            throw CoreError(
                .invalidActivity,
                "the amounts of an order are zero or more; a return is an activity of its own"
            )
        }
        guard tenders.allSatisfy({ $0.amount.currency == total.currency }) else { throw Money.mismatch }
        self.id = id
        self.at = at
        self.customer = customer
        self.lines = lines
        self.shipping = shipping
        self.tenders = tenders
        self.channel = channel
        self.place = place
        self.total = total
    }

    /// The currency of every amount of the order.
    public var currency: Currency { total.currency }
}

// MARK: - Codable

extension Order {
    private enum CodingKeys: String, CodingKey {
        case at, channel, customer, id, lines, place, shipping, tenders, total
    }

    /// Reads an order and checks it as the initializers do: a total beside lines is theirs, and shipping stands beside lines.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let id = try container.decode(OrderID.self, forKey: .id)
        let at = try container.decode(Timestamp.self, forKey: .at)
        let customer = try container.decodeIfPresent(CustomerID.self, forKey: .customer)
        let total = try container.decode(Money.self, forKey: .total)
        let tenders = try container.decodeIfPresent([Tender].self, forKey: .tenders) ?? []
        let channel = try container.decodeIfPresent(ChannelID.self, forKey: .channel)
        let place = try container.decodeIfPresent(PlaceID.self, forKey: .place)
        let shipping = try container.decodeIfPresent(Money.self, forKey: .shipping)
        guard let lines = try container.decodeIfPresent([OrderLine].self, forKey: .lines) else {
            guard shipping == nil else {
                throw CoreError(.invalidActivity, "an order without lines has its shipping in the total")
            }
            try self.init(
                id: id,
                at: at,
                customer: customer,
                total: total,
                tenders: tenders,
                channel: channel,
                place: place
            )
            return
        }
        try self.init(
            id: id,
            at: at,
            customer: customer,
            currency: total.currency,
            lines: lines,
            shipping: shipping,
            tenders: tenders,
            channel: channel,
            place: place
        )
        guard self.total == total else {
            throw CoreError(.invalidActivity, "the total of an order is the sum of its lines and its shipping")
        }
    }

    /// Writes the order without the parts that are empty.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(at, forKey: .at)
        try container.encodeIfPresent(customer, forKey: .customer)
        if !lines.isEmpty || !shipping.isZero { try container.encode(lines, forKey: .lines) }
        if !shipping.isZero { try container.encode(shipping, forKey: .shipping) }
        if !tenders.isEmpty { try container.encode(tenders, forKey: .tenders) }
        try container.encodeIfPresent(channel, forKey: .channel)
        try container.encodeIfPresent(place, forKey: .place)
        try container.encode(total, forKey: .total)
    }
}
