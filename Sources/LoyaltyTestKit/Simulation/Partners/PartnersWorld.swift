//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore
public import LoyaltyReferrals

/// Three simulated partners who are paid commission in two currencies.
///
/// Each run has a plan of its own, whose rules an oracle knows as bare numbers: rates, caps and holds, what counts, who is
/// credited, how fractions are cut. Sales of one partner and of several, periods that are run again, refunds, corrections by hand
/// and payouts in batches are asked for. After each commit the accounts are compared with a book in which every question is
/// answered by adding up all that ever happened.
///
/// ```swift
/// let run = await Simulation(of: PartnersWorld()).run(seed: 7, against: journal)
/// if let finding = run.finding { print(finding) }
/// ```
public struct PartnersWorld: SimulationWorld {
    /// The plan of this run.
    public private(set) var rules: CommissionPlan
    /// Three partners.
    public let subjects = 3
    /// Midnight of the first day of 2027 in UTC.
    public let start: Timestamp
    /// Hours and days, short ones more often, so that the ends of holds are met to the instant.
    public let clockMoves: [TimeSpan]

    let partners: [PartnerID]
    let currencies: [Currency]
    /// The streams of the accounts, and whose they are.
    let purses: [StreamID: CashPurse]
    private let plans: [CommissionPlan]
    /// What the oracle knows of the plan.
    var cash: CashRules

    // What was asked for, so that later commands aim at something.
    var orders: [Order] = []
    var returnCount = 0
    var batchCount = 0
    var giftCount = 0
    var referenceCount = 0
    var favourite = PartnersKind.recordSale

    /// What is true, as the oracle tells it.
    var book = CashBook()
    /// Where the last statement of each account ended.
    var statements: [CashPurse: PartnerBalance] = [:]

    /// What was decided, to decide it again with sweeps in between.
    struct Decided: Sendable {
        let command: PartnerCommand
        let at: Timestamp
        let answer: PartnerAnswer
    }
    var decided: [Decided]?

    /// Creates the world.
    ///
    /// - Throws: Nothing that a test could meet: all that the world is made of is valid.
    public init() throws {
        start = try Timestamp(secondsSince1970: 1_798_761_600)
        clockMoves = [1, 1, 1, 6, 6, 24, 24, 48, 120].map { TimeSpan(microseconds: $0 * CashRules.hour) }
        partners = try ["ann", "ben", "cem"].map { try PartnerID($0) }
        currencies = try [Currency("USD"), Currency("EUR")]
        var purses: [StreamID: CashPurse] = [:]
        for (number, partner) in partners.enumerated() {
            for (place, currency) in currencies.enumerated() {
                purses[try PartnerAccount.stream(of: partner, in: currency)] =
                    CashPurse(partner: number, currency: place)
            }
        }
        self.purses = purses
        plans = try CashRules.all.map { try Self.plan($0) }
        rules = plans[0]
        cash = CashRules.all[0]
    }

    /// Draws the plan of a run and what is asked most in it; one run in four is decided again with sweeps.
    ///
    /// - Parameter choices: Where to draw from.
    public mutating func prepare(from choices: inout ChoiceTape) {
        let variant = choices.below(plans.count)
        rules = plans[variant]
        cash = CashRules.all[variant]
        favourite = choices.pick(PartnersKind.all) ?? .recordSale
        decided = choices.below(4) == 0 ? [] : nil
    }

    /// The plan that bare numbers stand for.
    static func plan(_ rules: CashRules) throws -> CommissionPlan {
        try CommissionPlan(
            version: DefinitionVersion("1"),
            attribution: AttributionRule(
                model: rules.isFirstTouch ? .firstTouch : .lastTouch,
                window: TimeSpan(microseconds: CashRules.window),
                prefersCodes: rules.prefersCodes,
                newCustomersOnly: rules.isForNewCustomers
            ),
            base: rules.isNet ? .netGoods : .total,
            rate: Rate(Int64(rules.parts), per: Int64(rules.whole)),
            rounding: rules.rounding,
            reversalRounding: rules.reversalRounding,
            hold: TimeSpan(microseconds: rules.hold),
            cap: rules.cap.map { try Money(minorUnits: Int64($0), in: Currency("USD")) }
        )
    }

    func place(of partner: PartnerID) -> Int { partners.firstIndex(of: partner) ?? -1 }

    func place(of currency: Currency) -> Int { currencies.firstIndex(of: currency) ?? -1 }

    /// Mixes in whether the command was approved, and what every account holds after it.
    ///
    /// - Parameters:
    ///   - commit: The commit.
    ///   - hash: The digest.
    public func mix(_ commit: SimulatedCommit<PartnerAccount>, into hash: inout StableHash) {
        hash.mix(Int64(commit.answer.reasons.count))
        for change in commit.changes {
            guard let balance = change.after.balance else { continue }
            hash.mix(balance.accrued.minorUnits)
            hash.mix(balance.pending.minorUnits)
            hash.mix(balance.payable.minorUnits)
            hash.mix(balance.locked.minorUnits)
            hash.mix(balance.reversed.minorUnits)
        }
    }
}
