//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The orders of a CSV file: one row an order, or one row a line of an invoice.
public struct OrderFile: Sendable {
    /// The orders that count, by time and then by identifier.
    public let orders: [Order]
    /// What became of each row.
    public let counts: RowCounts

    /// How a file is read.
    public struct Options: Sendable {
        /// Which column holds what.
        public var columns: ColumnMapping
        /// The currency of the amounts.
        public var currency: Currency
        /// Whether orders of nothing at all count; in most shops they are gifts and tests.
        public var keepsFreeOrders: Bool

        /// Creates options.
        ///
        /// - Parameters:
        ///   - columns: Which column holds what.
        ///   - currency: The currency of the amounts.
        ///   - keepsFreeOrders: Whether orders of nothing at all count.
        public init(columns: ColumnMapping, currency: Currency, keepsFreeOrders: Bool) {
            self.columns = columns
            self.currency = currency
            self.keepsFreeOrders = keepsFreeOrders
        }
    }

    /// Reads a file.
    ///
    /// Orders without a customer, cancelled ones (an identifier that starts with C) and those of a negative amount, or of
    /// none unless free orders are kept, are left out and counted. Amounts with more decimals than the currency are rounded
    /// to the nearest minor unit, a half to the even one, once an order.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - options: How it is read.
    ///   - progress: Told now and then how much is read, 0 to 1.
    /// - Throws: ``DemoError`` if the file cannot be read at all, or has no order that counts.
    public init(_ bytes: [UInt8], _ options: Options, progress: (Double) -> Void) throws(DemoError) {
        var table = try CSVTable(bytes)
        let columns = try OrderColumns(table.header, options.columns)
        var collector = OrderCollector(columns: columns, options: options)
        table.forEachRow(progress: progress) { line, fields, counts in collector.add(line, fields, &counts) }
        var counts = table.counts
        orders = collector.orders(&counts)
        self.counts = counts
        guard !orders.isEmpty else { throw DemoError(.emptyFile, "the file has no order that counts") }
    }
}

/// The columns of an order file.
struct OrderColumns {
    let id: Int?
    let customer: Int
    let at: Int
    let amount: Amount

    /// Where the amount comes from.
    enum Amount {
        /// A column of amounts, and how many of its decimals are written without a point.
        case total(column: Int, shift: Int)
        /// A column of quantities and one of prices: each row is a line of an invoice.
        case line(quantity: Int, price: Int)
    }

    init(_ header: [String], _ mapping: ColumnMapping) throws(DemoError) {
        id = try mapping.index(
            of: "id",
            aliases: ["order_id", "invoice_no", "invoice", "order", "id"],
            in: header
        )
        customer = try mapping.required("customer", aliases: ["customer_id", "customer", "client_id"], in: header)
        at = try mapping.required(
            "at",
            aliases: ["order_date", "invoice_date", "date", "created_at", "at"],
            in: header
        )
        if let column = try mapping.index(of: "mills", aliases: ["amount_mills"], in: header) {
            amount = .total(column: column, shift: 3)
        } else if let column = try mapping.index(of: "amount", aliases: ["amount", "total", "revenue"], in: header) {
            amount = .total(column: column, shift: 0)
        } else if let quantity = try mapping.index(of: "quantity", aliases: ["quantity"], in: header),
            let price = try mapping.index(of: "price", aliases: ["unit_price", "price"], in: header), id != nil
        {
            amount = .line(quantity: quantity, price: price)
        } else {
            throw DemoError(
                .missingColumn,
                "no column for 'amount'; name it with amount=COLUMN; the file has: \(header.joined(separator: ", "))"
            )
        }
    }
}
