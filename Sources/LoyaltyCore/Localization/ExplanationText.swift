//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension MessageRenderer {
    /// Returns an explanation as indented lines, a rule to a line and its parts two spaces further in.
    ///
    /// A line begins with a mark: `✓` for yes, `✗` for no, `?` for unknown, `•` for a step that only computes. A rule's
    /// template may use `{actual}` and `{threshold}`; if it uses neither, the values follow in brackets. Rounding and
    /// near-misses have lines of their own that begin with `→`.
    ///
    /// ```text
    /// ✗ The order is below the threshold (found: 41.60 EUR, needed: 50.00 EUR)
    ///   → 8.40 EUR more gives 50 points
    /// ```
    ///
    /// - Parameters:
    ///   - explanation: The tree; beyond ``Explanation/maximumDepth`` or ``Explanation/maximumNodes`` a line `…` stands
    ///     for what is left out.
    ///   - includesPaths: Whether each line ends with the path of its rule in square brackets, for those who write rules.
    /// - Returns: Lines joined by line feeds, without one at the end.
    /// - Complexity: O(*n*) in the number of nodes and the length of their text.
    public func text(for explanation: Explanation, includesPaths: Bool = false) -> String {
        var lines: [String] = []
        let isComplete = explanation.visit { node, level in
            let indent = String(repeating: "  ", count: level)
            lines.append(indent + mark(node.verdict) + " " + line(for: node, includesPaths: includesPaths))
            if let rounding = node.rounding { lines.append(indent + "  → " + text(for: rounding)) }
            if let nearMiss = node.nearMiss { lines.append(indent + "  → " + text(for: nearMiss.reason)) }
        }
        if !isComplete { lines.append("…") }
        return lines.joined(separator: "\n")
    }

    private func mark(_ verdict: Verdict?) -> String {
        switch verdict {
        case .yes: "✓"
        case .no: "✗"
        case .unknown: "?"
        case nil: "•"
        }
    }

    private func line(for node: Explanation, includesPaths: Bool) -> String {
        var compared: [String: ExplainedValue] = [:]
        compared["actual"] = node.actual
        compared["threshold"] = node.threshold
        let reason = Reason(node.reason.code, compared.merging(node.reason.values) { _, named in named })
        var line = text(for: reason)
        let names = catalog.template(for: reason.code, in: conventions.language)?.names ?? []
        if !names.contains("actual"), !names.contains("threshold"), let comparison = comparison(compared) {
            line += " (" + comparison + ")"
        }
        if includesPaths, !node.path.isEmpty { line += " [" + node.path + "]" }
        return line
    }

    private func comparison(_ values: [String: ExplainedValue]) -> String? {
        switch (values["actual"], values["threshold"]) {
        case (nil, nil): nil
        case (_, nil): text(for: Reason("explanation.actual", values))
        case (nil, _): text(for: Reason("explanation.threshold", values))
        case (_, _): text(for: Reason("explanation.comparison", values))
        }
    }

    /// Returns a rounding step as text.
    ///
    /// - Parameter step: The step.
    /// - Returns: The step with the words of its rule, such as `83.2 → 83, rounded down`.
    public func text(for step: RoundingStep) -> String {
        let code = ReasonCode(stringLiteral: "rounding." + step.rule.rawValue)
        return text(for: Reason(code, ["exact": step.exact, "rounded": step.rounded]))
    }
}
