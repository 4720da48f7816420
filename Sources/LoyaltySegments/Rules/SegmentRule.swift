//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Who belongs to a segment: tests of attributes and of windows of events, joined by *all*, *any* and *not*.
///
/// A rule has one meaning and three forms: this tree, text for people, and JSON for storage.
///
/// ```swift
/// let rule = try SegmentRule(
///     parsing: #"average_order > 50 EUR and (orders >= 3 or tier in ("gold", "platinum"))"#, for: schema)
/// let verdict = try rule.verdict(for: facts, asOf: asOf)   // .yes, .no or .unknown
/// ```
///
/// Truth has three values, as in SQL (Kleene's strong logic): a test over a missing value is unknown, *not* unknown is
/// unknown, and only *yes* makes a member. *All* of nothing is yes, *any* of nothing is no; *all* or *any* of a single
/// rule is that rule.
///
/// A tree is never deeper than ``maximumDepth`` nor larger than ``maximumSize``: what would be is kept as
/// ``Form/beyondLimits``, which every check refuses. So no tree, however it was made, can exhaust the stack.
public struct SegmentRule: Hashable, Sendable {
    /// What the rule says.
    public let form: Form
    /// The number of levels, 1 for a single test.
    public let depth: Int
    /// The number of nodes, 1 for a single test.
    public let size: Int

    /// Creates a rule.
    ///
    /// - Parameter form: What the rule says.
    public init(_ form: Form) {
        let parts = form.parts
        if case .all = form, parts.count == 1 {
            self = parts[0]
            return
        }
        if case .any = form, parts.count == 1 {
            self = parts[0]
            return
        }
        var depth = 1 + (parts.lazy.map(\.depth).max() ?? 0)
        var size = parts.reduce(1) { $0 + $1.size }
        var isBeyond = parts.contains { $0.form == .beyondLimits }
        if case .test(let test) = form {
            depth = test.operand.depth
            size = test.operand.size
            isBeyond = test.operand.form == .beyondLimits
        }
        if depth > Self.maximumDepth || size > Self.maximumSize || isBeyond {
            self.form = .beyondLimits
            self.depth = 1
            self.size = 1
        } else {
            self.form = form
            self.depth = depth
            self.size = size
        }
    }

    /// What a rule says.
    public indirect enum Form: Hashable, Sendable {
        /// Every rule of the list holds; yes for an empty list.
        case all([SegmentRule])
        /// Some rule of the list holds; no for an empty list.
        case any([SegmentRule])
        /// The rule does not hold.
        case not(SegmentRule)
        /// A question to one attribute, a window of events, or a computation with them.
        case test(SegmentTest)
        /// The customer belongs to another segment: yes or no, never unknown.
        case segment(SegmentID)
        /// A part of a kind that this release does not know: always unknown, and kept whole.
        case unrecognized(UnknownKind)
        /// A tree beyond ``SegmentRule/maximumDepth`` or ``SegmentRule/maximumSize``; refused by every check.
        case beyondLimits
    }

    /// The most levels that a rule has.
    public static let maximumDepth = 32
    /// The most nodes that a rule has.
    public static let maximumSize = 4_096
}

extension SegmentRule.Form {
    /// The rules that the form joins.
    var parts: [SegmentRule] {
        switch self {
        case .all(let rules), .any(let rules): rules
        case .not(let rule): [rule]
        case .test, .segment, .unrecognized, .beyondLimits: []
        }
    }
}

// MARK: - Making rules

extension SegmentRule {
    /// Returns the rule that every rule of a list holds.
    ///
    /// - Parameter rules: The rules; none give a rule that always holds.
    /// - Returns: The rule.
    public static func all(_ rules: [SegmentRule]) -> SegmentRule { SegmentRule(.all(rules)) }

    /// Returns the rule that some rule of a list holds.
    ///
    /// - Parameter rules: The rules; none give a rule that never holds.
    /// - Returns: The rule.
    public static func any(_ rules: [SegmentRule]) -> SegmentRule { SegmentRule(.any(rules)) }

    /// Returns the rule that another does not hold.
    ///
    /// - Parameter rule: The rule to negate; its unknown stays unknown.
    /// - Returns: The rule.
    public static func not(_ rule: SegmentRule) -> SegmentRule { SegmentRule(.not(rule)) }

    /// Returns a rule of one test.
    ///
    /// - Parameters:
    ///   - attribute: The attribute that is asked.
    ///   - condition: What is asked.
    ///   - fallback: The value that stands in for a missing one.
    /// - Returns: The rule.
    public static func test(
        _ attribute: AttributeName,
        _ condition: SegmentTest.Condition,
        fallback: AttributeValue? = nil
    ) -> SegmentRule {
        SegmentRule(.test(SegmentTest(attribute, condition, fallback: fallback)))
    }

    /// Returns a rule of one test.
    ///
    /// - Parameters:
    ///   - operand: The attribute, window or computation that is asked.
    ///   - condition: What is asked.
    ///   - fallback: The value that stands in for a missing one.
    /// - Returns: The rule.
    public static func test(
        operand: Operand,
        _ condition: SegmentTest.Condition,
        fallback: AttributeValue? = nil
    ) -> SegmentRule {
        SegmentRule(.test(SegmentTest(operand: operand, condition, fallback: fallback)))
    }

    /// Returns the rule that the customer belongs to another segment.
    ///
    /// - Parameter id: The segment.
    /// - Returns: The rule.
    public static func segment(_ id: SegmentID) -> SegmentRule { SegmentRule(.segment(id)) }

    /// The attributes that the rule asks, each once, in the order of their names; fields of events are none.
    public var attributes: [AttributeName] {
        var names: Set<AttributeName> = []
        for leaf in tests.flatMap(\.operand.leaves) {
            if case .attribute(let name) = leaf.form { names.insert(name) }
        }
        return names.sorted()
    }

    /// The segments that the rule refers to, each once, in the order of their identifiers.
    public var segments: [SegmentID] {
        var segments: Set<SegmentID> = []
        for part in everyPart { if case .segment(let id) = part.form { segments.insert(id) } }
        return segments.sorted()
    }

    /// The tests of the rule in its order.
    var tests: [SegmentTest] {
        everyPart.compactMap { if case .test(let test) = $0.form { test } else { nil } }
    }

    /// Whether the rule asks no windows and refers to no segments, as the filter of a window must.
    var asksFieldsOnly: Bool {
        everyPart.allSatisfy { part in
            switch part.form {
            case .segment: false
            case .test(let test): !test.operand.leaves.contains { if case .window = $0.form { true } else { false } }
            default: true
            }
        }
    }

    /// The rule and all its parts, a rule before its parts.
    private var everyPart: [SegmentRule] {
        var parts: [SegmentRule] = []
        var pending = [self]
        while let rule = pending.popLast() {
            parts.append(rule)
            pending += rule.form.parts.reversed()
        }
        return parts
    }
}
