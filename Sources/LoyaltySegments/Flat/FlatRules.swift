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
    /// The rules by the index that asks for them.
    public let rules: [PreparedRule]
    private let sources: [RowSource]
    private let vocabularies: [Vocabulary]
    private let tests: [PreparedTest]
    private let code: FlatCode
    /// For each rule the step that it begins with, and the step of its negation.
    private let first: [(yes: Int, no: Int)]
    /// Tells rows of these rules from those of others.
    private let fingerprint: Int
    /// The attributes that the rules ask, by slot.
    private let asked: [(slot: Int, attribute: AttributeDefinition)]
    private let slotSources: [SlotSource]
    private let windows: [PreparedWindow?]
    private let slotCount: Int
    private let schema: Schema?
    /// The calendar that the rules ask, if they do.
    private let calendar: (any TimeZoneRules)?

    /// Makes rules ready.
    ///
    /// - Parameter rules: Rules for one schema and, as far as they ask the calendar, one zone.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` if the rules have different schemas or zones.
    /// - Complexity: O(*n* log *n*) in the size of the rules and their lists.
    public init(_ rules: [PreparedRule]) throws(SegmentsError) {
        try PreparedRule.checkTogether(rules)
        self.rules = rules
        schema = rules.first?.schema
        calendar = rules.first { $0.table.needsZone }?.calendar
        let attributes = rules.first?.schema.attributes ?? []
        let graph = RuleGraph(rules, negations: true)
        var builder = FlatBuilder(graph, attributes)
        let starts = zip(graph.roots, graph.negatedRoots).map { (builder.add($0), builder.add($1)) }
        let place = builder.finish()
        first = starts.map { (place($0), place($1)) }
        code = builder.code
        sources = builder.sources
        vocabularies = builder.vocabularies
        tests = builder.tests
        slotSources = graph.sources
        slotCount = attributes.count + graph.sources.count
        asked = graph.askedSlots.filter { $0 < attributes.count }.map { ($0, attributes[$0]) }
        var prepared: [EventWindow: PreparedWindow] = [:]
        for window in rules.flatMap({ $0.table.windows.values }) { prepared[window.window] = window }
        windows = graph.sources.map { if case .window(let window) = $0 { prepared[window] } else { nil } }
        fingerprint = rules.hashValue
    }

    /// Returns whether a customer belongs to a rule.
    ///
    /// - Parameters:
    ///   - row: The customer's row, made by these rules.
    ///   - rule: The index of the rule.
    /// - Returns: Whether the rule's verdict is yes.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for a row of other rules, or `unknownRule`.
    /// - Complexity: O(*n*) in the size of the rule, less where a part decides.
    public func isMember(_ row: PreparedRow, of rule: Int = 0) throws(SegmentsError) -> Bool {
        try check(row, rule)
        return code.passes(row, from: first[rule].yes)
    }

    /// Returns whether a rule holds for a customer.
    ///
    /// - Parameters:
    ///   - row: The customer's row, made by these rules.
    ///   - rule: The index of the rule.
    /// - Returns: Yes, no, or unknown where missing values leave it open.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for a row of other rules, or `unknownRule`.
    /// - Complexity: O(*n*) in the size of the rule, less where a part decides.
    public func verdict(_ row: PreparedRow, of rule: Int = 0) throws(SegmentsError) -> Verdict {
        try check(row, rule)
        if code.passes(row, from: first[rule].yes) { return .yes }
        return code.passes(row, from: first[rule].no) ? .no : .unknown
    }

    @inline(__always)
    private func check(_ row: PreparedRow, _ rule: Int) throws(SegmentsError) {
        guard row.fingerprint == fingerprint else {
            throw SegmentsError(.schemaMismatch, "a row is asked by the rules that made it")
        }
        guard first.indices.contains(rule) else {
            throw SegmentsError(.unknownRule, "there is a rule for each index")
        }
    }
}

// MARK: - Rows

extension FlatRules {
    /// Makes the row of a customer.
    ///
    /// - Parameters:
    ///   - facts: What is known about the customer.
    ///   - members: The segments that the customer belongs to, of those that the rules refer to.
    ///   - asOf: The instant that windows end at.
    /// - Returns: The row.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for facts of another schema.
    /// - Complexity: O(*n*) in the number of attributes; for each window O(log *m* + *k*) in the customer's events and those
    ///   of the period.
    public func row(
        for facts: Facts,
        members: Set<SegmentID> = [],
        asOf: Timestamp
    ) throws(SegmentsError) -> PreparedRow {
        guard facts.schema == schema ?? facts.schema else {
            throw SegmentsError(.schemaMismatch, "facts have the schema that the rules were prepared for")
        }
        var values = facts.values
        for (source, window) in zip(slotSources, windows) {
            switch source {
            case .window: values.append(window?.value(of: facts.events, asOf: asOf, zone: calendar ?? FixedOffset.utc))
            case .segment(let segment): values.append(.flag(members.contains(segment)))
            }
        }
        return row(values, asOf)
    }

    /// Makes the row of a customer from values by name.
    ///
    /// Only the attributes that the rules ask are looked up, so what others there are costs nothing and is not checked.
    ///
    /// - Parameters:
    ///   - values: The values by the name of their attribute; what is not there is missing.
    ///   - asOf: The instant that windows end at.
    /// - Returns: The row.
    /// - Throws: ``SegmentsError`` with code `typeMismatch` or `missingFact` and the attribute's name as path; `missingWindow`
    ///   or `unknownSegment` if the rules ask for one, which takes facts.
    /// - Complexity: O(*n*) in the number of attributes that the rules ask.
    public func row(
        _ values: [AttributeName: AttributeValue],
        asOf: Timestamp
    ) throws(SegmentsError) -> PreparedRow {
        if let source = slotSources.first {
            if case .window = source {
                throw SegmentsError(.missingWindow, "rules over windows of events are asked with facts")
            }
            throw SegmentsError(.unknownSegment, "rules that refer to segments are asked with facts")
        }
        if !tests.isEmpty {
            var slots = [AttributeValue?](repeating: nil, count: slotCount)
            for (slot, attribute) in asked { slots[slot] = try attribute.admitted(values[attribute.name]) }
            return row(slots, asOf)
        }
        var words = emptyWords
        for index in sources.indices {
            // Without tests each word is that of one attribute.
            guard let slot = sources[index].slot, let attribute = schema?.attributes[slot] else { continue }
            guard let value = values[attribute.name] else {
                guard attribute.isNullable else { throw attribute.missing }
                continue
            }
            guard attribute.type.admits(value) else { throw attribute.mismatch }
            if let word = word(sources[index], value, asOf) {
                set(index, word, in: &words)
            } else {
                guard attribute.isNullable else { throw attribute.missing }
            }
        }
        return PreparedRow(words: words, sourceCount: sources.count, fingerprint: fingerprint)
    }

    private func row(_ values: [AttributeValue?], _ asOf: Timestamp) -> PreparedRow {
        var words = emptyWords
        let today = calendar?.date(at: asOf)
        for index in sources.indices {
            let found: Int64?
            switch sources[index] {
            case .word(let slot), .text(let slot, _), .age(let slot):
                found = values[slot].flatMap { word(sources[index], $0, asOf) }
            case .verdict(let test):
                switch tests[test].verdict(RuleInput(values, asOf, today: today)) {
                case .yes: found = 1
                case .no: found = 0
                case .unknown: found = nil
                }
            }
            if let found { set(index, found, in: &words) }
        }
        return PreparedRow(words: words, sourceCount: sources.count, fingerprint: fingerprint)
    }

    /// Returns the word of a value, or nil if it has none, as numbers that are not finite.
    @inline(__always)
    private func word(_ source: RowSource, _ value: AttributeValue, _ asOf: Timestamp) -> Int64? {
        switch (source, value) {
        case (.text(_, let vocabulary), .text(let text)): vocabularies[vocabulary].code(of: text)
        case (.age, .instant(let instant)): asOf.microsecondsSince1970 - instant.microsecondsSince1970
        case (.word, _): value.word
        default: nil
        }
    }

    @inline(__always)
    private func set(_ index: Int, _ word: Int64, in words: inout [Int64]) {
        words[index] = word
        words[sources.count + index / 64] |= 1 << Int64(index % 64)
    }

    /// The words of a row of which nothing is known; one bit at least, for rules that ask nothing.
    private var emptyWords: [Int64] { Array(repeating: 0, count: sources.count + sources.count / 64 + 1) }
}
