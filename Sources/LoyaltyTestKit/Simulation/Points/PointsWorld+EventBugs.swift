//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyRewards

extension PointsWorld {
    // MARK: Decisions that leave an event out, or say something else in it

    static var bugsOfEvents: [PlantedBug<PointsProgram>] {
        [
            edited("debt is not repaid by new points") { event in
                if case .debtRepaid = event { nil } else { event }
            },
            edited("expired points of a refund are not granted again") { event in
                if case .granted = event { nil } else { event }
            },
            edited("what was written off is not recovered") { event in
                if case .writeOffRecovered = event { nil } else { event }
            },
            edited("activity is not written down") { event in
                if case .activityRecorded = event { nil } else { event }
            },
            edited("sent points are not received") { event in
                if case .movedIn = event { nil } else { event }
            },
            edited("sent points stay with the sender") { event in
                if case .movedOut = event { nil } else { event }
            },
            edited("expired points are not written down") { event in
                if case .expired = event { nil } else { event }
            },
            edited("a return leaves no debt") { event in
                guard case .accrualReversed = event else { return event }
                return try event.replacing { $0["debt"] = .integer(0) }
            },
            edited("sent points get a new life") { event in
                guard case .movedIn(let moved) = event else { return event }
                let end = try moved.at.advanced(by: TimeSpan(microseconds: 40 * CoinRules.day))
                return try event.replacing { $0.mapLots { $0["expiresAt"] = .string(end.description) } }
            },
            edited("sent points can be redeemed a day late") { event in
                guard case .movedIn(let moved) = event else { return event }
                let start = try moved.at.advanced(by: TimeSpan(microseconds: CoinRules.day))
                return try event.replacing { $0.mapLots { $0["activeAt"] = .string(start.description) } }
            },
            edited("an accrual grants one point too many") { event in
                guard case .accrued(let accrued) = event, accrued.granted > 0 else { return event }
                return try event.replacing { $0["granted"] = .integer(accrued.granted + 1) }
            },
            allocated("points that were granted last are redeemed first") { event, account in
                guard case .redeemed(let redeemed) = event else { return nil }
                let lots = account.lots.filter {
                    $0.activeAt <= redeemed.at && !account.hasEnded($0, asOf: redeemed.at)
                }
                return Array(lots.reversed())
            },
            allocated("pending points are redeemed") { event, account in
                guard case .redeemed(let redeemed) = event else { return nil }
                return account.lots.filter { !account.hasEnded($0, asOf: redeemed.at) }
                    .sorted { $0.activeAt > $1.activeAt }
            },
            allocated("points that last longest are held") { event, account in
                guard case .held(let held) = event else { return nil }
                let lots = account.lots.filter { $0.activeAt <= held.at && !account.hasEnded($0, asOf: held.at) }
                return Array(lots.reversed())
            },
            allocated("a return takes the points of other orders first") { event, account in
                guard case .accrualReversed(let reversed) = event else { return nil }
                let own = account.accruals[reversed.accrual]?.lot
                let lots = account.lots.filter { !account.hasEnded($0, asOf: reversed.at) }
                return lots.filter { $0.id != own } + lots.filter { $0.id == own }
            },
            allocated("a return takes no pending points of other orders") { event, account in
                guard case .accrualReversed(let reversed) = event else { return nil }
                let own = account.accruals[reversed.accrual]?.lot
                let lots = account.lots.filter { !account.hasEnded($0, asOf: reversed.at) }
                return lots.filter { $0.id == own } + lots.filter { $0.id != own }.reversed()
            },
        ]
    }

    // MARK: States that fold an event as if it were another

    static var bugsOfFolding: [PlantedBug<PointsProgram>] {
        [
            folded("debt is repaid and stays") { event in
                guard case .debtRepaid = event else { return event }
                return try event.replacing(kind: "movedOut") { $0["to"] = .string("nobody") }
            },
            folded("a hold stays open when it ends") { event in
                guard case .holdReleased = event else { return event }
                return try event.replacing(kind: "activityRecorded") {
                    $0["redemption"] = nil
                    $0["hasTimedOut"] = nil
                }
            },
            folded("received points count as granted") { event in
                guard case .movedIn = event else { return event }
                return try event.replacing(kind: "granted") { $0["from"] = nil }
            },
            folded("granted points are active at once") { event in
                guard case .accrued(let accrued) = event else { return event }
                return try event.replacing { $0["activeAt"] = .string(accrued.grantedAt.description) }
            },
            folded("a return forgets the units") { event in
                guard case .accrualReversed(let reversed) = event, !reversed.isComplete else { return event }
                let none = try CanonicalJSON.value(of: ReturnedUnits.none)
                return try event.replacing { $0["returned"] = none }
            },
            folded("an order can be taken back twice") { event in
                guard case .accrualReversed = event else { return event }
                return try event.replacing { $0["isComplete"] = .bool(false) }
            },
        ]
    }

    // MARK: Making them

    /// Decisions with every event changed, or left out.
    static func edited(
        _ name: String,
        _ change: @escaping @Sendable (PointsEvent) throws -> PointsEvent?
    ) -> PlantedBug<PointsProgram> {
        PlantedBug(name) { rules, command, states, context in
            let decision = try rules.decide(command, on: states, in: context)
            return Decision(
                decision.answer,
                eventsByStream: try decision.events.map { try $0.compactMap(change) },
                claims: decision.claims,
                releases: decision.releases,
                counters: decision.counters,
                messages: decision.messages
            )
        }
    }

    /// Decisions that take points from the lots in another order.
    private static func allocated(
        _ name: String,
        _ order: @escaping @Sendable (PointsEvent, PointsAccount) -> [Lot]?
    ) -> PlantedBug<PointsProgram> {
        PlantedBug(name) { rules, command, states, context in
            let decision = try rules.decide(command, on: states, in: context)
            guard states.count == 1, let events = decision.events.first else { return decision }
            var account = states[0]
            var changed: [PointsEvent] = []
            for event in events {
                var event = event
                if let lots = order(event, account) { event = try event.taking(from: lots) }
                try account.apply(event)
                changed.append(event)
            }
            return Decision(decision.answer, events: changed)
        }
    }

    static func folded(
        _ name: String,
        _ change: @escaping @Sendable (PointsEvent) throws -> PointsEvent
    ) -> PlantedBug<PointsProgram> {
        var bug = PlantedBug<PointsProgram>(name)
        bug.fold = { event in (try? change(event)) ?? event }
        return bug
    }
}

// MARK: - Events that say something else

extension PointsEvent {
    /// The same event with other members, told through its JSON, as a wrong program on another machine would.
    func replacing(
        kind: String? = nil,
        _ change: (inout [String: JSONValue]) throws -> Void
    ) throws -> PointsEvent {
        guard case .object(let event) = try CanonicalJSON.value(of: self), let (name, value) = event.first,
            case .object(var members) = value
        else { return self }
        try change(&members)
        return try CanonicalJSON.decode(PointsEvent.self, from: .object([kind ?? name: .object(members)]))
    }

    /// The same event with as many points out of other lots, as far as these have them free.
    fileprivate func taking(from lots: [Lot]) throws -> PointsEvent {
        func allocations(_ before: JSONValue?) -> JSONValue {
            guard case .array(let parts)? = before else { return .array([]) }
            var left: Int64 = 0
            for case .object(let part) in parts { if case .integer(let steps)? = part["steps"] { left += steps } }
            var taken: [JSONValue] = []
            for lot in lots where left > 0 && lot.free > 0 {
                let steps = min(left, lot.free)
                taken.append(.object(["lot": .integer(lot.id.number), "steps": .integer(steps)]))
                left -= steps
            }
            return .array(taken)
        }
        return try replacing { members in
            if case .object(var hold)? = members["hold"] {
                hold["allocations"] = allocations(hold["allocations"])
                members["hold"] = .object(hold)
            } else {
                members["allocations"] = allocations(members["allocations"])
            }
        }
    }
}

extension [String: JSONValue] {
    mutating func mapLots(_ change: (inout [String: JSONValue]) -> Void) {
        guard case .array(let lots)? = self["lots"] else { return }
        self["lots"] = .array(
            lots.map { lot in
                guard case .object(var members) = lot else { return lot }
                change(&members)
                return .object(members)
            }
        )
    }
}
