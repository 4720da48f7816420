//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A rule that was checked against a schema and is ready to be asked about many customers.
///
/// ```swift
/// let prepared = try PreparedRule(rule, for: schema)
/// for facts in customers where try prepared.verdict(for: facts, asOf: asOf) == .yes { … }
/// ```
public struct PreparedRule: Sendable {
    /// The rule as it was given.
    public let rule: SegmentRule
    /// The schema that facts must have.
    public let schema: Schema
    let root: PreparedNode

    /// Checks a rule and prepares it.
    ///
    /// - Parameters:
    ///   - rule: The rule.
    ///   - schema: The attributes that the rule may ask.
    ///   - limits: The bounds on the rule.
    /// - Throws: What ``SegmentRule/check(against:limits:)`` throws.
    /// - Complexity: O(*n* log *n*) in the size of the rule and its lists.
    public init(
        _ rule: SegmentRule,
        for schema: Schema,
        limits: SegmentLimits = .default
    ) throws(SegmentsError) {
        try rule.checkSize(limits)
        self.rule = rule
        self.schema = schema
        self.root = try PreparedNode(rule, schema, limits, path: "")
    }

    /// Returns whether the rule holds for a customer.
    ///
    /// - Parameters:
    ///   - facts: What is known about the customer.
    ///   - asOf: The instant that relative windows end at.
    /// - Returns: Yes, no, or unknown where missing values leave it open; only yes makes a member.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for facts of another schema.
    /// - Complexity: O(*n*) in the size of the rule, less where a part decides.
    public func verdict(for facts: Facts, asOf: Timestamp) throws(SegmentsError) -> Verdict {
        guard facts.schema == schema else {
            throw SegmentsError(.schemaMismatch, "facts have the schema that the rule was prepared for")
        }
        return root.verdict(facts.values, asOf)
    }
}

extension PreparedRule: Hashable {
    /// Whether both are the same rule for the same schema.
    public static func == (lhs: PreparedRule, rhs: PreparedRule) -> Bool {
        lhs.rule == rhs.rule && lhs.schema == rhs.schema
    }

    /// Feeds the rule and the schema to a hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(rule)
        hasher.combine(schema)
    }
}

/// A node of a rule with its attributes turned into slots.
struct PreparedNode: Sendable {
    let rule: SegmentRule
    let path: String
    let parts: [PreparedNode]
    let test: PreparedTest?

    /// Prepares a rule whose depth was checked.
    init(
        _ rule: SegmentRule,
        _ schema: Schema,
        _ limits: SegmentLimits,
        path: String
    ) throws(SegmentsError) {
        self.rule = rule
        self.path = path
        var parts: [PreparedNode] = []
        var prepared: PreparedTest?
        switch rule.form {
        case .all(let rules), .any(let rules):
            for (index, part) in rules.enumerated() {
                parts.append(try PreparedNode(part, schema, limits, path: path.joined("rules/\(index)")))
            }
        case .not(let part): parts = [try PreparedNode(part, schema, limits, path: path.joined("rule"))]
        case .test(let test):
            do throws(TestFault) {
                try test.check(limits)
                prepared = PreparedTest(test, slot: try test.check(schema))
            } catch {
                throw SegmentsError(error, path: path)
            }
        case .unrecognized, .beyondLimits: break
        }
        self.parts = parts
        self.test = prepared
    }

    func verdict(_ values: [AttributeValue?], _ asOf: Timestamp) -> Verdict {
        if let test { return test.verdict(values[test.slot], asOf) }
        switch rule.form {
        case .all: return combined(values, asOf, neutral: .yes, decisive: .no)
        case .any: return combined(values, asOf, neutral: .no, decisive: .yes)
        case .not: return parts[0].verdict(values, asOf).negated
        case .test, .unrecognized, .beyondLimits: return .unknown
        }
    }

    private func combined(
        _ values: [AttributeValue?],
        _ asOf: Timestamp,
        neutral: Verdict,
        decisive: Verdict
    ) -> Verdict {
        var result = neutral
        for part in parts {
            let verdict = part.verdict(values, asOf)
            if verdict == decisive { return decisive }
            if verdict == .unknown { result = .unknown }
        }
        return result
    }
}

extension Verdict {
    /// The verdict of the opposite question.
    var negated: Verdict {
        switch self {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }

    /// The verdict of a question that has an answer.
    init(_ holds: Bool) { self = holds ? .yes : .no }
}
