//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyMetrics

/// The customers of CDNOW, with times in weeks of two decimals, as the file has them that other programs fit.
struct ModelWorkload: Sendable {
    private(set) var histories: [PurchaseHistory] = []
    private(set) var spending: [SpendHistory] = []
    private(set) var meanSpend: [Double] = []

    /// Reads the rows, each as often as there are customers with it.
    init() throws {
        for entry in Self.text.split(separator: ";") {
            let parts = entry.split(separator: "*")
            let numbers = parts[0].split(whereSeparator: \.isWhitespace).compactMap { Int64($0) }
            guard numbers.count == 4 else { continue }
            let history = try PurchaseHistory(
                repeatPurchases: numbers[0],
                lastAt: Self.weeks(numbers[1]),
                age: Self.weeks(numbers[2])
            )
            let mean = Double(numbers[3]) / 100
            for _ in 0..<(parts.count > 1 ? Int(parts[1]) ?? 1 : 1) {
                histories.append(history)
                meanSpend.append(mean)
                spending.append(try SpendHistory(repeatPurchases: numbers[0], meanSpend: mean))
            }
        }
    }

    private static func weeks(_ days: Int64) -> Double { (Double(days) / 7 * 100).rounded() / 100 }
}
