//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What one rule gave of an accrual's points.
public struct RuleAward: Hashable, Codable, Sendable {
    /// The rule.
    public let rule: RuleID
    /// The steps of points; above zero.
    public let steps: Int64

    private enum CodingKeys: String, CodingKey { case rule, steps }

    /// Creates an award.
    ///
    /// - Parameters:
    ///   - rule: The rule.
    ///   - steps: The steps of points; above zero.
    public init(_ rule: RuleID, steps: Int64) {
        self.rule = rule
        self.steps = steps
    }
}
