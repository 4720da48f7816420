//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Writes an order the short way: amounts and names as text, only what the test is about.
///
/// A test states the two facts that matter and leaves the rest to the builder. Everything is checked when the order is
/// made, as it is for any host.
///
/// ```swift
/// var latte = try OrderBuilder("1001", at: "2026-11-21T09:30:00Z", customer: "ann", in: .eur)
/// latte.line("latte", price: "3.50", quantity: "2", categories: ["coffee"], discount: "1.00")
/// latte.shipping("4.00")
/// try latte.order().total     // 10.00 EUR
/// ```
public struct OrderBuilder: Sendable {
    private struct Line {
        let item: String
        let price: String
        let quantity: String
        let categories: [String]
        let discount: String
        let tax: String
    }

    private let id: OrderID
    private let at: Timestamp
    private let customer: CustomerID?
    private let currency: Currency
    private var lines: [Line] = []
    private var shipping = "0"
    private var tenders: [(kind: String, amount: String)] = []

    /// Creates a builder.
    ///
    /// - Parameters:
    ///   - id: The order.
    ///   - at: When it is placed, in ISO 8601.
    ///   - customer: The customer, or nil for a guest.
    ///   - currency: The currency of every amount.
    /// - Throws: `CoreError` for an identifier or instant that is none.
    public init(_ id: String, at: String, customer: String?, in currency: Currency) throws(CoreError) {
        self.id = try OrderID(id)
        self.at = try Timestamp(parsing: at)
        if let customer { self.customer = try CustomerID(customer) } else { self.customer = nil }
        self.currency = currency
    }

    /// Adds a line; its identifier is its number in the order, from 1.
    ///
    /// - Parameters:
    ///   - item: What is bought.
    ///   - price: The price of one, with at most six decimals.
    ///   - quantity: How much is bought.
    ///   - categories: The groups that the item belongs to.
    ///   - discount: What is taken off the line.
    ///   - tax: The part of the rest that is tax.
    public mutating func line(
        _ item: String,
        price: String,
        quantity: String = "1",
        categories: [String] = [],
        discount: String = "0",
        tax: String = "0"
    ) {
        lines.append(
            Line(
                item: item,
                price: price,
                quantity: quantity,
                categories: categories,
                discount: discount,
                tax: tax
            )
        )
    }

    /// Sets what is paid for delivery.
    ///
    /// - Parameter amount: The amount, tax included.
    public mutating func shipping(_ amount: String) { shipping = amount }

    /// Adds a tender.
    ///
    /// - Parameters:
    ///   - kind: The way to pay.
    ///   - amount: How much is paid that way.
    public mutating func tender(_ kind: String, _ amount: String) { tenders.append((kind, amount)) }

    /// Makes the order; a line's price is rounded to the nearest minor unit, a half to the even one.
    ///
    /// - Returns: The order.
    /// - Throws: `CoreError` for anything that an order refuses.
    public func order() throws(CoreError) -> Order {
        var orderLines: [OrderLine] = []
        for (index, line) in lines.enumerated() { orderLines.append(try orderLine(line, number: index + 1)) }
        var orderTenders: [Tender] = []
        for tender in tenders {
            let amount = try Money(parsing: tender.amount, in: currency)
            orderTenders.append(Tender(kind: try TenderKind(tender.kind), amount: amount))
        }
        return try Order(
            id: id,
            at: at,
            customer: customer,
            currency: currency,
            lines: orderLines,
            shipping: Money(parsing: shipping, in: currency),
            tenders: orderTenders
        )
    }

    private func orderLine(_ line: Line, number: Int) throws(CoreError) -> OrderLine {
        var categories: [CategoryID] = []
        for category in line.categories { categories.append(try CategoryID(category)) }
        return try OrderLine(
            id: LineID("\(number)"),
            item: ItemID(line.item),
            categories: categories,
            quantity: Quantity(parsing: line.quantity),
            unitPrice: UnitPrice(parsing: line.price, in: currency),
            rounding: .toNearestOrEven,
            discount: Money(parsing: line.discount, in: currency),
            tax: Money(parsing: line.tax, in: currency)
        )
    }
}
