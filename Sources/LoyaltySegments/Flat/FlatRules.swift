//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Rules made ready for the path of a request: a few words of a row and a few steps decide.
///
/// ```swift
/// let flat = try FlatRules([vip, sleeping])
/// let row = try flat.row(["orders": .integer(4), "tier": .text("gold")], asOf: asOf)
/// try flat.isMember(row, of: 0)     // a few nanoseconds a condition
/// try flat.verdict(row, of: 1)      // yes, no or unknown
/// ```
///
/// The answers are those of ``PreparedRule/verdict(for:members:asOf:)``; ask that rule for the reason. A row is as of its
/// instant: what depends on time is worked out when the row is made.
public struct FlatRules: Sendable {
    @usableFromInline let plan: FlatPlan

    /// The rules by the index that asks for them.
    public var rules: [PreparedRule] { plan.rules }

    /// Makes rules ready.
    ///
    /// - Parameter rules: Rules for one schema and, as far as they ask the calendar, one zone.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` if the rules have different schemas or zones.
    /// - Complexity: O(*n* log *n*) in the size of the rules and their lists.
    public init(_ rules: [PreparedRule]) throws(SegmentsError) {
        try PreparedRule.checkTogether(rules)
        plan = FlatPlan(rules)
    }

    /// Returns whether a customer belongs to a rule.
    ///
    /// - Parameters:
    ///   - row: The customer's row, made by these rules.
    ///   - rule: The index of the rule.
    /// - Returns: Whether the rule's verdict is yes.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for a row of other rules, or `unknownRule`.
    /// - Complexity: O(*n*) in the size of the rule, less where a part decides.
    @inlinable @inline(__always)
    public func isMember(_ row: PreparedRow, of rule: Int = 0) throws(SegmentsError) -> Bool {
        // Inlined, because the references of a row that is handed from an array to a call are counted up and down.
        try check(row, rule)
        return plan.code.passes(row, from: plan.starts[rule].yes)
    }

    /// Returns whether a rule holds for a customer.
    ///
    /// - Parameters:
    ///   - row: The customer's row, made by these rules.
    ///   - rule: The index of the rule.
    /// - Returns: Yes, no, or unknown where missing values leave it open.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for a row of other rules, or `unknownRule`.
    /// - Complexity: O(*n*) in the size of the rule, less where a part decides.
    @inlinable
    public func verdict(_ row: PreparedRow, of rule: Int = 0) throws(SegmentsError) -> Verdict {
        try check(row, rule)
        let start = plan.starts[rule]
        if plan.code.passes(row, from: start.yes) { return .yes }
        return plan.code.passes(row, from: start.no) ? .no : .unknown
    }

    /// Checks that a row was made by these rules and that there is a rule of this index.
    @inlinable @inline(__always)
    func check(_ row: PreparedRow, _ rule: Int) throws(SegmentsError) {
        guard row.fingerprint == plan.fingerprint else { throw Self.foreignRow }
        guard plan.starts.indices.contains(rule) else { throw Self.noSuchRule }
    }

    @usableFromInline static var foreignRow: SegmentsError {
        SegmentsError(.schemaMismatch, "a row is asked by the rules that made it")
    }

    @usableFromInline static var noSuchRule: SegmentsError {
        SegmentsError(.unknownRule, "there is a rule for each index")
    }
}
