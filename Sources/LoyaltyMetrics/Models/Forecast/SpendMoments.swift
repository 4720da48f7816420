//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The moments of what a customer's purchase is worth, whose own mean is uncertain.
struct SpendMoments {
    /// The mean.
    let mean: Double
    /// The mean square of the customer's own mean; nil if it has no bounds.
    let meanSquare: Double?
    /// The mean variance of one purchase around the customer's own mean; nil if it has no bounds.
    let varianceOfOne: Double?
}

extension GammaGammaModel {
    /// Returns the moments of what a purchase of a customer is worth; of one whose own mean is unknown, those of new customers.
    func moments(of history: SpendHistory) -> SpendMoments {
        let x = history.isInformative ? Double(history.repeatPurchases) : 0
        let shape = p * x + q
        let rate = p * (v + x * history.meanSpend)
        let square = shape > 2 ? rate * rate / ((shape - 1) * (shape - 2)) : nil
        return SpendMoments(mean: rate / (shape - 1), meanSquare: square, varianceOfOne: square.map { $0 / p })
    }
}
