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
public struct SegmentSet: Hashable, Sendable {
    /// The segments in the order that they were given.
    public let definitions: [SegmentDefinition]
    /// The schema that facts must have.
    public let schema: Schema
    private let prepared: [PreparedRule]

    /// Checks segments and prepares them.
    ///
    /// - Parameters:
    ///   - definitions: The segments, each with an identifier of its own.
    ///   - schema: The attributes that the rules may ask.
    ///   - limits: The bounds on each rule.
    /// - Throws: ``SegmentsError`` with code `duplicateSegment`, or what checking a rule throws; its path begins with the
    ///   segment's index.
    public init(
        _ definitions: [SegmentDefinition],
        schema: Schema,
        limits: SegmentLimits = .default
    ) throws(SegmentsError) {
        var seen: Set<SegmentID> = []
        var prepared: [PreparedRule] = []
        for (index, definition) in definitions.enumerated() {
            guard seen.insert(definition.id).inserted else {
                throw SegmentsError(.duplicateSegment, "a set has one segment of each identifier", path: "\(index)/id")
            }
            do throws(SegmentsError) {
                prepared.append(try PreparedRule(definition.rule, for: schema, limits: limits))
            } catch {
                throw SegmentsError(error.code, error.message, path: "\(index)/rule".joined(error.path))
            }
        }
        self.definitions = definitions
        self.schema = schema
        self.prepared = prepared
    }

    /// Returns the segments that a customer belongs to, in the order of the set.
    ///
    /// - Parameters:
    ///   - facts: What is known about the customer.
    ///   - asOf: The instant that relative windows end at.
    /// - Returns: The segments whose rules hold; unknown is no membership.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for facts of another schema.
    public func memberships(of facts: Facts, asOf: Timestamp) throws(SegmentsError) -> [SegmentID] {
        var members: [SegmentID] = []
        for (rule, definition) in zip(prepared, definitions)
        where try rule.verdict(for: facts, asOf: asOf) == .yes {
            members.append(definition.id)
        }
        return members
    }

    /// Returns the size of each segment over many customers, in the order of the set.
    ///
    /// - Parameters:
    ///   - customers: What is known about each customer.
    ///   - asOf: The instant that relative windows end at.
    /// - Returns: A size for each segment.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for facts of another schema.
    /// - Complexity: O(*n* · *m*) in the numbers of customers and of parts of the rules.
    public func sizes(of customers: some Sequence<Facts>, asOf: Timestamp) throws(SegmentsError) -> [SegmentSize] {
        var counts = [(yes: Int, unknown: Int)](repeating: (0, 0), count: prepared.count)
        var total = 0
        for facts in customers {
            total += 1
            for (index, rule) in prepared.enumerated() {
                switch try rule.verdict(for: facts, asOf: asOf) {
                case .yes: counts[index].yes += 1
                case .unknown: counts[index].unknown += 1
                case .no: break
                }
            }
        }
        return zip(definitions, counts).map {
            SegmentSize(segment: $0.id, members: $1.yes, unknown: $1.unknown, customers: total)
        }
    }
}
