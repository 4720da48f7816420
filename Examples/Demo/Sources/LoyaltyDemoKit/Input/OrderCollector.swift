//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Gathers rows into orders: the lines of an invoice into one, and every other row into one of its own.
struct OrderCollector {
    /// An order while its rows come in.
    private struct Draft {
        var id: OrderID
        var customer: CustomerID
        var at: Timestamp
        /// In millionths of the currency's major unit; rounded once, at the end.
        var millionths: Int128
        var line: Int
    }

    private let columns: OrderColumns
    private let options: OrderFile.Options
    private var drafts: [Draft] = []
    private var indices: [OrderID: Int] = [:]
    private var customers: [String: CustomerID] = [:]

    init(columns: OrderColumns, options: OrderFile.Options) {
        self.columns = columns
        self.options = options
    }

    /// Takes one row.
    mutating func add(_ line: Int, _ fields: [String], _ counts: inout RowCounts) {
        let name = columns.id.map { fields[$0] } ?? "line-\(line)"
        if name.hasPrefix("C") { return counts.skip("cancelled") }
        if fields[columns.customer].isEmpty { return counts.skip("without a customer") }
        do throws(CoreError) {
            let millionths = try amount(fields)
            guard let at = RowReading.instant(fields[columns.at]) else {
                return counts.reject(line, "invalidDate", "the date cannot be read")
            }
            if case .line = columns.amount, millionths <= 0 { return counts.skip("lines without a positive amount") }
            if millionths < 0 { return counts.skip("negative") }
            if millionths == 0, !options.keepsFreeOrders { return counts.skip("free") }
            let id = try OrderID(name)
            if let index = indices[id] { return merge(index, at, millionths, line, &counts) }
            indices[id] = drafts.count
            let customer = try customer(fields[columns.customer])
            drafts.append(Draft(id: id, customer: customer, at: at, millionths: millionths, line: line))
        } catch {
            counts.reject(line, error.code.description, error.message)
        }
    }

    private mutating func merge(
        _ index: Int,
        _ at: Timestamp,
        _ millionths: Int128,
        _ line: Int,
        _ counts: inout RowCounts
    ) {
        guard case .line = columns.amount else {
            return counts.reject(line, "duplicateOrder", "the order stands on line \(drafts[index].line) already")
        }
        drafts[index].at = min(drafts[index].at, at)
        drafts[index].millionths += millionths
    }

    private mutating func customer(_ text: String) throws(CoreError) -> CustomerID {
        if let known = customers[text] { return known }
        let customer = try CustomerID(text)
        customers[text] = customer
        return customer
    }

    private func amount(_ fields: [String]) throws(CoreError) -> Int128 {
        switch columns.amount {
        case .total(let column, let shift):
            var millionths = Int128(try Quantity(parsing: fields[column]).millionths)
            for _ in 0..<shift { millionths /= 10 }
            return millionths
        case .line(let quantity, let price):
            let count = try Quantity(parsing: fields[quantity])
            let price = try Quantity(parsing: fields[price])
            guard !count.isNegative, !price.isNegative else { return 0 }
            return Int128(count.millionths) * Int128(price.millionths) / 1_000_000
        }
    }

    /// Returns the orders by time; a draft whose amount is out of range is rejected with its line.
    func orders(_ counts: inout RowCounts) -> [Order] {
        var divisor: Int128 = 1_000_000
        for _ in 0..<options.currency.exponent { divisor /= 10 }
        var orders: [Order] = []
        orders.reserveCapacity(drafts.count)
        for draft in drafts {
            do throws(CoreError) {
                let minorUnits = try RoundingRule.toNearestOrEven.quotient(draft.millionths, by: divisor)
                let total = try Money(minorUnits: minorUnits, in: options.currency)
                orders.append(try Order(id: draft.id, at: draft.at, customer: draft.customer, total: total))
            } catch {
                counts.reject(draft.line, error.code.description, error.message)
            }
        }
        return orders.sorted { $0.at == $1.at ? $0.id < $1.id : $0.at < $1.at }
    }
}
