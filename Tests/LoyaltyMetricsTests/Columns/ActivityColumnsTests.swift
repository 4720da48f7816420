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

@Suite("Columns: rows that no log may have are refused")
struct ActivityColumnsTests {
    @Test(
        "Columns of different lengths, and values outside their range, are refused",
        arguments: [
            Refused([0, 1], 2, [0], [5, 5], .columnMismatch),
            Refused([0], 1, [0], [5, 5], .columnMismatch),
            Refused([0, 2], 2, [0, 0], [5, 5], .valueOutOfRange),
            Refused([0, -1], 2, [0, 0], [5, 5], .valueOutOfRange),
            Refused([0], 0, [0], [5], .valueOutOfRange),
            Refused([], -1, [], [], .valueOutOfRange),
            Refused([], 1 << 31, [], [], .valueOutOfRange),
            Refused([0, 0], 1, [0, .min], [5, 5], .valueOutOfRange),
            Refused([0, 0], 1, [0, .max], [5, 5], .valueOutOfRange),
            Refused([0, 0], 1, [0, 0], [5, -1], .valueOutOfRange),
            Refused([0, 0], 1, [0, 0], [5, 9_007_199_254_740_992], .valueOutOfRange),
        ]
    )
    func refused(_ example: Refused) {
        let error = #expect(throws: MetricsError.self) {
            try OrderColumns(
                customers: example.customers,
                customerCount: example.customerCount,
                times: example.times,
                minorUnits: example.minorUnits,
                in: .eur
            )
        }
        #expect(error?.code == example.code)
    }

    @Test("The first and the last instant, the greatest total and no row at all are taken")
    func extremes() throws {
        let times = [Timestamp.earliest, .latest].map(\.microsecondsSince1970)
        let orders = try OrderColumns(
            customers: [0, 1],
            customerCount: 2,
            times: times,
            minorUnits: [0, 9_007_199_254_740_991],
            in: .eur
        )
        #expect(orders.count == 2)
        #expect(orders.activities.count == 2)
        let none = try OrderColumns(customers: [], customerCount: 0, times: [], minorUnits: [], in: .eur)
        #expect(none.count == 0)
        #expect(try PurchaseDayColumns(none, in: FixedOffset.utc).histories(asOf: .earliest).count == 0)
        #expect(try RFMColumns(none).scores(by: .standard(in: .eur), datesIn: FixedOffset.utc).count == 0)
    }

    struct Refused: Sendable, CustomTestStringConvertible {
        let customers: [Int32]
        let customerCount: Int
        let times: [Int64]
        let minorUnits: [Int64]
        let code: MetricsError.Code
        var testDescription: String { "\(customers) of \(customerCount), \(times), \(minorUnits): \(code)" }

        init(_ customers: [Int32], _ count: Int, _ times: [Int64], _ minorUnits: [Int64], _ code: MetricsError.Code) {
            self.customers = customers
            customerCount = count
            self.times = times
            self.minorUnits = minorUnits
            self.code = code
        }
    }
}
