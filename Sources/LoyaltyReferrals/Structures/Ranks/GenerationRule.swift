//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A share of each sale for each generation of leaders up the line.
///
/// Leaders are those who are paid as a rank or a higher one. The first leader at or above the seller has the seller's group as
/// an own group; the next leader above is the first generation, and so on, however many partners are in between:
///
/// ```swift
/// let rule = try GenerationRule(leaders: "gold", generations: [.init(.percent(5)), .init(.percent(3), least: "platinum")],
///                               rounding: .toNearestOrAwayFromZero)
/// try rule.evaluation(of: base, by: seller, in: ranks).shares
/// ```
public struct GenerationRule: Hashable, Sendable {
    /// The rank from which on a partner is a leader.
    public let leaders: String
    /// The share of the leader whose own group it is.
    public let ownGroup: Rate
    /// The generations, from the first.
    public let generations: [Generation]
    /// What becomes of a fraction of a minor unit of each share.
    public let rounding: RoundingRule

    /// One generation.
    public struct Generation: Hashable, Codable, Sendable {
        /// Its share.
        public let rate: Rate
        /// The rank that a leader needs to be paid for it; nil for any leader's.
        public let least: String?

        /// Creates a generation.
        ///
        /// - Parameters:
        ///   - rate: Its share; zero or more.
        ///   - least: The rank that a leader needs to be paid for it; nil for any leader's.
        public init(_ rate: Rate, least: String? = nil) {
            self.rate = rate
            self.least = least
        }

        private enum CodingKeys: String, CodingKey { case least, rate }
    }

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - leaders: The rank from which on a partner is a leader.
    ///   - ownGroup: The share of the leader whose own group it is; zero or more.
    ///   - generations: The generations, 1 to 100 of them.
    ///   - rounding: What becomes of a fraction of a minor unit of each share.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for no generation, too many or a negative share, and
    ///   `payoutAboveBase` for shares of more than everything.
    public init(
        leaders: String,
        ownGroup: Rate = .zero,
        generations: [Generation],
        rounding: RoundingRule
    ) throws(ReferralsError) {
        let rates = [ownGroup] + generations.map(\.rate)
        guard (1...UnilevelRule.maximumLevels).contains(generations.count), rates.allSatisfy({ !$0.isNegative }) else {
            throw ReferralsError(.invalidPlan, "there are 1 to 100 generations, and none has a negative share")
        }
        var sum = Rate.zero
        for rate in rates {
            guard let next = try? sum + rate, !(Rate.one < next) else {
                throw ReferralsError(.payoutAboveBase, "all generations share at most everything")
            }
            sum = next
        }
        self.leaders = leaders
        self.ownGroup = ownGroup
        self.generations = generations
        self.rounding = rounding
    }

    /// The greatest share that a sale pays: that of all generations, before rounding.
    public var worstCase: Rate {
        // The sum was taken before, so it is one.
        generations.reduce(ownGroup) { sum, generation in (try? sum + generation.rate) ?? .one }
    }
}

// MARK: - Evaluating

extension GenerationRule {
    /// Returns what a sale pays up the line.
    ///
    /// - Parameters:
    ///   - base: What commission is paid on; zero or more.
    ///   - seller: The partner who sold; as a leader the own group's.
    ///   - run: The ranks of the period.
    /// - Returns: What each partner gets and why, and what is forfeited: generations that the line does not have, or whose
    ///   leader's rank is too low.
    /// - Throws: ``ReferralsError`` with code `invalidSales` for a negative base or a seller who is not in the forest,
    ///   `invalidRanks` for a rank that the ladder does not have, or `amountOutOfRange`.
    /// - Complexity: O(*d* + *g* · *r*) in the depth of the seller and the numbers of generations and ranks.
    public func evaluation(of base: Money, by seller: PartnerID, in run: RankRun) throws(ReferralsError) -> RankedShares
    {
        let line = try RankedLine(base, seller, run)
        let leader = try run.ladder.number(of: leaders)
        var needed = [leader]
        for generation in generations { needed.append(try max(leader, run.ladder.number(of: generation.least))) }
        let rates = [ownGroup] + generations.map(\.rate)
        var stops: [RankedStop] = []
        var next = 0
        var partner = line.seller
        var level = 0
        while partner >= 0, next < rates.count {
            let rank = line.rank(partner)
            if rank < leader {
                stops.append(try line.stop(partner, level: level, nil, .noRank, .zero, rounding))
            } else {
                let finding: RankedStop.Finding =
                    if rank < needed[next] { .unqualified } else if next == 0, ownGroup == .zero { .ownGroup } else {
                        .paid
                    }
                stops.append(try line.stop(partner, level: level, next, finding, rates[next], rounding))
                next += 1
            }
            partner = Int(run.forest.sponsors[partner])
            level += 1
        }
        for generation in next..<rates.count where rates[generation] != .zero {
            stops.append(try line.stop(-1, level: level, generation, .noLeader, rates[generation], rounding))
        }
        return try RankedShares(stops, in: base.currency)
    }
}

// MARK: - Codable

extension GenerationRule: Codable {
    private enum CodingKeys: String, CodingKey { case generations, leaders, ownGroup, rounding, version }

    /// Reads a rule of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a generation bonus has version 1")
        }
        try self.init(
            leaders: container.decode(String.self, forKey: .leaders),
            ownGroup: container.decode(Rate.self, forKey: .ownGroup),
            generations: container.decode([Generation].self, forKey: .generations),
            rounding: container.decode(RoundingRule.self, forKey: .rounding)
        )
    }

    /// Writes the rule as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(leaders, forKey: .leaders)
        try container.encode(ownGroup, forKey: .ownGroup)
        try container.encode(generations, forKey: .generations)
        try container.encode(rounding, forKey: .rounding)
    }
}
