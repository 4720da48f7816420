//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Segments that are asked together, each checked against one schema.
///
/// ```swift
/// let segments = try SegmentSet([vip, sleeping], schema: schema)
/// try segments.sizes(of: customers, asOf: asOf)   // members and unknowns of each
/// ```
///
/// A rule may refer to other segments of the set, as in `in segment "vip" and orders > 9`. Each segment is asked once for a
/// customer, after those that it refers to; a circle of references is refused.
public struct SegmentSet: Hashable, Sendable {
    /// The segments in the order that they were given.
    public let definitions: [SegmentDefinition]
    /// The schema that facts must have.
    public let schema: Schema
    /// The groups of which a customer belongs to one segment at most.
    public let groups: [SegmentGroup]
    let prepared: [PreparedRule]
    /// The places of the segments, each after those that it refers to.
    let order: [Int]

    /// Checks segments and prepares them.
    ///
    /// - Parameters:
    ///   - definitions: The segments, each with an identifier of its own.
    ///   - schema: The attributes and events that the rules may ask.
    ///   - groups: The groups of which a customer belongs to one segment at most, each with an identifier of its own.
    ///   - zone: The zone of calendar windows and of days since a date.
    ///   - limits: The bounds on each rule.
    /// - Throws: ``SegmentsError`` with code `duplicateSegment`; `segmentCycle` for segments that refer to each other in a
    ///   circle; what checking a rule throws; its path begins with the segment's index. Code `invalidGroup` for two groups of
    ///   one identifier and `unknownSegment` for a segment that the set does not have, with a path that begins with `groups`.
    /// - Complexity: O(*n*) in the sizes of all rules and groups.
    public init(
        _ definitions: [SegmentDefinition],
        schema: Schema,
        groups: [SegmentGroup] = [],
        zone: (any TimeZoneRules)? = nil,
        limits: SegmentLimits = .default
    ) throws(SegmentsError) {
        var places: [SegmentID: Int] = [:]
        for (index, definition) in definitions.enumerated() {
            guard places.updateValue(index, forKey: definition.id) == nil else {
                throw SegmentsError(.duplicateSegment, "a set has one segment of each identifier", path: "\(index)/id")
            }
        }
        let ids = Set(places.keys)
        var prepared: [PreparedRule] = []
        for (index, definition) in definitions.enumerated() {
            do throws(SegmentsError) {
                prepared.append(
                    try PreparedRule(definition.rule, for: schema, zone: zone, segments: ids, limits: limits)
                )
            } catch {
                throw SegmentsError(error.code, error.message, path: "\(index)/rule".joined(error.path))
            }
        }
        try SegmentGroup.check(groups, in: ids)
        self.definitions = definitions
        self.schema = schema
        self.groups = groups
        self.prepared = prepared
        self.order = try Self.order(definitions, places)
    }

    /// Returns the places of segments, each after those that it refers to.
    private static func order(
        _ definitions: [SegmentDefinition],
        _ places: [SegmentID: Int]
    ) throws(SegmentsError) -> [Int] {
        let references = definitions.map { definition in definition.rule.segments.compactMap { places[$0] } }
        var open = references.map(\.count)
        var users = [[Int]](repeating: [], count: definitions.count)
        for (user, used) in references.enumerated() { for place in used { users[place].append(user) } }
        var order = definitions.indices.filter { open[$0] == 0 }
        var next = 0
        while next < order.count {
            for user in users[order[next]] {
                open[user] -= 1
                if open[user] == 0 { order.append(user) }
            }
            next += 1
        }
        // What is left over refers to something left over, so following references ends on a circle.
        guard var place = open.firstIndex(where: { $0 > 0 }) else { return order }
        var seen: Set<Int> = []
        while seen.insert(place).inserted { place = references[place].first { open[$0] > 0 } ?? place }
        throw SegmentsError(
            .segmentCycle,
            "segments do not refer to each other in a circle",
            path: "\(place)/rule"
        )
    }

    /// Whether both have the same segments, schema and groups, in a zone of the same name.
    public static func == (lhs: SegmentSet, rhs: SegmentSet) -> Bool {
        lhs.definitions == rhs.definitions && lhs.groups == rhs.groups && lhs.prepared == rhs.prepared
            && lhs.schema == rhs.schema
    }

    /// Feeds the segments and the groups to a hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(definitions)
        hasher.combine(groups)
    }
}

// MARK: - Asking

extension SegmentSet {
    /// Returns the segments that a customer belongs to, in the order of the set.
    ///
    /// - Parameters:
    ///   - facts: What is known about the customer.
    ///   - asOf: The instant that windows end at.
    /// - Returns: The segments whose rules hold; unknown is no membership.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for facts of another schema.
    public func memberships(of facts: Facts, asOf: Timestamp) throws(SegmentsError) -> [SegmentID] {
        let verdicts = try verdicts(of: facts, asOf: asOf)
        return definitions.indices.filter { verdicts[$0] == .yes }.map { definitions[$0].id }
    }

    /// Evaluates one segment for a customer and keeps every finding.
    ///
    /// - Parameters:
    ///   - segment: The segment.
    ///   - facts: What is known about the customer.
    ///   - asOf: The instant that windows end at.
    /// - Returns: The verdict with its reasons; a segment that the rule refers to is one of them.
    /// - Throws: ``SegmentsError`` with code `unknownSegment` for a segment that the set does not have, or `schemaMismatch`.
    public func evaluate(_ segment: SegmentID, _ facts: Facts, asOf: Timestamp) throws(SegmentsError) -> Evaluation {
        guard let place = definitions.firstIndex(where: { $0.id == segment }) else {
            throw SegmentsError(.unknownSegment, "the set has the segment that it is asked for")
        }
        return try prepared[place].evaluate(facts, members: Set(memberships(of: facts, asOf: asOf)), asOf: asOf)
    }

    /// Returns what each rule found, in the order of the set.
    func verdicts(of facts: Facts, asOf: Timestamp) throws(SegmentsError) -> [Verdict] {
        var verdicts = [Verdict](repeating: .unknown, count: prepared.count)
        var members: Set<SegmentID> = []
        for place in order {
            verdicts[place] = try prepared[place].verdict(for: facts, members: members, asOf: asOf)
            if verdicts[place] == .yes { members.insert(definitions[place].id) }
        }
        return verdicts
    }

    /// Returns the size of each segment over many customers, in the order of the set.
    ///
    /// - Parameters:
    ///   - customers: What is known about each customer.
    ///   - asOf: The instant that windows end at.
    /// - Returns: A size for each segment.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for facts of another schema.
    /// - Complexity: O(*n* · *m*) in the numbers of customers and of parts of the rules.
    public func sizes(of customers: some Sequence<Facts>, asOf: Timestamp) throws(SegmentsError) -> [SegmentSize] {
        var members = [Int](repeating: 0, count: prepared.count)
        var unknown = members
        var total = 0
        for facts in customers {
            total += 1
            for (place, verdict) in try verdicts(of: facts, asOf: asOf).enumerated() {
                switch verdict {
                case .yes: members[place] += 1
                case .unknown: unknown[place] += 1
                case .no: break
                }
            }
        }
        return definitions.indices.map { place in
            SegmentSize(
                counted: definitions[place].id,
                members: members[place],
                unknown: unknown[place],
                customers: total
            )
        }
    }

    /// Returns how the segments overlap and what they cover, over many customers.
    ///
    /// - Parameters:
    ///   - customers: What is known about each customer.
    ///   - asOf: The instant that windows end at.
    /// - Returns: The overlap of the segments in the order of the set.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for facts of another schema.
    /// - Complexity: O(*n* · (*m* + *k*²)) in the numbers of customers, of parts of the rules, and of segments that a customer
    ///   belongs to.
    public func overlap(of customers: some Sequence<Facts>, asOf: Timestamp) throws(SegmentsError) -> SegmentOverlap {
        var overlap = SegmentOverlap(of: definitions.map(\.id))
        for facts in customers {
            let verdicts = try verdicts(of: facts, asOf: asOf)
            overlap.add(places: verdicts.indices.filter { verdicts[$0] == .yes })
        }
        return overlap
    }
}
