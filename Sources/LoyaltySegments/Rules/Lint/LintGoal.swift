//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What a rule asks of one thing, for the linter.
struct LintLiteral: Hashable {
    /// What is asked: an operand with its fallback, or a segment.
    enum Subject: Hashable {
        case operand(Operand, fallback: AttributeValue?)
        case segment(SegmentID)
    }

    let subject: Subject
    let condition: SegmentTest.Condition
    /// Whether the opposite is asked.
    let isNegated: Bool
    /// Whether an unknown will do as well.
    let admitsUnknown: Bool

    /// Whether a missing value makes the answer unknown.
    var needsValue: Bool {
        guard case .operand(_, fallback: nil) = subject else { return false }
        return condition != .isMissing && condition != .isKnown
    }
}

/// A rule with its negations at its leaves, which is the same by De Morgan in three-valued logic too.
indirect enum LintGoal {
    case all([LintGoal])
    case any([LintGoal])
    case literal(LintLiteral)
    /// A part that nothing is known about.
    case open

    /// What makes a rule yes, or what makes it no; with unknown, what makes it no or unknown.
    init(_ rule: SegmentRule, isNegated: Bool, admitsUnknown: Bool = false) {
        func parts(_ rules: [SegmentRule]) -> [LintGoal] {
            rules.map { LintGoal($0, isNegated: isNegated, admitsUnknown: admitsUnknown) }
        }
        switch rule.form {
        case .all(let rules): self = isNegated ? .any(parts(rules)) : .all(parts(rules))
        case .any(let rules): self = isNegated ? .all(parts(rules)) : .any(parts(rules))
        case .not(let rule): self = LintGoal(rule, isNegated: !isNegated, admitsUnknown: admitsUnknown)
        case .test(let test):
            self = .literal(
                LintLiteral(
                    subject: .operand(test.operand, fallback: test.fallback),
                    condition: test.condition,
                    isNegated: isNegated,
                    admitsUnknown: admitsUnknown
                )
            )
        case .segment(let id):
            self = .literal(
                LintLiteral(
                    subject: .segment(id),
                    condition: .compare(.equal, .flag(true)),
                    isNegated: isNegated,
                    admitsUnknown: false
                )
            )
        case .unrecognized, .beyondLimits: self = .open
        }
    }
}

/// Searches whether goals can hold together, as far as intervals of single operands tell.
struct LintSearch {
    private let schema: Schema
    /// The alternatives that are still tried; beyond them nothing is claimed.
    private var budget = 1_024

    init(_ schema: Schema) { self.schema = schema }

    /// Returns whether no values satisfy all goals; false where that is not certain.
    mutating func isContradiction(_ goals: [LintGoal]) -> Bool { isContradiction(goals[...], [:]) }

    private mutating func isContradiction(
        _ goals: ArraySlice<LintGoal>,
        _ domains: [LintLiteral.Subject: LintDomain]
    ) -> Bool {
        guard budget > 0 else { return false }
        budget -= 1
        var domains = domains
        var pending = Array(goals.reversed())
        var choices: [[LintGoal]] = []
        var unknowns: [LintLiteral] = []
        while let goal = pending.popLast() {
            switch goal {
            case .all(let goals): pending += goals.reversed()
            case .any(let goals): choices.append(goals)
            case .literal(let literal) where literal.admitsUnknown && literal.needsValue: unknowns.append(literal)
            case .literal(let literal):
                domains[literal.subject, default: LintDomain(literal.subject, schema)].add(literal)
                if domains[literal.subject]?.isEmpty == true { return true }
            case .open: break
            }
        }
        // What may be unknown binds only where the value is known anyway.
        for literal in unknowns {
            var domain = domains[literal.subject, default: LintDomain(literal.subject, schema)]
            guard domain.isKnown else { continue }
            domain.add(literal)
            if domain.isEmpty { return true }
            domains[literal.subject] = domain
        }
        guard let first = choices.first else { return false }
        let rest = choices.dropFirst().map(LintGoal.any) + unknowns.map(LintGoal.literal)
        for alternative in first where !isContradiction(([alternative] + rest)[...], domains) { return false }
        return true
    }
}
