//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore
public import LoyaltyRewards

/// Three simulated members of a points program who do all that can be done with an account.
///
/// Each run has a program of its own. In two runs of three it is a program whose rules an oracle knows as bare numbers: points
/// that live for ever, some days or while there is activity, that are pending or not, with debts that are owed or written off,
/// that come back or not. After each commit the accounts are compared with purses in which every point is one coin.
///
/// ```swift
/// let run = await Simulation(of: PointsWorld()).run(seed: 7, against: journal)
/// if let finding = run.finding { print(finding) }
/// ```
///
/// In the third run the program is a rich one: tiers by points, by spend and by balance, several rules, campaigns, limits, carried
/// remainders, orders that are forgotten, bills, amounts near 2^53, households. There an oracle would have to be the account
/// over again, so what is checked is what must be true of any account: points are conserved in each account and between them,
/// sweeps change no answer, a refusal changes nothing, and what a return takes is taken or owed in full.
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
    private(set) var streams: [StreamID]
    private let variants: [CoinRules]
    private let programs: [PointsProgram]
    private let richPrograms: [PointsProgram]
    /// What the oracle knows of the program, or nil for a rich one.
    var coinRules: CoinRules?

    // What was asked for, so that later commands aim at something.
    struct KnownOrder: Sendable {
        let member: Int
        let price: Int
        let quantity: Int
        let at: Timestamp
        var isReview = false
    }
    var orders: [KnownOrder] = []
    /// What commands about each member can aim at.
    var aims = [PointsAims](repeating: PointsAims(), count: 3)
    var redemptionCount = 0
    var returnCount = 0
    var favourite = PointsKind.accrue

    // What is true, as the oracle tells it.
    var purses = [CoinAccount](repeating: CoinAccount(), count: 3)
    /// What each actor has given and taken by hand in each month.
    var adjusted: [String: Int] = [:]
    /// What the events of each account have moved.
    var statements = [PointsFlow](repeating: PointsFlow(), count: 3)
    /// The lots of each account of a rich run, to see where they go when accounts join.
    var lots = [[Lot]](repeating: [], count: 3)
    /// The lots that move from one account to another.
    var movingLots: [Lot] = []
    /// What all accounts have moved, before the commit.
    var moved = PointsFlow()

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
        variants = CoinRules.all
        programs = try variants.map { try PointsProgram(Self.program($0), in: FixedOffset.utc) }
        richPrograms = try Self.richPrograms()
        rules = programs[0]
        coinRules = variants[0]
        streams = try members.map { [rules] member in try rules.stream(of: member) }
    }

    /// Draws the program of a run and what is asked most in it; one run in four is decided again with sweeps.
    ///
    /// - Parameter choices: Where to draw from.
    public mutating func prepare(from choices: inout ChoiceTape) {
        if choices.below(3) == 2 {
            rules = richPrograms[choices.below(richPrograms.count)]
            coinRules = nil
        } else {
            let variant = choices.below(variants.count)
            rules = programs[variant]
            coinRules = variants[variant]
        }
        favourite = choices.pick(PointsKind.all(isRich: isRich)) ?? .accrue
        decided = choices.below(4) == 0 ? [] : nil
    }

    /// Whether the program is one that the oracle does not know.
    var isRich: Bool { coinRules == nil }

    func index(of stream: StreamID) -> Int { streams.firstIndex(of: stream) ?? 0 }

    func index(of member: CustomerID) -> Int { members.firstIndex(of: member) ?? 0 }

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
