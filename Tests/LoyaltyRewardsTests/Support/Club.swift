//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

/// The accounts of several members at level 1: decide, then apply to each account that the command touches.
struct Club {
    var rules: PointsProgram
    private(set) var accounts: [CustomerID: PointsAccount] = [:]
    private(set) var logs: [CustomerID: [PointsEvent]] = [:]

    init(_ program: Program) throws { rules = try PointsProgram(program, in: FixedOffset.utc) }

    /// A program in which members send points to one another.
    static func program(
        accrual: AccrualPlan? = nil,
        maturity: TimeSpan = .zero,
        expiry: ExpiryPolicy = .never,
        tiers: TierLadder? = nil,
        returns: ReturnRule = .forever,
        debt: DebtPolicy = .carried(reviewAbove: nil),
        refundGrace: RefundGrace = .lost,
        transfers: TransferRule? = nil
    ) throws -> Program {
        let policies = PointsPolicies(
            returns: returns,
            debt: debt,
            refundGrace: refundGrace,
            holds: try HoldRule(longest: .days(30)),
            transfers: try transfers ?? TransferRule(minimum: Sample.points(1))
        )
        return try Sample.program(
            accrual: accrual,
            maturity: maturity,
            expiry: expiry,
            tiers: tiers,
            policies: policies
        )
    }

    subscript(name: String) -> PointsAccount {
        get throws { try accounts[CustomerID(name)] ?? PointsAccount() }
    }

    func decide(_ command: PointsCommand, at: Timestamp, exhausted: [CounterID] = []) throws -> Decision<PointsAccount>
    {
        let account = accounts[command.member] ?? PointsAccount()
        guard let other = command.otherMember else { return try rules.decide(command, on: account, asOf: at) }
        return try rules.decide(
            command,
            on: account,
            and: accounts[other] ?? PointsAccount(),
            asOf: at,
            exhausted: exhausted
        )
    }

    @discardableResult
    mutating func run(
        _ command: PointsCommand,
        at: Timestamp,
        exhausted: [CounterID] = []
    ) throws -> PointsAnswer {
        let decision = try decide(command, at: at, exhausted: exhausted)
        #expect(decision.answer.isApproved || decision.events.joined().isEmpty)
        let members = [command.member] + (command.otherMember.map { [$0] } ?? [])
        for (member, events) in zip(members, decision.events) {
            var account = accounts[member] ?? PointsAccount()
            for event in events {
                try account.apply(event)
                #expect(account.isBalanced)
            }
            accounts[member] = account
            logs[member, default: []] += events
        }
        return decision.answer
    }

    @discardableResult
    mutating func run(_ name: String, _ action: PointsCommand.Action, at: String) throws -> PointsAnswer {
        try run(PointsCommand(action, for: CustomerID(name)), at: Sample.time(at))
    }

    /// Accrues an order of so many cents of a customer, placed at the instant of the command.
    @discardableResult
    mutating func accrue(
        _ points: Int64,
        as order: String,
        to name: String,
        of customer: String? = nil,
        at: String
    ) throws -> PointsAnswer {
        let total = try Sample.euro(points)
        let order = try Order(
            id: OrderID(order),
            at: Sample.time(at),
            customer: CustomerID(customer ?? name),
            total: total
        )
        return try run(name, .accrue(.order(order)), at: at)
    }

    @discardableResult
    mutating func redeem(_ points: Int64, as redemption: String, by name: String, at: String) throws -> PointsAnswer {
        try run(name, .redeem(Sample.points(points), RedemptionID(redemption)), at: at)
    }

    @discardableResult
    mutating func refund(_ redemption: String, _ points: Int64? = nil, of name: String, at: String) throws
        -> PointsAnswer
    {
        try run(name, .refundRedemption(RedemptionID(redemption), points.map(Sample.points)), at: at)
    }

    @discardableResult
    mutating func reverse(_ order: String, from name: String, at: String) throws -> PointsAnswer {
        try run(name, .reverseAccrual(.order(OrderID(order))), at: at)
    }

    @discardableResult
    mutating func transfer(_ points: Int64, _ sender: String, to receiver: String, at: String) throws -> PointsAnswer {
        try run(sender, .transfer(Sample.points(points), to: CustomerID(receiver)), at: at)
    }

    @discardableResult
    mutating func join(_ name: String, to host: String, as kind: MembershipKind = .household, at: String) throws
        -> PointsAnswer
    {
        try run(host, .join(CustomerID(name), kind), at: at)
    }

    @discardableResult
    mutating func separate(_ name: String, from host: String, at: String) throws -> PointsAnswer {
        try run(host, .separate(CustomerID(name)), at: at)
    }

    func available(_ name: String, at: String) throws -> Int64 {
        try self[name].balance(in: .points, asOf: Sample.time(at)).available.steps
    }

    /// Checks that what all members have is whole: each account by itself, and what they sent one another.
    func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
        for (member, account) in accounts {
            #expect(account.isBalanced, sourceLocation: sourceLocation)
            let stored = try CanonicalJSON.encode(account)
            #expect(
                try CanonicalJSON.decode(PointsAccount.self, from: stored) == account,
                sourceLocation: sourceLocation
            )
            var replayed = PointsAccount()
            for event in logs[member] ?? [] { try replayed.apply(event) }
            #expect(replayed == account, sourceLocation: sourceLocation)
        }
        let all = sums()
        #expect(all.movedIn == all.movedOut, sourceLocation: sourceLocation)
    }

    /// What became of the points of all members together, by name.
    func sums() -> Sums { accounts.values.reduce(into: Sums()) { $0.add($1) } }

    struct Sums: Equatable {
        var issued: Int64 = 0
        var redeemed: Int64 = 0
        var expired: Int64 = 0
        var reversed: Int64 = 0
        var debtCreated: Int64 = 0
        var movedOut: Int64 = 0
        var movedIn: Int64 = 0
        var remainingOrRepaid: Int64 = 0
        var carried: Int64 = 0

        mutating func add(_ account: PointsAccount) {
            issued += account.totals.issued
            redeemed += account.totals.redeemed
            expired += account.totals.expired
            reversed += account.totals.reversed
            debtCreated += account.totals.debtCreated
            movedOut += account.totals.movedOut
            movedIn += account.totals.movedIn
            remainingOrRepaid += account.remainingSteps + account.totals.repaid
            carried += account.carried
        }

        /// The same, but for points that one member used of another one's.
        var withoutMoves: Sums {
            var sums = self
            sums.movedOut -= movedIn
            sums.movedIn = 0
            return sums
        }
    }
}
