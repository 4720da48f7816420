//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The messages about one account, as its events are told.
struct AccountMessages {
    private let member: CustomerID
    private let program: Program
    private let topics: Set<PointsTopic>
    private(set) var messages: [OutboxMessage] = []

    init(of member: CustomerID, in program: Program, about topics: Set<PointsTopic>) {
        self.member = member
        self.program = program
        self.topics = topics
    }

    mutating func tell(_ events: [PointsEvent], on account: PointsAccount) throws(RewardsError) {
        // A refund ends points past their last day and grants them again; the member hears of the refund alone.
        var regranted: [Lot] = []
        for case .granted(let event) in events { regranted += event.lots }
        var isRefund = false
        for event in events {
            switch event {
            case .redemptionRefunded(let event):
                isRefund = true
                try tell(event, regranted)
            case .expired(let event):
                let points = try sum(event.allocations) - (isRefund ? sum(regranted) : 0)
                add(.pointsExpired, at: event.at, points: points)
            case .holdReleased(let event): try tell(event, of: account)
            default: try tell(event)
            }
        }
        if topics.contains(.tierChanged) { try tellTier(after: events, on: account) }
    }

    private mutating func tell(_ event: PointsEvent) throws(RewardsError) {
        switch event {
        case .accrued(let event): tell(event)
        case .accrualReversed(let event):
            let accrual = ["accrual": Self.json(event.accrual)]
            add(.pointsReversed, at: event.at, points: try sum(event.allocations), accrual)
            add(.debtCreated, at: event.at, points: event.debt, accrual)
        case .writeOffRecovered(let event):
            let accrual = ["accrual": Self.json(event.accrual)]
            add(.pointsReversed, at: event.at, points: try sum(event.allocations), accrual)
        case .redeemed(let event):
            try tell(event.redemption, redeemed: event.allocations, worth: event.value, at: event.at)
        case .captured(let event):
            try tell(event.redemption, redeemed: event.allocations, worth: event.value, at: event.at)
        case .held(let event):
            var facts = Self.facts(of: event.hold.redemption, worth: event.hold.value)
            facts["until"] = Self.json(event.hold.until)
            add(.pointsHeld, at: event.at, points: try sum(event.hold.allocations), facts)
        case .debtRepaid(let event): add(.debtRepaid, at: event.at, points: try sum(event.allocations))
        case .movedOut(let event):
            add(.pointsSent, at: event.at, points: try sum(event.allocations), ["to": .string(event.to.text)])
        case .movedIn(let event):
            let facts = Self.adding(event.lots, to: ["from": .string(event.from.text)])
            add(.pointsReceived, at: event.at, points: try sum(event.lots), facts)
        default: try tellStewardship(event)
        }
    }

    private mutating func tellStewardship(_ event: PointsEvent) throws(RewardsError) {
        switch event {
        case .opened(let event): add(.accountOpened, at: event.at, ["enrolledAt": Self.json(event.enrolledAt)])
        case .closed(let event):
            let forfeited = try sum(event.allocations)
            add(.accountClosed, at: event.at, forfeited > 0 ? ["points": json(steps: forfeited)] : [:])
        case .erased(let event): add(.accountErased, at: event.at)
        case .memberJoined(let event):
            let facts = ["joined": JSONValue.string(event.member.text), "kind": .string(event.kind.rawValue)]
            add(.memberJoined, at: event.at, facts)
        case .memberLeft(let event): add(.memberLeft, at: event.at, ["left": .string(event.member.text)])
        case .balanceOpened(let event):
            add(.balanceOpened, at: event.at, points: try sum(event.lots))
            add(.debtCreated, at: event.at, points: event.debt)
        case .expiryExtended(let event):
            var facts = ["reason": JSONValue.string(event.why.reason.text)]
            let ends = event.ends.map(\.expiresAt) + (event.inactiveAt.map { [$0] } ?? [])
            facts["expiresAt"] = ends.min().map(Self.json)
            add(.expiryExtended, at: event.at, facts)
        case .reinstated(let event):
            let facts = Self.adding(event.lots, to: ["reason": .string(event.why.reason.text)])
            add(.pointsReinstated, at: event.at, points: try sum(event.lots), facts)
        case .adjusted(let event):
            let points = try sum(event.lot.map { [$0] } ?? []) - sum(event.allocations)
            add(.pointsAdjusted, at: event.at, points: points, ["reason": .string(event.why.reason.text)])
        case .tierExtended(let event):
            var facts = ["reason": JSONValue.string(event.why.reason.text)]
            facts["tier"] = event.record.tier.map { .string($0.text) }
            facts["until"] = event.record.extendedUntil.map(Self.json)
            add(.tierExtended, at: event.at, facts)
        default: break
        }
    }
}

// MARK: - Events that need more than themselves

extension AccountMessages {
    private mutating func tell(_ event: PointsAccrued) {
        var facts = ["accrual": Self.json(event.source.id), "activeAt": Self.json(event.activeAt)]
        facts["expiresAt"] = event.expiresAt.map(Self.json)
        add(.pointsAccrued, at: event.at, points: event.granted, facts)
    }

    private mutating func tell(
        _ redemption: RedemptionID,
        redeemed allocations: [LotAllocation],
        worth value: Money,
        at: Timestamp
    ) throws(RewardsError) {
        add(.pointsRedeemed, at: at, points: try sum(allocations), Self.facts(of: redemption, worth: value))
    }

    private mutating func tell(_ event: RedemptionRefunded, _ regranted: [Lot]) throws(RewardsError) {
        let facts = Self.adding(regranted, to: Self.facts(of: event.redemption, worth: event.value))
        add(.pointsRefunded, at: event.at, points: try sum(event.allocations), facts)
    }

    private mutating func tell(_ event: HoldReleased, of account: PointsAccount) throws(RewardsError) {
        guard let hold = account.holds.first(where: { $0.redemption == event.redemption }) else {
            throw RewardsError(.accountMismatch, "messages are about the accounts that were decided on")
        }
        let facts: [String: JSONValue] = [
            "hasTimedOut": .bool(event.hasTimedOut), "redemption": .string(event.redemption.text),
        ]
        add(.holdReleased, at: event.at, points: try sum(hold.allocations), facts)
    }

    /// A tier may also change without an event of its own, as when a household parts; what counts is before and after.
    private mutating func tellTier(after events: [PointsEvent], on before: PointsAccount) throws(RewardsError) {
        var after = before
        for event in events { try after.apply(event) }
        guard let at = after.lastAt, after.closedAt == nil, after.move == nil, after.tier?.tier != before.tier?.tier
        else { return }
        var facts = ["since": Self.json(after.tier?.since ?? at)]
        facts["from"] = before.tier?.tier.map { .string($0.text) }
        facts["holdsUntil"] = after.tier?.holdsUntil.map(Self.json)
        facts["tier"] = after.tier?.tier.map { .string($0.text) }
        add(.tierChanged, at: at, facts)
    }
}

// MARK: - Bodies

extension AccountMessages {
    private mutating func add(
        _ topic: PointsTopic,
        at: Timestamp,
        points steps: Int64,
        _ facts: [String: JSONValue] = [:]
    ) {
        guard steps != 0, topics.contains(topic) else { return }
        var facts = facts
        facts["points"] = json(steps: steps)
        add(topic, at: at, facts)
    }

    private mutating func add(_ topic: PointsTopic, at: Timestamp, _ facts: [String: JSONValue] = [:]) {
        guard topics.contains(topic) else { return }
        var body = facts
        body["at"] = Self.json(at)
        body["member"] = .string(member.text)
        body["program"] = .string(program.id.text)
        messages.append(OutboxMessage(topic: topic.name, body: .object(body)))
    }

    private func json(steps: Int64) -> JSONValue {
        .object(["steps": .integer(steps), "unit": .string(program.unit.description)])
    }

    private func sum(_ allocations: [LotAllocation]) throws(RewardsError) -> Int64 {
        try sum(allocations.lazy.map(\.steps))
    }

    private func sum(_ lots: [Lot]) throws(RewardsError) -> Int64 { try sum(lots.lazy.map(\.remaining)) }

    private func sum(_ steps: some Sequence<Int64>) throws(RewardsError) -> Int64 {
        var sum: Int64 = 0
        for steps in steps {
            guard Steps.isValid(steps), let next = Steps.sum(sum, steps) else { throw .outOfRange }
            sum = next
        }
        return sum
    }

    private static func facts(of redemption: RedemptionID, worth value: Money) -> [String: JSONValue] {
        [
            "redemption": .string(redemption.text),
            "value": .object([
                "currency": .string(value.currency.description), "minorUnits": .integer(value.minorUnits),
            ]),
        ]
    }

    /// Adds the earliest end of some lots, if they end.
    private static func adding(_ lots: [Lot], to facts: [String: JSONValue]) -> [String: JSONValue] {
        guard let end = lots.lazy.compactMap(\.expiresAt).min() else { return facts }
        return facts.merging(["expiresAt": json(end)]) { $1 }
    }

    private static func json(_ accrual: AccrualID) -> JSONValue {
        switch accrual {
        case .order(let id): .object(["order": .string(id.text)])
        case .action(let id): .object(["action": .string(id.text)])
        }
    }

    private static func json(_ instant: Timestamp) -> JSONValue { .string(instant.description) }
}
