//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension SegmentRule {
    /// Returns what in the rule is hardly meant: contradictions, parts that always hold, negations over missing values.
    ///
    /// What is found is certain; not all that could be found is. Only constants of one operand are compared with each other,
    /// so `a > 3 and b > a` tells nothing.
    ///
    /// - Parameter schema: The attributes and events that the rule may ask.
    /// - Returns: The findings in the order of the rule; a part inside another that is reported is not reported again.
    /// - Throws: What ``check(against:limits:)`` throws.
    /// - Complexity: O(*n*²) in the size of the rule; rules of many alternatives are searched to a bound.
    public func lint(for schema: Schema) throws(SegmentsError) -> [LintFinding] {
        try check(against: schema, limits: SegmentLimits(nodes: .max, listLength: .max, textBytes: .max, windows: .max))
        var linter = RuleLinter(schema: schema)
        linter.lint(self, path: "", beside: [])
        linter.lintNegations(self, isNegated: false, path: "", settled: [])
        return linter.findings
    }

    /// Returns what is hardly meant in groups of which each customer belongs to the first that holds.
    ///
    /// - Parameters:
    ///   - groups: The rules in the order that they are asked.
    ///   - schema: The attributes and events that the rules may ask.
    /// - Returns: The findings of each rule, with its index before the path, and the groups that none can reach.
    /// - Throws: What ``check(against:limits:)`` throws, with the rule's index before the path.
    public static func lint(
        firstMatch groups: [SegmentRule],
        for schema: Schema
    ) throws(SegmentsError) -> [LintFinding] {
        var findings: [LintFinding] = []
        for (index, group) in groups.enumerated() {
            let own: [LintFinding]
            do throws(SegmentsError) {
                own = try group.lint(for: schema)
            } catch {
                throw SegmentsError(error.code, error.message, path: "\(index)".joined(error.path))
            }
            findings += own.map { LintFinding($0.code, path: "\(index)".joined($0.path)) }
            guard !own.contains(where: { $0.code == .contradiction && $0.path.isEmpty }) else { continue }
            var search = LintSearch(schema)
            let before = groups[..<index].map { LintGoal($0, isNegated: true, admitsUnknown: true) }
            if search.isContradiction([LintGoal(group, isNegated: false)] + before) {
                findings.append(LintFinding(.unreachable, path: "\(index)"))
            }
        }
        return findings
    }
}

/// Walks a rule and collects what it finds.
private struct RuleLinter {
    let schema: Schema
    var findings: [LintFinding] = []

    /// Reports parts that contradict what is asked beside them, and parts that always hold.
    mutating func lint(_ rule: SegmentRule, path: String, beside: [SegmentRule]) {
        let isConstant = rule.form.parts.isEmpty && rule.form.isJoined
        let context = beside.map { LintGoal($0, isNegated: false) }
        var search = LintSearch(schema)
        if !(isConstant && path.isEmpty), search.isContradiction(context + [LintGoal(rule, isNegated: false)]) {
            let before = findings.count
            // A part that contradicts itself is reported there, not for the whole.
            if case .all(let rules) = rule.form {
                for (index, part) in rules.enumerated() {
                    search = LintSearch(schema)
                    guard search.isContradiction(context + [LintGoal(part, isNegated: false)]) else { continue }
                    lint(part, path: path.joined("rules/\(index)"), beside: beside)
                }
            }
            if findings.count == before { findings.append(LintFinding(.contradiction, path: path)) }
            return
        }
        search = LintSearch(schema)
        if !(isConstant && path.isEmpty), search.isContradiction([LintGoal(rule, isNegated: true)]) {
            findings.append(LintFinding(.alwaysTrue, path: path))
            return
        }
        switch rule.form {
        case .all(let rules):
            // The whole is no contradiction, so a single test contradicts no sibling; an alternative in a part may. Single
            // tests alone are looked at beside it, which needs no search.
            for (index, part) in rules.enumerated() {
                let isLeaf = part.form.parts.isEmpty
                let others = isLeaf ? [] : beside + rules.filter { $0.form.parts.isEmpty }
                lint(part, path: path.joined("rules/\(index)"), beside: others)
            }
        case .any(let rules):
            for (index, part) in rules.enumerated() { lint(part, path: path.joined("rules/\(index)"), beside: beside) }
        case .not(let part): lintInside(part, path: path.joined("rule"))
        case .test, .segment, .unrecognized, .beyondLimits: break
        }
    }

    /// Reports inside a negation, where what is beside asks the opposite way.
    private mutating func lintInside(_ rule: SegmentRule, path: String) {
        for (index, part) in rule.form.parts.enumerated() {
            let isNegation = if case .not = rule.form { true } else { false }
            lint(part, path: path.joined(isNegation ? "rule" : "rules/\(index)"), beside: [])
        }
    }

    /// Reports negations of what may be missing, unless the rule says beside it what happens then.
    mutating func lintNegations(_ rule: SegmentRule, isNegated: Bool, path: String, settled: Set<Operand>) {
        switch rule.form {
        case .all(let rules), .any(let rules):
            let settled = settled.union(rules.compactMap(\.askedPresence))
            for (index, part) in rules.enumerated() {
                lintNegations(part, isNegated: isNegated, path: path.joined("rules/\(index)"), settled: settled)
            }
        case .not(let part):
            lintNegations(part, isNegated: !isNegated, path: path.joined("rule"), settled: settled)
        case .test(let test):
            let isInequality = if case .compare(.notEqual, _) = test.condition { true } else { false }
            guard isNegated != isInequality, test.fallback == nil, test.condition != .isMissing,
                test.condition != .isKnown, !settled.contains(test.operand), test.operand.mayBeMissing(schema)
            else { return }
            findings.append(LintFinding(.negationOverMissing, path: path))
        case .segment, .unrecognized, .beyondLimits: break
        }
    }
}

extension SegmentRule {
    /// The operand of a rule that asks whether it is missing or known.
    fileprivate var askedPresence: Operand? {
        switch form {
        case .test(let test) where test.condition == .isMissing || test.condition == .isKnown: test.operand
        case .not(let rule): rule.askedPresence
        default: nil
        }
    }
}

extension SegmentRule.Form {
    /// Whether the form joins rules.
    fileprivate var isJoined: Bool {
        switch self {
        case .all, .any: true
        default: false
        }
    }
}
