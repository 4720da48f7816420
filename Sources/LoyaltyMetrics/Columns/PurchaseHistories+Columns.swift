//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension PurchaseHistories {
    /// Counts the distinct histories of columns.
    ///
    /// ```swift
    /// let histories = try PurchaseHistories(days.histories(asOf: today), in: .week)
    /// let fit = try BetaGeometricModel.fit(to: histories)
    /// ```
    ///
    /// - Parameters:
    ///   - columns: The histories in days.
    ///   - unit: The unit to count in: a week is 7 days, a month 30 days.
    /// - Throws: ``MetricsError`` with code `invalidHistory` for a customer with more than 1,000,000 repeat purchases.
    /// - Complexity: O(*n* log *n*) in the number of customers.
    public init(_ columns: PurchaseHistoryColumns, in unit: PurchaseTimeUnit) throws(MetricsError) {
        // Dates lie within 2^20 of each other unless parts were merged, and always within 2^22.
        let (bits, mask): (UInt64, UInt64) = (22, 1 << 22 - 1)
        let keys = columns.customers.indices.map { row in
            let times = UInt64(columns.lastAt[row]) << bits | UInt64(columns.ages[row])
            return (purchases: columns.repeatPurchases[row], times: times)
        }
        var histories: [PurchaseHistory] = []
        var counts: [Int64] = []
        var last: (purchases: Int32, times: UInt64) = (-1, 0)
        for key in keys.sorted(by: { $0 < $1 }) {
            guard key != last else {
                counts[counts.count - 1] += 1
                continue
            }
            last = key
            counts.append(1)
            histories.append(
                try PurchaseHistory(
                    repeatPurchases: Int64(key.purchases),
                    lastAt: unit.length(ofDays: key.times >> bits),
                    age: unit.length(ofDays: key.times & mask)
                )
            )
        }
        try self.init(histories, customers: counts, in: unit)
    }
}

extension PurchaseTimeUnit {
    /// Whole days in the unit.
    fileprivate func length(ofDays days: UInt64) -> Double {
        switch self {
        case .hour: Double(days) * 24
        case .day: Double(days)
        case .week: Double(days) / 7
        case .month: Double(days) / 30
        }
    }
}
