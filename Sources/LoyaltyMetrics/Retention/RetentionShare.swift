//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A share of customers in one or more periods, with what is needed to judge it.
public struct RetentionShare: Hashable, Sendable {
    /// The customers with the property of all customers in question, and the Wilson interval.
    public let share: Proportion
    /// Whether the period had ended; otherwise the share still changes.
    public let isComplete: Bool
    /// Whether there are fewer customers than the definition asks for.
    public let isSmallSample: Bool

    /// Creates a share of counts that fit together; nil if they do not, which the figures that call this rule out.
    init?(_ count: Int64, of total: Int64, isComplete: Bool, level: ConfidenceLevel, minimumSample: Int64) {
        guard let share = try? Proportion(count, of: total, level: level) else { return nil }
        self.share = share
        self.isComplete = isComplete
        isSmallSample = total < minimumSample
    }

    /// The share, 0 to 1; nil without customers.
    public var value: Double? { share.value }
}
