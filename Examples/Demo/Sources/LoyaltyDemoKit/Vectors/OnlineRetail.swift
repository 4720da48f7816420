//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// How the Online Retail data set becomes orders.
enum OnlineRetail {
    /// The columns that are read.
    static let columns = ["invoice_no", "customer_id", "invoice_date", "stock_code", "quantity", "unit_price"]

    /// Pounds in thousandths: the prices of the data set have three decimals, and no figure of it is rounded.
    static func currency() throws -> Currency { try Currency(custom: "GBPM", exponent: 3) }

    /// Returns the orders by time: the lines of an invoice together, at the time of the earliest.
    static func orders(in rows: [[String]]) throws -> [Order] {
        let currency = try currency()
        var drafts: [String: Draft] = [:]
        for row in rows {
            guard !row[1].isEmpty, !row[0].hasPrefix("C"), let quantity = Int64(row[4]), quantity > 0,
                let mills = mills(row[5]), mills > 0
            else {
                continue
            }
            guard let at = RowReading.instant(row[2]) else {
                throw DemoError(.malformedHeader, "online_retail has a date that cannot be read")
            }
            let customer = try CustomerID(row[1])
            var draft = drafts[row[0]] ?? Draft(customer: customer, at: at)
            draft.at = min(draft.at, at)
            let gross: Int64 = mills * quantity
            draft.lines.append(
                try OrderLine(
                    id: LineID("\(draft.lines.count + 1)"),
                    item: ItemID(row[3]),
                    quantity: Quantity(quantity),
                    unitPrice: UnitPrice(millionths: mills * 1_000, in: currency),
                    gross: Money(minorUnits: gross, in: currency)
                )
            )
            drafts[row[0]] = draft
        }
        return try drafts.map { invoice, draft in
            try Order(
                id: OrderID(invoice),
                at: draft.at,
                customer: draft.customer,
                currency: currency,
                lines: draft.lines
            )
        }.sorted { $0.at == $1.at ? $0.id < $1.id : $0.at < $1.at }
    }

    private struct Draft {
        let customer: CustomerID
        var at: Timestamp
        var lines: [OrderLine] = []
    }

    /// Thousandths from a price with three decimals.
    private static func mills(_ price: String) -> Int64? {
        guard let quantity = try? Quantity(parsing: price) else { return nil }
        return quantity.millionths / 1_000
    }
}
