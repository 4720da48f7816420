//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Where a fraction went: the exact result, what it became, and by which rule.
public struct RoundingStep: Hashable, Sendable, Codable {
    /// The result before rounding.
    public let exact: ExplainedValue
    /// The result after rounding.
    public let rounded: ExplainedValue
    /// The rule that was applied.
    public let rule: RoundingRule

    private enum CodingKeys: String, CodingKey { case exact, rounded, rule }

    /// Creates a step.
    ///
    /// - Parameters:
    ///   - exact: The result before rounding.
    ///   - rounded: The result after rounding.
    ///   - rule: The rule that was applied.
    public init(exact: ExplainedValue, rounded: ExplainedValue, rule: RoundingRule) {
        self.exact = exact
        self.rounded = rounded
        self.rule = rule
    }
}
