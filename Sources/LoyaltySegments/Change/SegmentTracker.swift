//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Segments with what keeps their memberships from flickering, looked at again and again.
///
/// The tracker keeps nothing: a host stores the ``SegmentState`` of each customer and segment and passes it to the next
/// look.
///
/// ```swift
/// let tracker = try SegmentTracker(segments, stability: [vip: steady])
/// for look in try tracker.looks(at: facts, of: customer, states: states, asOf: now) {
///     states[look.segment] = look.state
///     if let change = look.change { changes.append(change) }
/// }
/// ```
///
/// Where one rule refers to another segment, it asks for the membership that the tracker holds, not for the bare verdict.
public struct SegmentTracker: Hashable, Sendable {
    /// The segments.
    public let segments: SegmentSet
    /// What keeps memberships from flickering; a segment that is not named has the bare verdicts of its rule.
    public let stability: [SegmentID: StabilityRule]
    private let leaving: [SegmentID: PreparedRule]

    /// Creates a tracker.
    ///
    /// - Parameters:
    ///   - segments: The segments.
    ///   - stability: What keeps memberships from flickering.
    ///   - zone: The zone of calendar windows in rules for leaving; the one that the segments were prepared with.
    ///   - limits: The bounds on each rule for leaving.
    /// - Throws: ``SegmentsError`` with code `unknownSegment` for a segment that the set does not have; `segmentCycle` for a rule
    ///   for leaving that refers to a segment; or what checking such a rule throws. The path is the segment's identifier.
    public init(
        _ segments: SegmentSet,
        stability: [SegmentID: StabilityRule] = [:],
        zone: (any TimeZoneRules)? = nil,
        limits: SegmentLimits = .default
    ) throws(SegmentsError) {
        let ids = Set(segments.definitions.map(\.id))
        var leaving: [SegmentID: PreparedRule] = [:]
        for (id, rule) in stability.sorted(by: { $0.key < $1.key }) {
            guard ids.contains(id) else {
                throw SegmentsError(.unknownSegment, "the set has the segment that is to be steady", path: id.text)
            }
            guard let leave = rule.leave else { continue }
            guard leave.segments.isEmpty else {
                throw SegmentsError(.segmentCycle, "a rule for leaving refers to no segment", path: id.text)
            }
            do throws(SegmentsError) {
                leaving[id] = try PreparedRule(leave, for: segments.schema, zone: zone, limits: limits)
            } catch {
                throw SegmentsError(error.code, error.message, path: (id.text + "/leave").joined(error.path))
            }
        }
        self.segments = segments
        self.stability = stability
        self.leaving = leaving
    }
}

// MARK: - Looking

extension SegmentTracker {
    /// Looks at one customer.
    ///
    /// The cause of a change is ``ChangeCause/first`` without a state, ``ChangeCause/rule`` if the definition has another
    /// version than the state, whatever else changed. Otherwise what was known at the last look decides: if that has come
    /// to the same by now, time alone did it. Without it, a change before ``SegmentState/next`` can only come from data.
    ///
    /// - Parameters:
    ///   - facts: What is known about the customer.
    ///   - customer: The customer.
    ///   - states: What the last look left, by segment; none for a segment that was never looked at.
    ///   - earlier: What was known at the last look, if the host still has it.
    ///   - asOf: The instant of this look.
    /// - Returns: A look for each segment, in the order of the set.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for facts of another schema.
    public func looks(
        at facts: Facts,
        of customer: CustomerID,
        states: [SegmentID: SegmentState],
        earlier: Facts? = nil,
        asOf: Timestamp
    ) throws(SegmentsError) -> [SegmentLook] {
        var looks = [SegmentLook?](repeating: nil, count: segments.definitions.count)
        var members: Set<SegmentID> = []
        var before = members
        var dues: [SegmentID: Timestamp] = [:]
        for place in segments.order {
            let definition = segments.definitions[place]
            var sight = SegmentSight(
                definition,
                entering: segments.prepared[place],
                leaving: leaving[definition.id],
                stability: stability[definition.id] ?? .none,
                state: states[definition.id]
            )
            try sight.look(at: facts, members, asOf)
            if let earlier { try sight.compare(with: earlier, before, asOf) }
            let next = definition.rule.segments.compactMap { dues[$0] }.min()
            let look = sight.finding(customer, next: try sight.nextChange(facts, members, asOf, or: next), asOf)
            if look.state.isMember { members.insert(definition.id) }
            if sight.wasMemberByTime ?? look.state.isMember { before.insert(definition.id) }
            dues[definition.id] = look.due
            looks[place] = look
        }
        return looks.compactMap { $0 }
    }
}
