//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension Evaluation {
    /// One attribute or window that a test read, with what it found there.
    public struct Source: Hashable, Sendable {
        /// The attribute or the window.
        public let operand: Operand
        /// The value; nil if it is missing.
        ///
        /// An average of whole numbers or money is rounded half to even for show.
        public let value: AttributeValue?
        /// How many events a window took; nil for an attribute.
        public let events: Int?
        /// The first instant of a window; nil for an attribute, and for a window over all of time.
        public let start: Timestamp?
        /// The last instant of a window; nil for an attribute.
        public let end: Timestamp?
    }
}

/// What the findings of a rule are made of.
struct FindingContext {
    let input: RuleInput
    private let table: SlotTable
    private let facts: Facts
    private let zone: any TimeZoneRules

    init(_ input: RuleInput, _ table: SlotTable, _ facts: Facts, _ zone: any TimeZoneRules) {
        self.input = input
        self.table = table
        self.facts = facts
        self.zone = zone
    }

    /// Returns what a test read, from left to right.
    func sources(of test: SegmentTest) -> [Evaluation.Source] {
        test.operand.leaves.compactMap { leaf in
            switch leaf.form {
            case .attribute(let name):
                return Evaluation.Source(operand: leaf, value: facts[name], events: nil, start: nil, end: nil)
            case .window(let window):
                var table = table
                guard let prepared = try? table.prepare(leaf), let rows = table.prepared(window) else { return nil }
                let (first, last) = window.period.bounds(asOf: input.asOf, in: zone)
                return Evaluation.Source(
                    operand: leaf,
                    value: prepared.operand.value(input)?.shown,
                    events: rows.rows(of: facts.events, asOf: input.asOf, zone: zone).count,
                    start: first == .min ? nil : Self.instant(first),
                    end: Self.instant(last)
                )
            default: return nil
            }
        }
    }

    private static func instant(_ microseconds: Int64) -> Timestamp {
        let inside = min(
            max(microseconds, Timestamp.earliest.microsecondsSince1970),
            Timestamp.latest.microsecondsSince1970
        )
        return (try? Timestamp(microsecondsSince1970: inside)) ?? .latest
    }
}
