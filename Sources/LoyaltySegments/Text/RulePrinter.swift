//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension SegmentRule {
    /// Returns the rule's one text: words and single spaces, brackets around each *and* and *or* inside another.
    ///
    /// Reading the text back gives the same rule.
    ///
    /// - Returns: The text.
    /// - Throws: ``SegmentsError`` with code `unprintable` for a part of an unknown kind, `limitExceeded` for
    ///   ``Form/beyondLimits``, `invalidName`, or what a test's constants break.
    /// - Complexity: O(*n*) in the length of the text.
    public func text() throws(SegmentsError) -> String {
        var printer = RulePrinter()
        try printer.write(self, path: "", isNested: false)
        return printer.text
    }
}

/// Writes the text of a rule.
struct RulePrinter {
    var text = ""

    /// The loosest bounds there are.
    static let limits = SegmentLimits(
        depth: .max,
        nodes: .max,
        listLength: .max,
        textBytes: .max
    )

    mutating func write(_ rule: SegmentRule, path: String, isNested: Bool) throws(SegmentsError) {
        switch rule.form {
        case .all(let rules): try write(rules, joined: " and ", empty: "true", path: path, isNested)
        case .any(let rules): try write(rules, joined: " or ", empty: "false", path: path, isNested)
        case .not(let part):
            switch part.form {
            case .test(let test) where test.condition.isMembership:
                try write(test, isNegated: true, path: path.joined("rule"))
            default:
                text += "not "
                try write(part, path: path.joined("rule"), isNested: true)
            }
        case .test(let test): try write(test, isNegated: false, path: path)
        case .segment(let segment): text += "in segment " + AttributeValue.text(segment.text).ruleText
        case .unrecognized:
            throw SegmentsError(
                .unprintable,
                "a part of a kind that this release does not know has no text",
                path: path
            )
        case .beyondLimits: throw SegmentRule.tooLarge(Self.limits)
        }
    }

    private mutating func write(
        _ rules: [SegmentRule],
        joined separator: String,
        empty: String,
        path: String,
        _ isNested: Bool
    ) throws(SegmentsError) {
        guard !rules.isEmpty else {
            text += empty
            return
        }
        if isNested { text += "(" }
        for (index, rule) in rules.enumerated() {
            if index > 0 { text += separator }
            try write(rule, path: path.joined("rules/\(index)"), isNested: true)
        }
        if isNested { text += ")" }
    }

    private mutating func write(_ test: SegmentTest, isNegated: Bool, path: String) throws(SegmentsError) {
        do throws(TestFault) {
            try test.check(Self.limits)
        } catch {
            throw SegmentsError(error, in: test, path: path)
        }
        let isBeforePeriod = !isNegated && test.fallback == nil && test.condition.isInLast
        try write(test.operand, isBeforePeriod: isBeforePeriod, path: path.joined("operand"))
        if let fallback = test.fallback { text += " ?? " + fallback.ruleText }
        if isNegated { text += " not" }
        switch test.condition {
        case .compare(let comparison, let value): text += " \(comparison.rawValue) \(value.ruleText)"
        case .oneOf(let values): text += " in (" + values.map(\.ruleText).joined(separator: ", ") + ")"
        case .isMissing: text += " is missing"
        case .isKnown: text += " is known"
        case .startsWith(let value): text += " starts with " + AttributeValue.text(value).ruleText
        case .endsWith(let value): text += " ends with " + AttributeValue.text(value).ruleText
        case .contains(let value): text += " contains " + AttributeValue.text(value).ruleText
        case .inLastDays(let days): text += " in last \(days) days"
        }
    }
}

extension SegmentTest.Condition {
    /// Whether the condition is written with `in`, and so negated with `not in`.
    var isMembership: Bool {
        switch self {
        case .oneOf, .inLastDays: true
        default: false
        }
    }

    /// Whether the condition is written with `in last`, as the period of a window is.
    fileprivate var isInLast: Bool { if case .inLastDays = self { true } else { false } }
}

extension String {
    /// The path of a part.
    func joined(_ part: String) -> String { isEmpty || part.isEmpty ? self + part : self + "/" + part }
}

extension AttributeValue {
    /// The value as it stands in a rule; sets, which are no constants, as a list in braces.
    var ruleText: String {
        switch self {
        case .text(let text): Self.quoted(text)
        case .integer(let value): String(value)
        case .number(let value): value.description
        case .money(let value): value.description
        case .date(let value): value.description
        case .instant(let value): value.description
        case .flag(let value): value ? "true" : "false"
        case .set(let values): "{" + values.sorted(by: Self.precedes).map(Self.quoted).joined(separator: ", ") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                quoted += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
