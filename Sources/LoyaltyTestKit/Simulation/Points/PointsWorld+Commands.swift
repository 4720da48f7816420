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
        let subject = living(subject, from: &choices)
        let member = members[subject]
        let drawn = choices.pick(PointsKind.all(isRich: isRich)) ?? .settle
        var kind = choices.strikes(oneIn: 4) ? favourite : drawn
        if !aims[subject].isOpen, choices.strikes(oneIn: 4) { kind = .openBalance }
        if let other = instead(of: kind, subject, asOf), !choices.strikes(oneIn: 6) { kind = other }
        switch kind {
        case .accrue:
            if isRich, choices.strikes(oneIn: 6) { return try review(by: subject, asOf: asOf, from: &choices) }
            return .accrue(try order(for: subject, asOf: asOf, from: &choices), to: member)
        case .redeem:
            let name = try redemption(by: subject, isHold: false, from: &choices)
            return .redeem(try points(of: subject, &choices), as: name, towards: try bill(&choices), by: member)
        case .hold:
            let hours: Int64 = [144, 72, 24, 6, 168, 0][
                choices.strikes(oneIn: 6) ? 4 + choices.below(2) : choices.below(4)
            ]
            return .hold(
                try points(of: subject, &choices),
                as: try redemption(by: subject, isHold: true, from: &choices),
                for: TimeSpan(microseconds: hours * 3_600_000_000),
                towards: try bill(&choices),
                by: member
            )
        case .capture:
            return .capture(try knownHold(subject, asOf, from: &choices), try part(from: &choices), of: member)
        case .release: return .release(try knownHold(subject, asOf, from: &choices), of: member)
        case .refundRedemption:
            return .refundRedemption(
                try knownRedemption(subject, from: &choices),
                try part(from: &choices),
                of: member
            )
        case .returnUnits: return .returnUnits(try units(from: subject, asOf: asOf, from: &choices), from: member)
        case .reverseAccrual:
            let number = knownOrder(subject, &choices)
            if orders.indices.contains(number), orders[number].isReview {
                return .reverseAccrual(of: try ActivityID("o" + String(number)), from: member)
            }
            return .reverseAccrual(of: try OrderID("o" + String(number)), from: member)
        case .transfer:
            var other = (subject + 1 + choices.below(2)) % members.count
            if choices.strikes(oneIn: 20) { other = subject } else { other = living(other, from: &choices) }
            return .transfer(try points(of: subject, &choices), from: member, to: members[other])
        case .settle: return .settle(member)
        case .adjust, .openBalance, .extendExpiry, .reinstate, .close, .erase, .join, .separate, .extendTier:
            return try handling(kind, of: subject, asOf: asOf, from: &choices)
        }
    }

    /// What is asked mostly instead of something that needs what is not there.
    private func instead(of kind: PointsKind, _ subject: Int, _ asOf: Timestamp) -> PointsKind? {
        let aims = aims[subject]
        let isWanted =
            switch kind {
            case .redeem, .transfer: aims.remaining > 4 || aims.debt > 0
            case .hold: aims.remaining > 4 && aims.holds.count < 3 || aims.debt > 0
            case .capture, .release: aims.holds.contains { $0.until > asOf }
            case .refundRedemption: !aims.redemptions.isEmpty
            case .returnUnits, .reverseAccrual: !aims.orders.isEmpty
            case .openBalance: !aims.isOpen
            case .extendExpiry: aims.remaining > 0 && (coinRules.map { $0.lifeDays != nil } ?? true)
            case .reinstate: aims.hasExpired
            case .separate: self.aims.contains { $0.host == subject }
            default: true
            }
        return isWanted ? nil : .accrue
    }

    /// Mostly somebody whose account can still be used: what a closed one says is known soon.
    private func living(_ subject: Int, from choices: inout ChoiceTape) -> Int {
        guard aims[subject].isClosed || aims[subject].host != nil, !choices.strikes(oneIn: 6) else { return subject }
        return aims[subject].host ?? aims.firstIndex { !$0.isClosed } ?? subject
    }

    /// What is paid with points: mostly nothing that has a total.
    private func bill(_ choices: inout ChoiceTape) throws -> Money? {
        guard let rule = rules.program.redemption, isRich else { return nil }
        guard choices.strikes(oneIn: 3) || rule.orderShare != nil && !choices.strikes(oneIn: 8) else { return nil }
        return try Self.cents([20, 3, 0, 1_000, 9_007_199_254_740_991][choices.below(5)])
    }

    func points(of subject: Int, _ choices: inout ChoiceTape) throws -> Points {
        if choices.strikes(oneIn: 16) {
            return try Self.steps([1, 16, 0, -1, 9_007_199_254_740_991][choices.below(5)])
        }
        let left = aims[subject].remaining
        guard isRich, left > 10, choices.strikes(oneIn: 3) else {
            return try Self.steps(Int64((isRich ? 5 : 2) + choices.below(9)))
        }
        return try Self.steps(max(1, left / [1, 2, 5, 10][choices.below(4)]))
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
        return names[names.count - 1 - choices.below(min(names.count, 3))]
    }

    private func knownHold(
        _ subject: Int,
        _ asOf: Timestamp,
        from choices: inout ChoiceTape
    ) throws -> RedemptionID {
        let aims = aims[subject]
        let open = aims.holds.filter { $0.until > asOf }.map(\.redemption)
        return try RedemptionID("r" + String(known(open, asked: aims.asked.holds, &choices) ?? 9_999))
    }

    private func knownRedemption(_ subject: Int, from choices: inout ChoiceTape) throws -> RedemptionID {
        let aims = aims[subject]
        return try RedemptionID("r" + String(known(aims.redemptions, asked: aims.asked.redemptions, &choices) ?? 9_999))
    }

    private func knownOrder(_ subject: Int, _ choices: inout ChoiceTape) -> Int {
        known(aims[subject].orders, asked: aims[subject].asked.orders, &choices) ?? 9_999
    }

    /// A new name, or one in sixteen that was used.
    private mutating func redemption(
        by subject: Int,
        isHold: Bool,
        from choices: inout ChoiceTape
    ) throws -> RedemptionID {
        if choices.strikes(oneIn: 16) { return try knownRedemption(subject, from: &choices) }
        redemptionCount += 1
        aims[subject].asked.redemptions.append(redemptionCount)
        if isHold { aims[subject].asked.holds.append(redemptionCount) }
        return try RedemptionID("r" + String(redemptionCount))
    }

    /// A new order, or one in twenty that was placed before; one in three of those is somebody else's.
    private mutating func order(for subject: Int, asOf: Timestamp, from choices: inout ChoiceTape) throws -> Order {
        var number = orders.count
        if choices.strikes(oneIn: 20), let last = orders.indices.last {
            number = choices.strikes(oneIn: 3) ? choices.below(orders.count) : aims[subject].asked.orders.last ?? 0
            if orders[number].isReview { number = last }
        } else {
            var price = [10, 25, 33, 7][choices.below(4)]
            let quantity = 1 + choices.below(6)
            let at = try instant(asOf, from: &choices)
            if isRich, choices.strikes(oneIn: 12) { price = [0, 1, 1 << 20, 900_719_925_474_099][choices.below(4)] }
            orders.append(KnownOrder(member: subject, price: price, quantity: quantity, at: at))
            aims[subject].asked.orders.append(number)
        }
        return try Self.order(number, orders[number], by: members)
    }

    /// Mostly now; what is late, or from a clock that is ahead, is as frequent as not.
    private func instant(_ asOf: Timestamp, from choices: inout ChoiceTape) throws -> Timestamp {
        let hours: Int64 = [0, 0, -24, 2, isRich ? -240 : -72][choices.below(5)]
        return try asOf.advanced(by: TimeSpan(microseconds: hours * 3_600_000_000))
    }

    /// A review, which is an action and no order.
    private mutating func review(
        by subject: Int,
        asOf: Timestamp,
        from choices: inout ChoiceTape
    ) throws -> PointsCommand {
        let at = try instant(asOf, from: &choices)
        aims[subject].asked.orders.append(orders.count)
        orders.append(KnownOrder(member: subject, price: 0, quantity: 0, at: at, isReview: true))
        let action = try CustomAction(
            id: ActivityID("o" + String(orders.count - 1)),
            at: at,
            customer: members[subject],
            name: ActionName("review")
        )
        return .accrue(action, to: members[subject])
    }

    /// The order that a number stands for.
    private static func order(_ number: Int, _ known: KnownOrder, by members: [CustomerID]) throws -> Order {
        let currency = try Currency("EUR")
        let line = try OrderLine(
            id: LineID("l"),
            item: ItemID(known.quantity % 2 == 0 ? "tea" : "i"),
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
        aims[0].asked.orders.append(orders.count - 1)
        return try Self.order(orders.count - 1, orders[orders.count - 1], by: members)
    }

    /// The number in a name that this world has made.
    static func number(of name: String) -> Int { Int(name.dropFirst()) ?? -1 }
}
