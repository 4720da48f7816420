//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import Testing

/// Orders of customers who are numbers, for the laws of columns.
struct ColumnOrder {
    var customer: Int
    var time: Int64
    var minorUnits: Int64
}

extension Samples {
    /// Orders within two years, several of a customer at one time or on one date now and then.
    static func columnOrders(
        _ count: Int,
        customers: Int,
        from start: String = "2024-01-01T00:00:00Z",
        totals: ClosedRange<Int64> = 0...5_000,
        using random: inout some RandomNumberGenerator
    ) throws -> [ColumnOrder] {
        let start = try Timestamp(parsing: start).microsecondsSince1970
        return (0..<count).map { _ in
            ColumnOrder(
                customer: Int.random(in: 0..<customers, using: &random),
                time: start + 1_800_000_000 * .random(in: 0...35_000, using: &random)
                    + .random(in: -1...1, using: &random),
                minorUnits: .random(in: totals, using: &random)
            )
        }
    }

    static func columns(_ orders: [ColumnOrder], customers: Int) throws -> OrderColumns {
        try OrderColumns(
            customers: orders.map { Int32($0.customer) },
            customerCount: customers,
            times: orders.map(\.time),
            minorUnits: orders.map(\.minorUnits),
            in: .eur
        )
    }

    static func customer(_ number: Int) throws -> CustomerID { try CustomerID("c\(100_000 + number)") }

    /// The same orders as activities.
    static func orders(_ orders: [ColumnOrder]) throws -> [Order] {
        try orders.enumerated().map { index, order in
            try Order(
                id: OrderID("o\(index)"),
                at: Timestamp(microsecondsSince1970: order.time),
                customer: customer(order.customer),
                total: Money(minorUnits: order.minorUnits, in: .eur)
            )
        }
    }

    /// The parts of a list that is dealt out at random.
    static func parts<Element>(
        _ elements: [Element],
        using random: inout some RandomNumberGenerator
    ) -> [[Element]] {
        var parts = [[Element]](repeating: [], count: Int.random(in: 1...4, using: &random))
        for element in elements.shuffled(using: &random) {
            parts[.random(in: parts.indices, using: &random)].append(element)
        }
        return parts
    }
}

extension ZoneWithChanges {
    /// Two years whose clocks go back from 00:01 to 23:01, so that a date comes twice, and forward over a midnight and a date.
    static let oddClocks: ZoneWithChanges = {
        let changes = [
            // 00:01 on 4 March is 23:01 on 3 March, as Newfoundland had it until 2011.
            ("2024-03-04T03:01:00Z", -4),
            // 00:00 on 5 July is 01:00.
            ("2024-07-05T04:00:00Z", -3),
            // A day is skipped, as Samoa did in 2011.
            ("2025-01-10T03:00:00Z", 18),
            ("2025-06-01T00:30:00Z", 17),
        ]
        return ZoneWithChanges(
            identifier: "Odd/Clocks",
            hours: -3,
            changes: changes.compactMap { text, hours in (try? Timestamp(parsing: text)).map { ($0, hours) } }
        )
    }()
}

/// Checks that something is refused with a code.
func expectRefused(
    _ code: MetricsError.Code,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws -> Void
) {
    let error = #expect(throws: MetricsError.self, sourceLocation: sourceLocation, performing: body)
    #expect(error?.code == code, sourceLocation: sourceLocation)
}
