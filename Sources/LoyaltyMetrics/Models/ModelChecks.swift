//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The checks that all models make of parameters and times.
enum ModelChecks {
    /// Refuses parameters that are not positive and finite, or not as many as there are names.
    static func check(parameters: [Double], named names: [String]) throws(MetricsError) {
        guard parameters.count == names.count, parameters.allSatisfy({ $0 > 0 && $0 < .infinity }) else {
            throw MetricsError(.invalidParameters, "each parameter of a model is positive and finite")
        }
    }

    /// Refuses a time that is negative or not finite.
    static func check(duration: Double) throws(MetricsError) {
        guard duration >= 0, duration < .infinity else {
            throw MetricsError(.invalidDuration, "a time is zero or more and finite")
        }
    }

    /// Refuses a number of repeat purchases that no history may have.
    static func check(repeatPurchases count: Int64) throws(MetricsError) {
        guard (0...PurchaseHistory.mostPurchases).contains(count) else {
            throw MetricsError(.invalidCounts, "a number of repeat purchases is 0 to 1000000")
        }
    }

    /// Refuses to mix units.
    static func check(_ unit: PurchaseTimeUnit, is other: PurchaseTimeUnit) throws(MetricsError) {
        guard unit == other else { throw MetricsError(.unitMismatch, "histories and model count time in one unit") }
    }

    /// Refuses to fit a model of repeat purchases without any.
    static func check(canFit histories: PurchaseHistories) throws(MetricsError) {
        guard histories.repeatPurchases > 0, histories.totalAge > 0 else {
            throw MetricsError(
                .insufficientData,
                "a model of repeat purchases is fitted to customers some of whom repeat"
            )
        }
    }
}
