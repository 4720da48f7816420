//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A verdict with its whole reason: what each part of the rule found, and which parts decided.
///
/// ```swift
/// let evaluation = try rule.evaluate(facts, asOf: asOf)
/// evaluation.isMember              // false
/// evaluation.causes[0].distance    // .integer(2): two more orders would change the answer
/// ```
///
/// Built on demand for one customer; for many, ask ``PreparedRule/verdict(for:members:asOf:)``.
public struct Evaluation: Hashable, Sendable {
    /// The finding of the whole rule, with its parts.
    public let root: Part
    /// The instant that relative windows ended at.
    public let asOf: Timestamp

    /// What the rule found.
    public var verdict: Verdict { root.verdict }
    /// Whether the customer is a member: only if the verdict is yes.
    public var isMember: Bool { verdict == .yes }

    /// The smallest set of tests that settles the verdict, in the order of the rule.
    ///
    /// For *all* that found no it is one part that found no, the one with the fewest tests and of several the first; for
    /// *all* that found yes it is every part; for an unknown it is every part that is unknown. For *any* the other way
    /// round.
    public var causes: [Part] {
        var causes: [Part] = []
        var pending = [root]
        while let part = pending.popLast() {
            guard part.isCause else { continue }
            if part.parts.isEmpty { causes.append(part) }
            pending += part.parts.reversed()
        }
        return causes
    }

    /// The finding of one part of a rule.
    public struct Part: Hashable, Sendable {
        /// The part of the rule.
        public let rule: SegmentRule
        /// The keys and indices that lead to the part, joined by strokes, as `rules/1/rule`; empty at the root.
        public let path: String
        /// What the part found.
        public let verdict: Verdict
        /// The value that was found, for a test; nil if it is missing.
        ///
        /// A ratio that is compared exactly is rounded half to even here, to a number or to the minor unit, for show.
        public let actual: AttributeValue?
        /// The attributes and windows that a test read, from left to right; constants are none.
        public let sources: [Source]
        /// Whether the test's fallback stood in for a missing value.
        public let usesFallback: Bool
        /// How far the value is from changing the test's answer, if that is an amount.
        public let distance: FlipDistance?
        /// Whether the part belongs to the smallest set that settles the verdict of the whole rule.
        public let isCause: Bool
        /// The findings of the parts of this part.
        public let parts: [Part]
    }
}

// MARK: - Evaluating

extension PreparedRule {
    /// Evaluates the rule for a customer and keeps every finding.
    ///
    /// - Parameters:
    ///   - facts: What is known about the customer.
    ///   - members: The segments that the customer belongs to, of those that the rule refers to.
    ///   - asOf: The instant that windows end at.
    /// - Returns: The verdict with its reasons.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for facts of another schema.
    /// - Complexity: O(*n* · *d*) in the size and the depth of the rule; for each window O(log *m* + *k*) in the
    ///   customer's events and those of the period.
    public func evaluate(
        _ facts: Facts,
        members: Set<SegmentID> = [],
        asOf: Timestamp
    ) throws(SegmentsError) -> Evaluation {
        let context = FindingContext(try input(facts, members: members, asOf: asOf), table, facts, calendar)
        return Evaluation(root: Finding(root, context).part(isCause: true), asOf: asOf)
    }
}

extension SegmentRule {
    /// Returns whether the rule holds for one customer; prepare the rule once to ask about many.
    ///
    /// - Parameters:
    ///   - facts: What is known about the customer.
    ///   - asOf: The instant that windows end at.
    ///   - zone: The zone of calendar windows and of days since a date.
    ///   - limits: The bounds on the rule.
    /// - Returns: Yes, no, or unknown where missing values leave it open; only yes makes a member.
    /// - Throws: What preparing the rule throws.
    public func verdict(
        for facts: Facts,
        asOf: Timestamp,
        zone: (any TimeZoneRules)? = nil,
        limits: SegmentLimits = .default
    ) throws(SegmentsError) -> Verdict {
        try PreparedRule(self, for: facts.schema, zone: zone, limits: limits).verdict(for: facts, asOf: asOf)
    }

    /// Evaluates the rule for one customer and keeps every finding; prepare the rule once to ask about many.
    ///
    /// - Parameters:
    ///   - facts: What is known about the customer.
    ///   - asOf: The instant that windows end at.
    ///   - zone: The zone of calendar windows and of days since a date.
    ///   - limits: The bounds on the rule.
    /// - Returns: The verdict with its reasons.
    /// - Throws: What preparing the rule throws.
    public func evaluate(
        _ facts: Facts,
        asOf: Timestamp,
        zone: (any TimeZoneRules)? = nil,
        limits: SegmentLimits = .default
    ) throws(SegmentsError) -> Evaluation {
        try PreparedRule(self, for: facts.schema, zone: zone, limits: limits).evaluate(facts, asOf: asOf)
    }
}
