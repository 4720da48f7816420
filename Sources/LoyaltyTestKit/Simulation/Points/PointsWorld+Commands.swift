//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore
public import LoyaltyRewards

extension PointsWorld {
    /// How many kinds of commands are drawn.
    static var kinds: Int { 20 }

    /// Draws a command about a member.
    ///
    /// Commands that follow others aim at names that may exist, one in twelve at nothing; one amount in sixteen lies at an edge.
    ///
    /// - Parameters:
    ///   - subject: Which member.
    ///   - asOf: What the clock shows.
    ///   - choices: Where to draw from.
    /// - Returns: The command.
    /// - Throws: `CoreError` for what cannot even be said, such as an instant outside the years 1 to 9999.
    public mutating func command(
        about subject: Int,
        asOf: Timestamp,
        from choices: inout ChoiceTape
    ) throws -> PointsCommand {
        let member = members[subject]
        let drawn = choices.below(Self.kinds)
        let kind = choices.strikes(oneIn: 4) ? favourite : drawn
        switch kind {
        case 0...7: return .accrue(try order(for: subject, asOf: asOf, from: &choices), to: member)
        case 8, 9:
            let name = try redemption(by: subject, isHold: false, from: &choices)
            return .redeem(try points(from: &choices), as: name, by: member)
        case 10, 11:
            let hours: Int64 = [48, 24, 6, 72, 96, 0][
                choices.strikes(oneIn: 6) ? 4 + choices.below(2) : choices.below(4)
            ]
            return .hold(
                try points(from: &choices),
                as: try redemption(by: subject, isHold: true, from: &choices),
                for: TimeSpan(microseconds: hours * 3_600_000_000),
                by: member
            )
        case 12:
            return .capture(try knownHold(subject, from: &choices), try part(from: &choices), of: member)
        case 13: return .release(try knownHold(subject, from: &choices), of: member)
        case 14, 15:
            return .refundRedemption(
                try knownRedemption(subject, from: &choices),
                try part(from: &choices),
                of: member
            )
        case 16: return .returnUnits(try units(from: subject, asOf: asOf, from: &choices), from: member)
        case 17: return .reverseAccrual(of: try OrderID("o" + String(knownOrder(subject, &choices))), from: member)
        case 18:
            let other = choices.strikes(oneIn: 20) ? subject : (subject + 1 + choices.below(2)) % members.count
            return .transfer(try points(from: &choices), from: member, to: members[other])
        default: return .settle(member)
        }
    }

    private func points(from choices: inout ChoiceTape) throws -> Points {
        var steps = Int64(2 + choices.below(9))
        if choices.strikes(oneIn: 16) { steps = [1, 16, 0, -1, 9_007_199_254_740_991][choices.below(5)] }
        return try Points(steps: steps, in: .points)
    }

    /// Some points of a redemption, or all.
    private func part(from choices: inout ChoiceTape) throws -> Points? {
        choices.below(3) == 0 ? nil : try Points(steps: Int64(1 + choices.below(5)), in: .points)
    }

    /// One of the newest names: mostly of those that exist, sometimes of those that were only asked for, sometimes none.
    private func known(_ existing: [Int], asked: [Int], _ choices: inout ChoiceTape) -> Int? {
        let aim = choices.below(12)
        let names = aim < 10 && !existing.isEmpty ? existing : asked
        guard !names.isEmpty, aim < 11 else { return nil }
        return names[names.count - 1 - choices.below(min(names.count, 4))]
    }

    private func knownHold(_ subject: Int, from choices: inout ChoiceTape) throws -> RedemptionID {
        let holds = accounts[subject].holds.map(\.redemption)
        return try RedemptionID("r" + String(known(holds, asked: holdsOf[subject], &choices) ?? 9_999))
    }

    private func knownRedemption(_ subject: Int, from choices: inout ChoiceTape) throws -> RedemptionID {
        let redemptions = accounts[subject].redemptions.keys.sorted()
        return try RedemptionID("r" + String(known(redemptions, asked: redemptionsOf[subject], &choices) ?? 9_999))
    }

    private func knownOrder(_ subject: Int, _ choices: inout ChoiceTape) -> Int {
        known(accounts[subject].orders.keys.sorted(), asked: ordersOf[subject], &choices) ?? 9_999
    }

    /// A new name, or one in twelve that was used.
    private mutating func redemption(
        by subject: Int,
        isHold: Bool,
        from choices: inout ChoiceTape
    ) throws -> RedemptionID {
        if choices.strikes(oneIn: 16) { return try knownRedemption(subject, from: &choices) }
        redemptionCount += 1
        redemptionsOf[subject].append(redemptionCount)
        if isHold { holdsOf[subject].append(redemptionCount) }
        return try RedemptionID("r" + String(redemptionCount))
    }

    /// A new order, or one in twelve that was placed before; one in thirty of those is somebody else's.
    private mutating func order(for subject: Int, asOf: Timestamp, from choices: inout ChoiceTape) throws -> Order {
        var number = orders.count
        if choices.strikes(oneIn: 20), !orders.isEmpty {
            number = choices.strikes(oneIn: 3) ? choices.below(orders.count) : ordersOf[subject].last ?? 0
        } else {
            let span: Int64 = [0, 0, -24, 2, -72][choices.below(5)]
            orders.append(
                KnownOrder(
                    member: subject,
                    price: [10, 25, 33, 7][choices.below(4)],
                    quantity: 1 + choices.below(6),
                    at: try asOf.advanced(by: TimeSpan(microseconds: span * 3_600_000_000))
                )
            )
            ordersOf[subject].append(number)
        }
        return try Self.order(number, orders[number], by: members)
    }

    /// The order that a number stands for.
    private static func order(_ number: Int, _ known: KnownOrder, by members: [CustomerID]) throws -> Order {
        let currency = try Currency("EUR")
        let line = try OrderLine(
            id: LineID("l"),
            item: ItemID("i"),
            quantity: Quantity(Int64(known.quantity)),
            unitPrice: UnitPrice(millionths: Int64(known.price) * 10_000, in: currency),
            gross: Money(minorUnits: Int64(known.price * known.quantity), in: currency)
        )
        return try Order(
            id: OrderID("o" + String(number)),
            at: known.at,
            customer: members[known.member],
            currency: currency,
            lines: [line]
        )
    }

    private mutating func units(
        from subject: Int,
        asOf: Timestamp,
        from choices: inout ChoiceTape
    ) throws -> Return {
        returnCount += 1
        return try Return(
            id: ActivityID("b" + String(returnCount)),
            at: asOf,
            customer: members[subject],
            order: OrderID("o" + String(knownOrder(subject, &choices))),
            lines: [ReturnedLine(line: LineID("l"), quantity: Quantity(Int64(1 + choices.below(3))))],
            amount: .zero(in: Currency("EUR"))
        )
    }

    /// Returns an order of the first member, for 33 cents, which the oracle then knows: what an exhaustive search begins with.
    ///
    /// - Returns: The order.
    /// - Throws: `CoreError` never, because all of it is valid.
    public mutating func knownOrder() throws -> Order {
        orders.append(KnownOrder(member: 0, price: 33, quantity: 1, at: start))
        ordersOf[0].append(orders.count - 1)
        return try Self.order(orders.count - 1, orders[orders.count - 1], by: members)
    }

    /// The number in a name that this world has made.
    static func number(of name: String) -> Int { Int(name.dropFirst()) ?? -1 }
}
