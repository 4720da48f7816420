//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What is seen of one customer and one segment in one look.
struct SegmentSight {
    private let definition: SegmentDefinition
    private let entering: PreparedRule
    private let leaving: PreparedRule?
    private let stability: StabilityRule
    private let state: SegmentState?
    /// Whether the customer is to be a member by the rules, and what holds a change back.
    private var wish = Wish.stay
    /// Whether what was known at the last look would make a member by now; nil if that was not given.
    private(set) var wasMemberByTime: Bool?

    /// What the rules want.
    private enum Wish {
        case stay
        case change
        case hold(SegmentLook.Hold)
    }

    init(
        _ definition: SegmentDefinition,
        entering: PreparedRule,
        leaving: PreparedRule?,
        stability: StabilityRule,
        state: SegmentState?
    ) {
        self.definition = definition
        self.entering = entering
        self.leaving = leaving
        self.stability = stability
        self.state = state
    }

    private var isMember: Bool { state?.isMember ?? false }

    mutating func look(at facts: Facts, _ members: Set<SegmentID>, _ asOf: Timestamp) throws(SegmentsError) {
        wish = try wish(facts, members, asOf)
    }

    mutating func compare(
        with earlier: Facts,
        _ members: Set<SegmentID>,
        _ asOf: Timestamp
    ) throws(SegmentsError) {
        if case .change = try wish(earlier, members, asOf) {
            wasMemberByTime = !isMember
        } else {
            wasMemberByTime = isMember
        }
    }

    private func wish(_ facts: Facts, _ members: Set<SegmentID>, _ asOf: Timestamp) throws(SegmentsError) -> Wish {
        let fits = try entering.verdict(for: facts, members: members, asOf: asOf) == .yes
        guard isMember else {
            guard fits else { return .stay }
            // Nobody cools down who never left.
            let end = state?.changes == 0 ? nil : Self.end(of: stability.coolDown, since: state?.since)
            return end.flatMap { $0 > asOf ? .hold(.coolDown(until: $0)) : nil } ?? .change
        }
        if fits { return .stay }
        if let leaving, try leaving.verdict(for: facts, asOf: asOf) != .yes { return .hold(.leaveRule) }
        let end = Self.end(of: stability.minimumStay, since: state?.since)
        return end.flatMap { $0 > asOf ? .hold(.minimumStay(until: $0)) : nil } ?? .change
    }

    /// The end of a span, or that of time.
    private static func end(of span: TimeSpan, since start: Timestamp?) -> Timestamp? {
        start.map { (try? $0.advanced(by: span)) ?? .latest }
    }

    /// Returns when the verdict of a rule changes by time alone, or that of another segment that it refers to.
    func nextChange(
        _ facts: Facts,
        _ members: Set<SegmentID>,
        _ asOf: Timestamp,
        or other: Timestamp?
    ) throws(SegmentsError) -> Timestamp? {
        var next = other
        for rule in [entering, leaving] {
            guard let change = try rule?.nextChange(for: facts, members: members, asOf: asOf) else { continue }
            next = min(next ?? change, change)
        }
        return next
    }

    func finding(_ customer: CustomerID, next: Timestamp?, _ asOf: Timestamp) -> SegmentLook {
        var held: SegmentLook.Hold?
        var change: SegmentChange?
        if case .hold(let hold) = wish { held = hold }
        if case .change = wish {
            change = SegmentChange(
                customer: customer,
                segment: definition.id,
                version: definition.version,
                kind: isMember ? .left : .entered,
                cause: cause(asOf),
                at: asOf,
                ordinal: ordinal
            )
        }
        let due = [next, held?.until].compactMap { $0 }.min()
        let state = SegmentState(
            isMember: change.map { $0.kind == .entered } ?? isMember,
            since: change?.at ?? self.state?.since,
            version: definition.version,
            changes: change?.ordinal ?? self.state?.changes ?? 0,
            next: due
        )
        return SegmentLook(segment: definition.id, state: state, change: change, held: held, due: due)
    }

    /// The number of the next change; a count that is full stays so.
    private var ordinal: Int64 {
        let changes = max(state?.changes ?? 0, 0)
        return changes == .max ? changes : changes + 1
    }

    private func cause(_ asOf: Timestamp) -> ChangeCause {
        guard let state else { return .first }
        if state.version != definition.version { return .rule }
        if let wasMemberByTime { return wasMemberByTime != isMember ? .time : .data }
        guard let next = state.next, next <= asOf else { return .data }
        return .dataOrTime
    }
}

extension SegmentLook.Hold {
    /// When the hold ends, if it does by itself.
    var until: Timestamp? {
        switch self {
        case .minimumStay(let until), .coolDown(let until): until
        case .leaveRule: nil
        }
    }
}
