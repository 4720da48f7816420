//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What a node found, with the number of tests that it takes to settle it.
struct Finding {
    private let node: PreparedNode
    private let verdict: Verdict
    private let actual: AttributeValue?
    private let sources: [Evaluation.Source]
    private let distance: FlipDistance?
    private let weight: Int
    private let parts: [Finding]

    init(_ node: PreparedNode, _ context: FindingContext) {
        let input = context.input
        self.node = node
        parts = node.parts.map { Finding($0, context) }
        if case .test(let test) = node.rule.form { sources = context.sources(of: test) } else { sources = [] }
        let value = node.test?.operand.value(input)
        actual = value?.shown
        verdict = node.verdict(input)
        distance = node.test?.distance(value, input)
        weight = Self.weight(of: node, parts, verdict)
    }

    private static func weight(of node: PreparedNode, _ parts: [Finding], _ verdict: Verdict) -> Int {
        if parts.isEmpty { return 1 }
        if decides(node, verdict) {
            return parts.lazy.filter { $0.verdict == verdict }.map(\.weight).min() ?? 1
        }
        return settling(parts, verdict).reduce(0) { $0 + parts[$1].weight }
    }

    /// Whether one part that found the same settles a node's verdict: a no of *all*, a yes of *any*.
    private static func decides(_ node: PreparedNode, _ verdict: Verdict) -> Bool {
        switch node.rule.form {
        case .all: verdict == .no
        case .any: verdict == .yes
        default: false
        }
    }

    /// The indices of the parts that settle a verdict together.
    private static func settling(_ parts: [Finding], _ verdict: Verdict) -> [Int] {
        parts.indices.filter { verdict != .unknown || parts[$0].verdict == .unknown }
    }

    /// Returns the finding with its causes marked.
    func part(isCause: Bool) -> Evaluation.Part {
        var settling: Set<Int> = []
        if isCause, Self.decides(node, verdict) {
            let index = parts.indices.first { parts[$0].verdict == verdict && parts[$0].weight == weight }
            settling = Set(index.map { [$0] } ?? [])
        } else if isCause {
            settling = Set(Self.settling(parts, verdict))
        }
        let usesFallback: Bool
        if case .test(let test) = node.rule.form {
            usesFallback = actual == nil && test.fallback != nil
        } else {
            usesFallback = false
        }
        return Evaluation.Part(
            rule: node.rule,
            path: node.path,
            verdict: verdict,
            actual: actual,
            sources: sources,
            usesFallback: usesFallback,
            distance: distance,
            isCause: isCause,
            parts: parts.indices.map { parts[$0].part(isCause: settling.contains($0)) }
        )
    }
}
