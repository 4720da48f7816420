//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards

/// Accounts of several members whose decisions tell all that happened.
struct Newsroom {
    let rules: PointsProgram
    private(set) var accounts: [CustomerID: PointsAccount] = [:]
    private(set) var messages: [OutboxMessage] = []

    init(_ program: Program) throws { rules = try PointsProgram(program, in: FixedOffset.utc) }

    /// Decides, applies, and returns the messages about all topics, as canonical JSON of topic and body.
    @discardableResult
    mutating func run(_ name: String, _ action: PointsCommand.Action, at: String) throws -> [String] {
        let command = PointsCommand(action, for: try CustomerID(name))
        let members = [command.member] + (command.otherMember.map { [$0] } ?? [])
        let states = members.map { accounts[$0] ?? PointsAccount() }
        let outbox = PointsOutbox(rules, about: PointsTopic.all)
        let decision = try outbox.decide(command, on: states, in: DecisionContext(asOf: Sample.time(at)))
        for (member, events) in zip(members, decision.events) {
            for event in events { try accounts[member, default: PointsAccount()].apply(event) }
        }
        messages += decision.messages
        return try decision.messages.map { try $0.topic + " " + CanonicalJSON.text(of: $0.body) }
    }

    /// Accrues an order of so many cents, placed at the instant of the command.
    @discardableResult
    mutating func accrue(_ points: Int64, as order: String, to name: String = "ann", at: String) throws -> [String] {
        let order = try Order(
            id: OrderID(order),
            at: Sample.time(at),
            customer: CustomerID(name),
            total: Sample.euro(points)
        )
        return try run(name, .accrue(.order(order)), at: at)
    }
}

extension OutboxMessage {
    /// By how many steps the message says that points of the member came or went, less what is owed.
    var change: Int64 {
        guard case .object(let body) = body, case .object(let points)? = body["points"],
            case .integer(let steps)? = points["steps"], let topic = PointsTopic.all.first(where: { $0.name == topic })
        else { return 0 }
        return switch topic {
        case .balanceOpened, .pointsAccrued, .pointsRefunded, .pointsReinstated, .pointsAdjusted, .pointsReceived:
            steps
        case .accountClosed, .pointsReversed, .pointsRedeemed, .pointsExpired, .pointsSent, .debtCreated: -steps
        default: 0
        }
    }
}
