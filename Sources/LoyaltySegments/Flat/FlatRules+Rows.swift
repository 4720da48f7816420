//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

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
        guard facts.schema == plan.schema ?? facts.schema else {
            throw SegmentsError(.schemaMismatch, "facts have the schema that the rules were prepared for")
        }
        let zone = plan.calendar ?? FixedOffset.utc
        var values = facts.values
        for (source, window) in zip(plan.slotSources, plan.windows) {
            switch source {
            case .window: values.append(window?.value(of: facts.events, asOf: asOf, zone: zone))
            case .segment(let segment): values.append(.flag(members.contains(segment)))
            }
        }
        return row(values, asOf)
    }

    /// Makes the row of a customer from values by name.
    ///
    /// Only the attributes that the rules ask are read; what others there are is not checked.
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
        if let source = plan.slotSources.first {
            if case .window = source {
                throw SegmentsError(.missingWindow, "rules over windows of events are asked with facts")
            }
            throw SegmentsError(.unknownSegment, "rules that refer to segments are asked with facts")
        }
        guard plan.tests.isEmpty else {
            var slots = [AttributeValue?](repeating: nil, count: plan.slotCount)
            for (slot, attribute) in plan.asked { slots[slot] = try attribute.admitted(values[attribute.name]) }
            return row(slots, asOf)
        }
        // Without tests each word is that of one attribute.
        if let words = scannedWords(values, asOf) { return PreparedRow(words: words, fingerprint: plan.fingerprint) }
        return PreparedRow(words: try foundWords(values, asOf), fingerprint: plan.fingerprint)
    }

    /// The most words whose values are searched for among all values.
    private static let few = 16

    /// Goes through all values and takes those that the rules ask, which is quicker than to hash each name, if they are few.
    ///
    /// - Returns: The words; nil if there are many, or a value that is refused: values are in no order, and of several such
    ///   values always the same is named.
    private func scannedWords(_ values: [AttributeName: AttributeValue], _ asOf: Timestamp) -> [Int64]? {
        guard plan.attributes.count <= Self.few, values.count <= 2 * plan.attributes.count else { return nil }
        var array = plan.nothing
        var words = array.mutableSpan
        let attributes = plan.attributes
        for (name, value) in values {
            let digest = name.digest
            for index in attributes.indices where plan.digests[index] == digest && attributes[index].name == name {
                guard attributes[index].type.admits(value) else { return nil }
                words[index] = word(plan.sources[index], value, asOf)
            }
        }
        for index in attributes.indices where words[index] == PreparedRow.missing {
            guard attributes[index].isNullable else { return nil }
        }
        return array
    }

    /// Looks up the value of each attribute that the rules ask.
    private func foundWords(
        _ values: [AttributeName: AttributeValue],
        _ asOf: Timestamp
    ) throws(SegmentsError) -> [Int64] {
        var words = plan.nothing
        for index in words.indices {
            let attribute = plan.attributes[index]
            guard let value = try attribute.admitted(values[attribute.name]) else { continue }
            words[index] = word(plan.sources[index], value, asOf)
        }
        return words
    }

    private func row(_ values: [AttributeValue?], _ asOf: Timestamp) -> PreparedRow {
        let input = RuleInput(values, asOf, today: plan.calendar?.date(at: asOf))
        let words = plan.sources.map { source in
            switch source {
            case .word(let slot), .text(let slot, _), .age(let slot):
                values[slot].map { word(source, $0, asOf) } ?? PreparedRow.missing
            case .verdict(let test): plan.tests[test].verdict(input).word
            }
        }
        return PreparedRow(words: words, fingerprint: plan.fingerprint)
    }

    /// Returns the word of a value that its attribute admits.
    @inline(__always)
    private func word(_ source: RowSource, _ value: AttributeValue, _ asOf: Timestamp) -> Int64 {
        switch (source, value) {
        case (.text(_, let vocabulary), .text(let text)): plan.vocabularies[vocabulary].code(of: text)
        case (.age, .instant(let instant)): asOf.microsecondsSince1970 - instant.microsecondsSince1970
        default: value.word
        }
    }
}
