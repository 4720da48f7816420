//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import LoyaltyTestKit

/// Short words for the values that these tests speak of.
enum Sample {
    static func time(_ text: String) throws -> Timestamp {
        try Timestamp(parsing: text.contains("T") ? text : text + "T00:00:00Z")
    }

    static func points(_ steps: Int64) throws -> Points { try Points(steps: steps, in: .points) }

    static func euro(_ minorUnits: Int64) throws -> Money { try Money(minorUnits: minorUnits, in: Currency("EUR")) }

    static func member() throws -> CustomerID { try CustomerID("ann") }

    /// An order of one amount, in cents.
    static func order(
        _ id: String,
        _ minorUnits: Int64,
        at: String = "2027-01-01",
        tenders: [Tender] = []
    ) throws -> Order {
        try Order(id: OrderID(id), at: time(at), customer: member(), total: euro(minorUnits), tenders: tenders)
    }

    /// A return of one amount, in cents.
    static func returned(_ minorUnits: Int64, of order: String, at: String) throws -> Return {
        try Return(
            id: ActivityID("return of " + order),
            at: time(at),
            customer: nil,
            order: OrderID(order),
            amount: euro(minorUnits)
        )
    }

    /// A return of units by line.
    static func returned(_ units: [String: Int64], of order: String, at: String) throws -> Return {
        try Return(
            id: ActivityID("return of " + order),
            at: time(at),
            customer: nil,
            order: OrderID(order),
            lines: units.sorted { $0.key < $1.key }.map {
                try ReturnedLine(line: LineID($0.key), quantity: Quantity($0.value))
            },
            amount: euro(0)
        )
    }

    /// A line of so many units at a price, in cents.
    static func line(
        _ id: String,
        _ quantity: Int64,
        at minorUnits: Int64,
        discount: Int64 = 0
    ) throws -> OrderLine {
        try OrderLine(
            id: LineID(id),
            item: ItemID("item " + id),
            quantity: Quantity(quantity),
            unitPrice: UnitPrice(millionths: minorUnits * 10_000, in: Currency("EUR")),
            rounding: .down,
            discount: euro(discount)
        )
    }

    /// An order of lines.
    static func order(
        _ id: String,
        lines: [OrderLine],
        shipping: Int64 = 0,
        at: String = "2027-01-01"
    ) throws -> Order {
        try Order(
            id: OrderID(id),
            at: time(at),
            customer: member(),
            currency: Currency("EUR"),
            lines: lines,
            shipping: euro(shipping)
        )
    }

    static func rule(
        points: Int64 = 1,
        per minorUnits: Int64 = 100,
        counting: AccrualRate.Counting = .proportionally,
        base: AccrualBase = AccrualBase(tax: .included, shipping: .included),
        minimumSpend: Money? = nil,
        rounding: RoundingRule = .down,
        stage: AccrualPlan.Stage = .order
    ) throws -> AccrualPlan {
        try AccrualPlan(
            rate: AccrualRate(Self.points(points), per: euro(minorUnits), counting: counting),
            base: base,
            minimumSpend: minimumSpend,
            rounding: rounding,
            stage: stage
        )
    }

    /// A program of one point for each cent, so that an order's total is its points.
    static func program(
        version: String = "1",
        accrual: AccrualPlan? = nil,
        maturity: TimeSpan = .zero,
        expiry: ExpiryPolicy = .never,
        minimum: Int64 = 1,
        step: Int64 = 1,
        worth: Int64 = 1,
        redemption: RedemptionRule? = nil,
        tiers: TierLadder? = nil,
        policies: PointsPolicies? = nil
    ) throws -> Program {
        try Program(
            id: ProgramID("coffee"),
            version: DefinitionVersion(version),
            timeZone: "UTC",
            accrual: accrual ?? rule(per: 1),
            maturity: maturity,
            expiry: expiry,
            redemption: redemption
                ?? RedemptionRule(
                    points(1),
                    worth: euro(worth),
                    minimum: points(minimum),
                    step: points(step),
                    rounding: .down
                ),
            tiers: tiers,
            policies: policies ?? Self.policies()
        )
    }

    /// Policies that offer everything and forgive nothing.
    static func policies(
        returns: ReturnRule = .forever,
        debt: DebtPolicy = .carried(reviewAbove: nil),
        refundGrace: RefundGrace = .lost,
        burnOrder: BurnOrder = .earliestExpiry
    ) throws -> PointsPolicies {
        PointsPolicies(
            returns: returns,
            debt: debt,
            refundGrace: refundGrace,
            burnOrder: burnOrder,
            holds: try HoldRule(longest: .days(30))
        )
    }
}

/// A member's account at level 1: decide, then apply.
struct Member {
    var rules: PointsProgram
    var account = PointsAccount()
    var log: [PointsEvent] = []
    let id: CustomerID

    init(_ program: Program) throws {
        self.rules = try PointsProgram(program, in: FixedOffset.utc)
        self.id = try Sample.member()
    }

    mutating func run(_ action: PointsCommand.Action, at: String) throws -> PointsAnswer {
        try run(action, at: Sample.time(at))
    }

    mutating func run(_ action: PointsCommand.Action, at: Timestamp) throws -> PointsAnswer {
        let decision = try rules.decide(PointsCommand(action, for: id), on: account, asOf: at)
        for event in decision.events.joined() {
            try account.apply(event)
            log.append(event)
        }
        return decision.answer
    }

    /// Why a command is malformed, or nil if it is not.
    func refusal(of action: PointsCommand.Action, at: String) throws -> RewardsError.Code? {
        let instant = try Sample.time(at)
        return code { () throws(RewardsError) in
            _ = try rules.decide(PointsCommand(action, for: id), on: account, asOf: instant)
        }
    }

    /// Accrues an order of so many cents, placed at the instant of the command.
    @discardableResult
    mutating func accrue(_ points: Int64, as order: String, at: String) throws -> PointsAnswer {
        try run(.accrue(.order(Sample.order(order, points, at: at))), at: at)
    }

    /// Accrues an order of so many cents whose points live through a date, or for ever.
    mutating func grant(_ points: Int64, as order: String, at: String, through last: String?) throws {
        var expiry = ExpiryPolicy.never
        if let last {
            let days = try CivilDate(parsing: at).days(to: CivilDate(parsing: last))
            expiry = .throughDay(after: .days(Int32(days)))
        }
        rules = try PointsProgram(Sample.program(expiry: expiry), in: FixedOffset.utc)
        try accrue(points, as: order, at: at)
    }

    @discardableResult
    mutating func redeem(_ points: Int64, as redemption: String, at: String) throws -> PointsAnswer {
        try run(.redeem(Sample.points(points), RedemptionID(redemption)), at: at)
    }

    @discardableResult
    mutating func refund(_ redemption: String, _ points: Int64? = nil, at: String) throws -> PointsAnswer {
        try run(.refundRedemption(RedemptionID(redemption), points.map(Sample.points)), at: at)
    }

    @discardableResult
    mutating func hold(_ points: Int64, as redemption: String, hours: Int64 = 1, at: String) throws -> PointsAnswer {
        try run(.hold(Sample.points(points), RedemptionID(redemption), .hours(hours)), at: at)
    }

    @discardableResult
    mutating func capture(_ redemption: String, _ points: Int64? = nil, at: String) throws -> PointsAnswer {
        try run(.capture(RedemptionID(redemption), points.map(Sample.points)), at: at)
    }

    @discardableResult
    mutating func release(_ redemption: String, at: String) throws -> PointsAnswer {
        try run(.release(RedemptionID(redemption)), at: at)
    }

    @discardableResult
    mutating func reverse(_ order: String, at: String) throws -> PointsAnswer {
        try run(.reverseAccrual(.order(OrderID(order))), at: at)
    }

    /// Returns so many cents of an order.
    @discardableResult
    mutating func returnAmount(_ minorUnits: Int64, of order: String, at: String) throws -> PointsAnswer {
        try run(.returnUnits(Sample.returned(minorUnits, of: order, at: at)), at: at)
    }

    /// Returns units of the lines of an order.
    @discardableResult
    mutating func returnUnits(_ units: [String: Int64], of order: String, at: String) throws -> PointsAnswer {
        try run(.returnUnits(Sample.returned(units, of: order, at: at)), at: at)
    }

    @discardableResult
    mutating func settle(at: String) throws -> PointsAnswer { try run(.settle, at: at) }

    func balance(at: String) throws -> Balance { try account.balance(in: .points, asOf: Sample.time(at)) }

    func available(at: String) throws -> Int64 { try balance(at: at).available.steps }

    func remaining(of lot: Int64) -> Int64 { account.lots.first { $0.id.number == lot }?.remaining ?? 0 }
}

extension PointsAnswer {
    /// The codes of the reasons, in order.
    var codes: [ReasonCode] { reasons.map(\.code) }
}
