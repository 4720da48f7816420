//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards

/// A member who shops and redeems in turn, and so keeps about as many lots as there were at first.
struct PointsWorkload: Sendable {
    /// A command and when it is decided.
    struct Timed: Sendable {
        let command: PointsCommand
        let asOf: Timestamp
    }

    /// What a shop calls its orders and redemptions.
    enum Names: Sendable {
        /// Numbers of seven digits, as most shops count their orders.
        case numbers
        /// Names of 36 characters, as long as a UUID; each copy of such a name counts a reference.
        case long

        func name(_ number: Int) -> String {
            let digits = String(1_000_000 + number)
            return self == .numbers ? digits : "00000000-0000-0000-0000-00000" + digits
        }
    }

    let rules: PointsProgram
    /// The events that make the lots.
    let history: [PointsEvent]
    /// What is measured.
    let commands: [Timed]
    /// The events of ``commands``.
    let events: [PointsEvent]

    /// Makes the events of some lots, one order each, and the commands that follow them.
    init(
        member: CustomerID,
        lots: Int,
        commands count: Int,
        quantity: Quantity = .one,
        names: Names = .numbers
    ) throws {
        let rules = try Self.rules()
        var account = PointsAccount()
        var history: [PointsEvent] = []
        var events: [PointsEvent] = []
        var commands: [Timed] = []
        var number = 0

        func decide(_ command: PointsCommand, asOf: Timestamp) throws -> PointsAnswer {
            let decision = try rules.decide(command, on: account, asOf: asOf)
            for event in decision.events.joined() {
                try account.apply(event)
                if commands.isEmpty { history.append(event) } else { events.append(event) }
            }
            return decision.answer
        }

        func shop() throws -> Timed {
            number += 1
            let at = try Timestamp(secondsSince1970: 1_800_000_000 + Int64(number) * 21_600)
            return Timed(
                command: .accrue(try Self.order(names.name(number), at: at, by: member, of: quantity), to: member),
                asOf: at
            )
        }

        func redeem(_ points: Points, asOf: Timestamp) throws -> Timed {
            let redemption = try RedemptionID(names.name(number))
            return Timed(command: .redeem(points, as: redemption, by: member), asOf: asOf)
        }

        for _ in 0..<lots {
            let next = try shop()
            _ = try decide(next.command, asOf: next.asOf)
        }
        // The first lot is left half full, so that each redemption takes from two lots.
        if let first = account.lots.first, lots > 1 {
            let half = try redeem(Points(steps: first.granted / 2, in: .points), asOf: first.grantedAt)
            let asOf = try Timestamp(secondsSince1970: 1_800_000_001 + Int64(number) * 21_600)
            _ = try decide(half.command, asOf: asOf)
        }
        while commands.count < count {
            let next = try shop()
            commands.append(next)
            guard case .accrued(let receipt) = try decide(next.command, asOf: next.asOf) else { continue }
            guard commands.count < count else { break }
            let redemption = try redeem(receipt.points, asOf: next.asOf)
            commands.append(redemption)
            _ = try decide(redemption.command, asOf: redemption.asOf)
        }
        self.rules = rules
        self.history = history
        self.commands = commands
        self.events = events
    }

    /// Folds the history anew, into an account that shares no memory with another.
    func account() throws -> PointsAccount {
        var account = PointsAccount()
        for event in history { try account.apply(event) }
        return account
    }
}

// MARK: - Definitions

extension PointsWorkload {
    /// A program with all that a shop usually asks for: expiry, a least redemption, and three tiers with multipliers.
    private static func rules() throws -> PointsProgram {
        let program = try Program(
            id: ProgramID("coffee-club"),
            version: DefinitionVersion("2027-01"),
            timeZone: "UTC",
            accrual: AccrualPlan(
                rate: AccrualRate(points(1), per: euro(100), counting: .proportionally),
                base: AccrualBase(tax: .included, shipping: .excluded),
                rounding: .down,
                stage: .order
            ),
            maturity: .zero,
            expiry: .throughDay(after: .months(12)),
            redemption: RedemptionRule(
                points(1),
                worth: euro(1),
                minimum: points(10),
                step: points(1),
                rounding: .down
            ),
            tiers: TierLadder(
                measure: .spend,
                window: .rolling(.days(365)),
                tiers: [
                    Tier(TierID("blue"), from: 0),
                    Tier(TierID("silver"), from: 50_000, multiplier: Rate(5, per: 4)),
                    Tier(TierID("gold"), from: 5_000_000, multiplier: Rate(3, per: 2)),
                ]
            ),
            policies: PointsPolicies(returns: ReturnRule(period: .days(30)))
        )
        return try PointsProgram(program, in: FixedOffset.utc)
    }

    /// An order of two lines and shipping; it costs the same whatever the quantity of a line is.
    private static func order(_ name: String, at: Timestamp, by member: CustomerID, of quantity: Quantity) throws
        -> Order
    {
        func line(_ name: String, _ minorUnits: Int64) throws -> OrderLine {
            try OrderLine(
                id: LineID(name),
                item: ItemID("beans-\(name)"),
                quantity: quantity,
                unitPrice: UnitPrice(millionths: minorUnits * 10_000_000_000 / quantity.millionths, in: .eur),
                gross: euro(minorUnits),
                tax: euro(minorUnits / 6)
            )
        }
        return try Order(
            id: OrderID(name),
            at: at,
            customer: member,
            currency: .eur,
            lines: [line("1", 6_000), line("2", 4_000)],
            shipping: euro(490)
        )
    }

    private static func points(_ steps: Int64) throws -> Points { try Points(steps: steps, in: .points) }

    private static func euro(_ minorUnits: Int64) throws -> Money { try Money(minorUnits: minorUnits, in: .eur) }
}
