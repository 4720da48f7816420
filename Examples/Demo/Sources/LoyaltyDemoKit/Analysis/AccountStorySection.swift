//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyFoundation
import LoyaltyRewards

/// One member's account step by step: a hold, a partial return, and points that expire with a month in Moscow; what a mailer is
/// told of it, and the account as it stood at an earlier instant.
struct AccountStorySection: ReportSection {
    private let steps: [(title: String, balance: Balance)]
    private let messages: [OutboxMessage]
    private let afterHold: Balance
    private let lastInstant: Timestamp

    init() throws {
        let zone = try IANAZone("Europe/Moscow")
        let rules = try PointsProgram(Self.program(zone: zone.identifier), in: zone)
        let member = try CustomerID("anna")
        let sale = try RedemptionID("sale-1")
        let start = try Timestamp(parsing: "2027-01-31T09:00:00Z")
        let order = try Self.order(of: member, at: start)
        let oneBack = try Return(
            id: ActivityID("return-1"),
            at: start.advanced(by: .days(3)),
            customer: member,
            order: order.id,
            lines: [ReturnedLine(line: LineID("mug"), quantity: .one)],
            amount: Money(minorUnits: 50_000, in: .rub)
        )
        let hundred = try Points(steps: 100, in: .points)
        let sixty = try Points(steps: 60, in: .points)

        let outbox = PointsOutbox(rules, about: [.pointsAccrued, .pointsRedeemed, .pointsReversed, .pointsExpired])
        var account = PointsAccount()
        var events: [PointsEvent] = []
        var messages: [OutboxMessage] = []
        var steps: [(title: String, balance: Balance)] = []
        func step(_ title: String, _ command: PointsCommand?, hours: Int64) throws {
            let at = try start.advanced(by: .hours(hours))
            if let command {
                let decision = try outbox.decide(command, on: [account], in: DecisionContext(asOf: at))
                for event in decision.events.joined() { try account.apply(event) }
                events += decision.events.joined()
                messages += decision.messages
            }
            steps.append((title, try rules.balance(of: account, asOf: at)))
        }
        try step("31 January: three mugs for 500 ₽ each", .accrue(order, to: member), hours: 0)
        try step("An order holds 100 points", .hold(hundred, as: sale, for: .hours(2), by: member), hours: 1)
        try step("60 of them are captured", .capture(sale, sixty, of: member), hours: 2)
        try step("One mug comes back", .returnUnits(oneBack, from: member), hours: 72)
        try step("28 February, 23:59 in Moscow", nil, hours: 28 * 24 + 11)
        try step("1 March, 0:00 in Moscow", nil, hours: 28 * 24 + 12)
        try step("A sweep writes that down", .settle(member), hours: 28 * 24 + 13)
        self.steps = steps
        self.messages = messages
        let heldAt = try start.advanced(by: .hours(1))
        afterHold = try rules.balance(of: PointsAccount(folding: events, through: heldAt), asOf: heldAt)
        lastInstant = try start.advanced(by: .hours(28 * 24 + 13))
    }

    /// One point for each 10 roubles, through the end of the next month.
    private static func program(zone: String) throws -> Program {
        let one = try Points(steps: 1, in: .points)
        return try Program(
            id: ProgramID("story"),
            version: DefinitionVersion("1"),
            timeZone: zone,
            accrual: AccrualPlan(
                rate: AccrualRate(one, per: Money(minorUnits: 1_000, in: .rub), counting: .proportionally),
                base: AccrualBase(tax: .included, shipping: .excluded),
                rounding: .down,
                stage: .order
            ),
            expiry: .throughEnd(of: .month, after: .months(1)),
            redemption: RedemptionRule(
                one,
                worth: Money(minorUnits: 100, in: .rub),
                minimum: one,
                step: one,
                rounding: .down
            ),
            policies: PointsPolicies(holds: HoldRule(longest: .hours(2)))
        )
    }

    private static func order(of member: CustomerID, at: Timestamp) throws -> Order {
        let mugs = try OrderLine(
            id: LineID("mug"),
            item: ItemID("mug"),
            quantity: Quantity(3),
            unitPrice: UnitPrice(millionths: 500_000_000, in: .rub),
            rounding: .toNearestOrEven
        )
        return try Order(id: OrderID("order-1"), at: at, customer: member, currency: .rub, lines: [mugs])
    }

    var title: String { "One account, step by step" }
    var key: String { "story" }

    func lines(_ style: TextStyle) -> [String] {
        var lines = [
            style.dim("  1 point for each 10 ₽, through the end of the next month in Moscow; available + held:")
        ]
        for step in steps {
            let label = step.title + String(repeating: " ", count: max(1, 42 - step.title.count))
            lines.append("  " + label + "\(step.balance.available.steps) + \(step.balance.held.steps)")
        }
        lines.append(style.dim("  told to a mailer: ") + messages.map(Self.text).joined(separator: ", "))
        let then = "\(afterHold.available.steps) + \(afterHold.held.steps)"
        lines.append(style.dim("  as it stood after the hold, out of its events: ") + then)
        return lines
    }

    /// The topic of a message, with its points.
    private static func text(_ message: OutboxMessage) -> String {
        guard case .object(let body) = message.body, case .object(let points)? = body["points"],
            case .integer(let steps)? = points["steps"]
        else { return message.topic }
        return "\(message.topic) \(steps)"
    }

    var figures: JSONValue {
        .object([
            "messages": .array(messages.map { .string(Self.text($0)) }),
            "available": .array(steps.map { Figures.json($0.balance.available.steps) }),
            "held": .array(steps.map { Figures.json($0.balance.held.steps) }),
            "until": .string("\(lastInstant)"),
        ])
    }
}
