//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension SegmentRule {
    /// Returns the rule that both rules hold; a chain makes one list.
    public static func && (lhs: SegmentRule, rhs: SegmentRule) -> SegmentRule {
        if case .all(let rules) = lhs.form, !rules.isEmpty { return .all(rules + [rhs]) }
        return .all([lhs, rhs])
    }

    /// Returns the rule that one of two rules holds; a chain makes one list.
    public static func || (lhs: SegmentRule, rhs: SegmentRule) -> SegmentRule {
        if case .any(let rules) = lhs.form, !rules.isEmpty { return .any(rules + [rhs]) }
        return .any([lhs, rhs])
    }

    /// Returns the rule that a rule does not hold; its unknown stays unknown.
    public static prefix func ! (rule: SegmentRule) -> SegmentRule { .not(rule) }
}
