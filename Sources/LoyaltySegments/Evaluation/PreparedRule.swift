//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A rule that was checked against a schema and is ready to be asked about many customers.
///
/// ```swift
/// let prepared = try PreparedRule(rule, for: schema)
/// for facts in customers where try prepared.verdict(for: facts, asOf: asOf) == .yes { … }
/// ```
public struct PreparedRule: Sendable {
    /// The rule as it was given.
    public let rule: SegmentRule
    /// The schema that facts must have.
    public let schema: Schema
    /// The name of the zone whose calendar the rule asks, if one was given.
    public var zone: String? { rules?.identifier }
    /// The slots that the rule reads.
    let table: SlotTable
    let root: PreparedNode
    let rules: (any TimeZoneRules)?

    /// Checks a rule and prepares it.
    ///
    /// - Parameters:
    ///   - rule: The rule.
    ///   - schema: The attributes and events that the rule may ask.
    ///   - zone: The zone of calendar windows and of days since a date.
    ///   - segments: The segments that the rule may refer to, whose members are told with each question.
    ///   - limits: The bounds on the rule.
    /// - Throws: What ``SegmentRule/check(against:limits:)`` throws; `unknownSegment` for a segment that is not among
    ///   `segments`; `missingZone` if the rule asks the calendar and there is no zone.
    /// - Complexity: O(*n* log *n*) in the size of the rule and its lists.
    public init(
        _ rule: SegmentRule,
        for schema: Schema,
        zone: (any TimeZoneRules)? = nil,
        segments: Set<SegmentID> = [],
        limits: SegmentLimits = .default
    ) throws(SegmentsError) {
        var table = SlotTable(schema, limits, segments: segments)
        try self.init(rule, &table, zone: zone)
    }

    /// Checks a rule and prepares it over slots that it shares with others.
    ///
    /// The rule reads the slots that the table has after it; a later table, with more of them, serves it as well.
    init(_ rule: SegmentRule, _ table: inout SlotTable, zone: (any TimeZoneRules)?) throws(SegmentsError) {
        try rule.checkSize(table.limits)
        root = try PreparedNode(rule, &table, path: "")
        guard zone != nil || !table.needsZone else {
            throw SegmentsError(.missingZone, "a rule that asks the calendar is prepared with a time zone")
        }
        self.rule = rule
        self.schema = table.schema
        self.table = table
        rules = zone
    }

    /// Returns whether the rule holds for a customer.
    ///
    /// - Parameters:
    ///   - facts: What is known about the customer.
    ///   - members: The segments that the customer belongs to, of those that the rule refers to.
    ///   - asOf: The instant that windows end at.
    /// - Returns: Yes, no, or unknown where missing values leave it open; only yes makes a member.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for facts of another schema.
    /// - Complexity: O(*n*) in the size of the rule, less where a part decides; for each window O(log *m* + *k*) in the
    ///   customer's events and those of the period.
    public func verdict(
        for facts: Facts,
        members: Set<SegmentID> = [],
        asOf: Timestamp
    ) throws(SegmentsError) -> Verdict {
        root.verdict(try input(facts, members: members, asOf: asOf))
    }

    /// The windows that the rule asks, each once: after the attributes of the schema, what it reads.
    public var windows: [EventWindow] {
        table.sources.compactMap { if case .window(let window) = $0 { window } else { nil } }
    }

    /// The date that the rule counts days to, if it asks for it.
    func today(asOf: Timestamp) -> CivilDate? { table.needsZone ? calendar.date(at: asOf) : nil }

    /// The calendar of the zone; a rule that was prepared without one asks none.
    var calendar: any TimeZoneRules { rules ?? FixedOffset.utc }

    /// Returns what the rule reads for a customer.
    func input(_ facts: Facts, members: Set<SegmentID>, asOf: Timestamp) throws(SegmentsError) -> RuleInput {
        guard facts.schema == schema else {
            throw SegmentsError(.schemaMismatch, "facts have the schema that the rule was prepared for")
        }
        return table.input(facts, members: members, asOf: asOf, zone: calendar)
    }
}

extension PreparedRule: Hashable {
    /// Whether both are the same rule for the same schema, in a zone of the same name.
    public static func == (lhs: PreparedRule, rhs: PreparedRule) -> Bool {
        lhs.rule == rhs.rule && lhs.schema == rhs.schema && lhs.zone == rhs.zone
    }

    /// Feeds the rule, the schema and the zone's name to a hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(rule)
        hasher.combine(schema)
        hasher.combine(zone)
    }
}

/// A node of a rule with its names turned into slots.
struct PreparedNode: Sendable {
    let rule: SegmentRule
    let path: String
    let parts: [PreparedNode]
    let test: PreparedTest?

    /// Prepares a rule whose depth was checked.
    init(_ rule: SegmentRule, _ table: inout SlotTable, path: String) throws(SegmentsError) {
        self.rule = rule
        self.path = path
        var parts: [PreparedNode] = []
        var prepared: PreparedTest?
        switch rule.form {
        case .all(let rules), .any(let rules):
            for (index, part) in rules.enumerated() {
                parts.append(try PreparedNode(part, &table, path: path.joined("rules/\(index)")))
            }
        case .not(let part): parts = [try PreparedNode(part, &table, path: path.joined("rule"))]
        case .test(let test):
            do throws(TestFault) {
                try test.check(table.limits)
                prepared = try test.prepare(&table)
            } catch {
                throw SegmentsError(error, in: test, path: path)
            }
        case .segment(let segment):
            guard let slot = table.slot(of: segment) else {
                throw SegmentsError(
                    .unknownSegment,
                    "the segment that a rule refers to is at hand where the rule is asked",
                    path: path.joined("segment")
                )
            }
            // Belonging to a segment is a flag that is never missing.
            let isMember = SegmentTest(operand: .value(.flag(true)), .compare(.equal, .flag(true)))
            prepared = PreparedTest(isMember, .slot(slot))
        case .unrecognized, .beyondLimits: break
        }
        self.parts = parts
        self.test = prepared
    }

    func verdict(_ input: RuleInput) -> Verdict {
        if let test { return test.verdict(input) }
        switch rule.form {
        case .all: return combined(input, neutral: .yes, decisive: .no)
        case .any: return combined(input, neutral: .no, decisive: .yes)
        case .not: return parts[0].verdict(input).negated
        case .test, .segment, .unrecognized, .beyondLimits: return .unknown
        }
    }

    private func combined(_ input: RuleInput, neutral: Verdict, decisive: Verdict) -> Verdict {
        var result = neutral
        for part in parts {
            let verdict = part.verdict(input)
            if verdict == decisive { return decisive }
            if verdict == .unknown { result = .unknown }
        }
        return result
    }
}

extension Verdict {
    /// The verdict of the opposite question.
    var negated: Verdict {
        switch self {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }

    /// The verdict of a question that has an answer.
    init(_ holds: Bool) { self = holds ? .yes : .no }
}
