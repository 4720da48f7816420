//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension Evaluation {
    /// The evaluation as a tree of reasons, to be rendered in a reader's language with `MessageCatalog.segments`.
    ///
    /// ```text
    /// ✗ All of these:
    ///   ✓ average_order > 50.00 EUR, found: 62.40 EUR
    ///   ✗ orders >= 3, found: 1
    ///     → 2 more changes the answer to yes
    /// ```
    public var explanation: Explanation { root.explanation }
}

extension Evaluation.Part {
    /// The finding as a tree of reasons.
    var explanation: Explanation {
        switch rule.form {
        case .all:
            Explanation(verdict, Reason(parts.isEmpty ? .segmentAlways : .segmentAll), path: path, children: nodes)
        case .any:
            Explanation(verdict, Reason(parts.isEmpty ? .segmentNever : .segmentAny), path: path, children: nodes)
        case .not: Explanation(verdict, Reason(.segmentNot), path: path, children: nodes)
        case .test(let test): explanation(of: test)
        case .segment(let segment):
            Explanation(verdict, Reason(.segmentInSegment, ["segment": .text(segment.text)]), path: path)
        case .unrecognized(let kind):
            Explanation(verdict, Reason(.segmentUnrecognized, ["kind": .text(kind.kind)]), path: path)
        case .beyondLimits: Explanation(verdict, Reason(.segmentUnrecognized), path: path)
        }
    }

    private var nodes: [Explanation] { parts.map(\.explanation) }

    private func explanation(of test: SegmentTest) -> Explanation {
        var values: [String: ExplainedValue] = ["attribute": .text(test.operand.text)]
        var threshold: ExplainedValue?
        let code: ReasonCode
        switch test.condition {
        case .compare(let comparison, let constant):
            code = .segmentCompare
            values["operator"] = .text(comparison.rawValue)
            threshold = constant.explained
        case .oneOf(let constants):
            code = .segmentOneOf
            threshold = .text(constants.map(\.ruleText).joined(separator: ", "))
        case .isMissing: code = .segmentIsMissing
        case .isKnown: code = .segmentIsKnown
        case .startsWith(let text):
            code = .segmentStartsWith
            threshold = .text(text)
        case .endsWith(let text):
            code = .segmentEndsWith
            threshold = .text(text)
        case .contains(let text):
            code = .segmentContains
            threshold = .text(text)
        case .inLastDays(let days):
            code = .segmentInLastDays
            values["days"] = .integer(days)
        }
        var children = sources.compactMap { $0.explanation(isAlone: sources.count == 1 && test.operand.isLeaf, path) }
        if usesFallback, let fallback = test.fallback {
            children.append(Explanation(nil, Reason(.segmentFallback, ["fallback": fallback.explained]), path: path))
        }
        return Explanation(
            verdict,
            Reason(code, values),
            actual: actual?.explained ?? .missing,
            threshold: threshold,
            path: path,
            nearMiss: nearMiss,
            children: children
        )
    }

    /// The smallest change that flips the test, in words.
    private var nearMiss: NearMiss? {
        guard let distance else { return nil }
        let outcome = ExplainedValue.flag(verdict == .no)
        func more(_ isMore: Bool, _ shortfall: ExplainedValue) -> NearMiss {
            NearMiss(isMore ? .segmentFlipByMore : .segmentFlipByLess, shortfall: shortfall, outcome: outcome)
        }
        switch distance {
        case .integer(let steps):
            return Int64(exactly: steps.magnitude).map { more(steps > 0, .integer($0)) }
        case .number(let amount): return more(amount >= 0, AttributeValue.number(amount.magnitude).explained)
        case .money(let amount):
            return more(amount.minorUnits > 0, .money(amount.minorUnits < 0 ? amount.negated : amount))
        case .total(let amount):
            let isMore = amount.order(to: amount.zero) == .greater
            guard let shortfall = amount.magnitude?.explained else { return nil }
            return NearMiss(
                isMore ? .segmentFlipByMoreInAll : .segmentFlipByLessInAll,
                shortfall: shortfall,
                outcome: outcome
            )
        case .days(let days):
            return NearMiss(
                days > 0 ? .segmentFlipLater : .segmentFlipEarlier,
                shortfall: .integer(abs(days)),
                outcome: outcome
            )
        case .span(let span):
            guard case .instant(let instant) = actual, let target = try? instant.advanced(by: span) else { return nil }
            return NearMiss(
                span.microseconds > 0 ? .segmentFlipFrom : .segmentFlipUntil,
                shortfall: .instant(target),
                outcome: outcome
            )
        case .elapsed(let instant):
            return NearMiss(.segmentFlipInTime, shortfall: .instant(instant), outcome: outcome)
        }
    }
}

extension Operand {
    /// Whether the operand computes nothing.
    fileprivate var isLeaf: Bool { form.parts.isEmpty }
}

extension Evaluation.Source {
    /// What was read, as a reason; an attribute that stands alone is said by its test.
    fileprivate func explanation(isAlone: Bool, _ path: String) -> Explanation? {
        var window: Explanation?
        if let events, let end {
            var values: [String: ExplainedValue] = ["events": .integer(Int64(events)), "end": .instant(end)]
            if let start { values["start"] = .instant(start) }
            window = Explanation(
                nil,
                Reason(start == nil ? .segmentEventsUpTo : .segmentEvents, values),
                path: path
            )
        }
        if isAlone { return window }
        let values: [String: ExplainedValue] = [
            "operand": .text(operand.text), "value": value?.explained ?? .missing,
        ]
        return Explanation(nil, Reason(.segmentSource, values), path: path, children: window.map { [$0] } ?? [])
    }
}

extension AttributeValue {
    /// Nothing of the same kind, for whole numbers and money.
    fileprivate var zero: AttributeValue {
        if case .money(let amount) = self { .money(.zero(in: amount.currency)) } else { .integer(0) }
    }

    /// The value without its sign, for whole numbers and money.
    fileprivate var magnitude: AttributeValue? {
        switch self {
        case .integer(let value): Int64(exactly: value.magnitude).map { .integer($0) }
        case .money(let amount): .money(amount.minorUnits < 0 ? amount.negated : amount)
        default: nil
        }
    }

    /// The value as explanations carry it.
    var explained: ExplainedValue {
        switch self {
        case .text(let text): .text(text)
        case .integer(let value): .integer(value)
        case .number(let value): (try? ExactDecimal(parsing: value.description)).map { .decimal($0) } ?? .text(ruleText)
        case .money(let value): .money(value)
        case .date(let value): .date(value)
        case .instant(let value): .instant(value)
        case .flag(let value): .flag(value)
        case .set(let values): .text(values.sorted(by: Self.precedes).joined(separator: ", "))
        }
    }
}
