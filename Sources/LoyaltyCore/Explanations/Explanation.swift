//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Why a rule said what it said, down to the parts that it was made of.
///
/// Each node has the finding of one rule: its reason, the value that was found beside the one that was asked for, the
/// place of the rule in its definition, how the result was rounded, and what would have changed the answer. Children
/// are the rule's parts in the order of the definition.
///
/// ```swift
/// let why = Explanation(
///     .no, Reason("spend.belowThreshold"),
///     actual: .money(try Money(parsing: "41.60 EUR")), threshold: .money(try Money(parsing: "50.00 EUR")),
///     path: "accrual/0",
///     nearMiss: NearMiss(
///         shortfall: .money(try Money(parsing: "8.40 EUR")), outcome: .points(try Points(steps: 50, in: .points))))
/// ```
///
/// Explanations are made on demand and read by people; what a decision records is its ``Reason``. Walking, rendering and
/// coding stop at ``maximumDepth`` and ``maximumNodes``.
public struct Explanation: Hashable, Sendable {
    /// What the rule found, or nil for a step that only computes.
    public let verdict: Verdict?
    /// Why, as a code with values.
    public let reason: Reason
    /// The value that was found, if one value decided.
    public let actual: ExplainedValue?
    /// The value that was asked for, if one value decided.
    public let threshold: ExplainedValue?
    /// The keys and indices that lead to the rule in its definition, joined by strokes; empty at the root.
    public let path: String
    /// How the result was rounded, if it was.
    public let rounding: RoundingStep?
    /// What would have changed the answer, if that is known.
    public let nearMiss: NearMiss?
    /// The parts of the rule, in the order of the definition.
    public let children: [Explanation]

    /// Creates a node.
    ///
    /// - Parameters:
    ///   - verdict: What the rule found, or nil for a step that only computes.
    ///   - reason: Why.
    ///   - actual: The value that was found.
    ///   - threshold: The value that was asked for.
    ///   - path: The keys and indices that lead to the rule, joined by strokes.
    ///   - rounding: How the result was rounded.
    ///   - nearMiss: What would have changed the answer.
    ///   - children: The parts of the rule.
    public init(
        _ verdict: Verdict?,
        _ reason: Reason,
        actual: ExplainedValue? = nil,
        threshold: ExplainedValue? = nil,
        path: String = "",
        rounding: RoundingStep? = nil,
        nearMiss: NearMiss? = nil,
        children: [Explanation] = []
    ) {
        self.verdict = verdict
        self.reason = reason
        self.actual = actual
        self.threshold = threshold
        self.path = path
        self.rounding = rounding
        self.nearMiss = nearMiss
        self.children = children
    }

    /// How many levels are walked, rendered and coded, the root included.
    public static let maximumDepth = 32
    /// How many nodes are walked, rendered and coded.
    public static let maximumNodes = 4_096
}

// MARK: - Walking

extension Explanation {
    /// Calls a function with each node, parents before children, within the bounds of depth and number.
    ///
    /// - Parameter body: Receives a node and its level, 0 for the root.
    /// - Returns: Whether every node was visited; false if the tree is deeper or larger than the bounds.
    /// - Throws: What the function throws.
    /// - Complexity: O(*n*) in the number of nodes, at most ``maximumNodes``.
    @discardableResult
    public func visit<Failure: Error>(
        _ body: (_ node: Explanation, _ level: Int) throws(Failure) -> Void
    ) throws(Failure) -> Bool {
        var budget = Self.maximumNodes
        return try visit(at: 0, budget: &budget, body)
    }

    private func visit<Failure: Error>(
        at level: Int,
        budget: inout Int,
        _ body: (Explanation, Int) throws(Failure) -> Void
    ) throws(Failure) -> Bool {
        guard level < Self.maximumDepth, budget > 0 else { return false }
        budget -= 1
        try body(self, level)
        var isComplete = true
        for child in children where try !child.visit(at: level + 1, budget: &budget, body) { isComplete = false }
        return isComplete
    }
}
