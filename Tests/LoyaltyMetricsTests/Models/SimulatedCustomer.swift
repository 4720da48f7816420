//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyMetrics

/// Returns the history of a customer who buys at a rate and stops after a repeat purchase with a probability.
func simulated(
    rate: Double,
    stopping: Double,
    until age: Double,
    using random: inout some RandomNumberGenerator
) throws -> PurchaseHistory {
    // Waiting times are geometric in short steps, which is nearly exponential.
    let step = 0.05
    var (purchases, lastAt, now) = (Int64(0), 0.0, 0.0)
    while now < age {
        now += step
        guard Double.random(in: 0..<1, using: &random) < rate * step else { continue }
        purchases += 1
        lastAt = min(now, age)
        if Double.random(in: 0..<1, using: &random) < stopping { break }
    }
    return try PurchaseHistory(repeatPurchases: purchases, lastAt: lastAt, age: age)
}
