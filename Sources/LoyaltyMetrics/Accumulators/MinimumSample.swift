//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The number of cases below which a figure is flagged as a small sample.
enum MinimumSample {
    /// The customary minimum.
    static let standard: Int64 = 30

    static func checked(_ minimum: Int64) throws(MetricsError) -> Int64 {
        guard (1...Tally.maximum).contains(minimum) else {
            throw MetricsError(.invalidDefinition, "the smallest sample is at least 1")
        }
        return minimum
    }
}
