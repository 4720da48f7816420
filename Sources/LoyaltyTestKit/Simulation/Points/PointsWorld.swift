//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore
public import LoyaltyRewards

/// Three simulated members of a points program who earn, hold, redeem, return, refund and send points.
///
/// Each run has a program of its own: points that live for ever, some days or while there is activity, that are pending or not,
/// with debts that are owed or written off, and a grace for refunds or none. After each commit the accounts are compared with
/// purses in which every point is one coin.
///
/// ```swift
/// let run = await Simulation(of: PointsWorld()).run(seed: 7, against: journal)
/// if let finding = run.finding { print(finding) }
/// ```
///
/// What the oracle does not know, and what is therefore not tried: several rules, campaigns and limits, tiers, carried remainders,
/// periods after which returns are refused, bills, amounts near 2^53, joining and leaving, adjustments, opening balances,
/// extensions, reinstatement, closing and erasing. Laws of the account try those.
public struct PointsWorld: SimulationWorld {
    /// The rules of this run's program.
    public private(set) var rules: PointsProgram
    /// Three members.
    public let subjects = 3
    /// Midnight of the first day of 2027 in UTC.
    public let start: Timestamp
    /// Hours and days, short ones more often, so that last days are met to the instant.
    public let clockMoves: [TimeSpan]

    let members: [CustomerID]
    let streams: [StreamID]
    private let programs: [PointsProgram]
    private let variants: [CoinRules]
    var coinRules = CoinRules()

    // What was asked for, so that later commands aim at something.
    struct KnownOrder: Sendable {
        let member: Int
        let price: Int
        let quantity: Int
        let at: Timestamp
    }
    var orders: [KnownOrder] = []
    var ordersOf: [[Int]]
    var redemptionsOf: [[Int]]
    var holdsOf: [[Int]]
    var redemptionCount = 0
    var returnCount = 0
    var favourite = 0

    // What is true, as the oracle tells it.
    var accounts: [CoinAccount]
    /// What the events of each account have moved.
    var statements = [PointsPosting](repeating: PointsPosting(), count: 3)

    /// What was decided, to decide it again with sweeps in between.
    struct Decided: Sendable {
        let command: PointsCommand
        let at: Timestamp
        let answer: PointsAnswer
    }
    var decided: [Decided]?

    /// Creates the world.
    ///
    /// - Throws: Nothing that a test could meet: all that the world is made of is valid.
    public init() throws {
        start = try Timestamp(secondsSince1970: 1_798_761_600)
        clockMoves = [1, 1, 1, 6, 6, 24, 24, 120].map { TimeSpan(microseconds: $0 * 3_600_000_000) }
        members = try ["ann", "ben", "cem"].map { try CustomerID($0) }
        var variants: [CoinRules] = []
        for (life, inactivity) in [(20, nil), (nil, nil), (3, nil), (30, 10)] as [(Int64?, Int64?)] {
            for maturity in [0, 2 * CoinRules.day] {
                for isWrittenOff in [false, true] {
                    for grace in [5, nil] as [Int64?] {
                        variants.append(
                            CoinRules(
                                lifeDays: life,
                                inactivityDays: inactivity,
                                maturity: maturity,
                                isDebtWrittenOff: isWrittenOff,
                                graceDays: grace
                            )
                        )
                    }
                }
            }
        }
        self.variants = variants
        programs = try variants.map { try PointsProgram(Self.program($0), in: FixedOffset.utc) }
        rules = programs[0]
        coinRules = variants[0]
        streams = try members.map { [rules] member in try rules.stream(of: member) }
        ordersOf = Array(repeating: [], count: 3)
        redemptionsOf = ordersOf
        holdsOf = ordersOf
        accounts = Array(repeating: CoinAccount(), count: 3)
    }

    /// The program whose rules the oracle knows as numbers.
    static func program(_ rules: CoinRules) throws -> Program {
        let cent = try Currency("EUR")
        func points(_ steps: Int) throws -> Points { try Points(steps: Int64(steps), in: .points) }
        var expiry: [ExpiryPolicy] = []
        if let days = rules.lifeDays { expiry.append(.throughDay(after: .days(Int32(days)))) }
        if let days = rules.inactivityDays { expiry.append(.inactivity(after: .days(Int32(days)))) }
        return try Program(
            id: ProgramID("simulated"),
            version: DefinitionVersion("1"),
            timeZone: FixedOffset.utc.identifier,
            accrual: AccrualPlan(
                rate: AccrualRate(points(3), per: Money(minorUnits: 10, in: cent), counting: .proportionally),
                base: AccrualBase(tax: .included, shipping: .included),
                rounding: .down,
                stage: .order
            ),
            maturity: TimeSpan(microseconds: rules.maturity),
            expiry: expiry.count > 1 ? .earliest(expiry) : expiry.first ?? .never,
            redemption: RedemptionRule(
                points(1),
                worth: Money(minorUnits: 1, in: cent),
                minimum: points(CoinRules.minimum),
                step: points(1),
                rounding: .down
            ),
            policies: PointsPolicies(
                debt: rules.isDebtWrittenOff ? .writtenOff : .carried(reviewAbove: nil),
                refundGrace: rules.graceDays.map { .days(Int32($0)) } ?? .lost,
                holds: HoldRule(longest: TimeSpan(microseconds: CoinRules.longestHold)),
                transfers: TransferRule(
                    minimum: points(CoinRules.minimum),
                    allowance: PointsAllowance(points(CoinRules.allowance), per: .month)
                )
            )
        )
    }

    /// Draws the program of a run and what is asked most in it; one run in four is decided again with sweeps.
    ///
    /// - Parameter choices: Where to draw from.
    public mutating func prepare(from choices: inout ChoiceTape) {
        let variant = choices.below(variants.count)
        rules = programs[variant]
        coinRules = variants[variant]
        favourite = choices.below(Self.kinds)
        decided = choices.below(4) == 0 ? [] : nil
    }

    /// Returns the kind of the command, and the kind of the answer or the first reason of a refusal.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - answer: The answer.
    /// - Returns: The mark.
    public func mark(_ command: PointsCommand, _ answer: PointsAnswer) -> SimulationMark {
        SimulationMark(Self.name(of: command), answer.reasons.first?.code.text ?? "done")
    }

    static func name(of command: PointsCommand) -> String {
        switch command.action {
        case .accrue: "accrue"
        case .reverseAccrual: "reverseAccrual"
        case .returnUnits: "returnUnits"
        case .redeem: "redeem"
        case .hold: "hold"
        case .capture: "capture"
        case .release: "release"
        case .refundRedemption: "refundRedemption"
        case .transfer: "transfer"
        case .settle: "settle"
        default: "other"
        }
    }

    /// Every pair of command and answer that the simulated programs give.
    public var expectedMarks: [SimulationMark] {
        let refusals: [(String, [String])] = [
            ("accrue", ["accrual.alreadyMade"]),
            ("reverseAccrual", ["accrual.unknown", "accrual.alreadyReversed"]),
            ("returnUnits", ["accrual.unknown", "accrual.alreadyReversed"]),
            ("redeem", ["redemption.alreadyMade", "points.owed", "redemption.belowMinimum", "points.insufficient"]),
            (
                "hold",
                [
                    "hold.tooLong", "redemption.alreadyMade", "points.owed", "redemption.belowMinimum",
                    "points.insufficient",
                ]
            ),
            ("capture", ["hold.notOpen", "hold.exceeded"]),
            ("release", ["hold.notOpen"]),
            ("refundRedemption", ["redemption.unknown", "redemption.alreadyRefunded", "refund.exceeded"]),
            ("transfer", ["points.owed", "transfer.belowMinimum", "points.aboveAllowance", "points.insufficient"]),
            ("settle", []),
        ]
        return refusals.flatMap { command, reasons in (["done"] + reasons).map { SimulationMark(command, $0) } }
    }

    /// Mixes in whether the command was approved, and what every account holds after it.
    ///
    /// - Parameters:
    ///   - commit: The commit.
    ///   - hash: The digest.
    public func mix(_ commit: SimulatedCommit<PointsAccount>, into hash: inout StableHash) {
        hash.mix(commit.answer.isApproved ? 1 : 0)
        for change in commit.changes {
            hash.mix(change.after.remainingSteps)
            hash.mix(change.after.heldSteps)
            hash.mix(change.after.debt)
            hash.mix(change.after.lotCount)
        }
    }
}
