//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The customers of one period by what they did in it and before.
public struct LifecycleCounts: Hashable, Sendable {
    /// Active for the first time.
    public let new: Int64
    /// Active in the period before and in this one.
    public let retained: Int64
    /// Active in this period and in an earlier one, but not in the one before: they came back.
    public let resurrected: Int64
    /// Active in the period before and not in this one: they went, or are late.
    public let churned: Int64

    /// Creates the counts of a period.
    ///
    /// - Parameters:
    ///   - new: How many were active for the first time.
    ///   - retained: How many were active in the period before and in this one.
    ///   - resurrected: How many came back after a period or more without activity.
    ///   - churned: How many were active in the period before and not in this one.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative count, and `sumOutOfRange` beyond 2^53 − 1.
    public init(new: Int64, retained: Int64, resurrected: Int64, churned: Int64) throws(MetricsError) {
        _ = try Tally.sum(ofCounts: [new, retained, resurrected, churned])
        self.init(checked: new, retained, resurrected, churned)
    }

    init(checked new: Int64, _ retained: Int64, _ resurrected: Int64, _ churned: Int64) {
        self.new = new
        self.retained = retained
        self.resurrected = resurrected
        self.churned = churned
    }

    /// Who was active in the period: the new, the retained and the resurrected.
    public var active: Int64 { new + retained + resurrected }
    /// Who was active in the period before: the retained and the churned.
    public var activeBefore: Int64 { retained + churned }
    /// Who was active in the period and not for the first time.
    public var returning: Int64 { retained + resurrected }
}
