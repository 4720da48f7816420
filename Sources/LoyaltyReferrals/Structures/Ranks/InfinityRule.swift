//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Pays everybody of a rank up the line, however far, until one of the same or a higher rank comes between.
///
/// ```swift
/// let rule = try InfinityRule([RankRate("gold", .percent(1)), RankRate("platinum", .percent(2))], fromLevel: 3,
///                             rounding: .toNearestOrAwayFromZero)
/// try rule.evaluation(of: base, by: seller, in: ranks).shares
/// ```
///
/// A rank that the rule does not name has the rate of the nearest named rank below it. Since ranks only rise among those who
/// are paid, each rank is paid at most once a sale, and ``worstCase(on:)`` is a bound.
public struct InfinityRule: Hashable, Sendable {
    /// The share of each rank.
    public let rates: [RankRate]
    /// The nearest sponsor who is paid: 1 is the seller's own.
    public let fromLevel: Int
    /// What becomes of a fraction of a minor unit of each share.
    public let rounding: RoundingRule

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - rates: The share of each rank, one rank or more, each once and of zero or more.
    ///   - fromLevel: The nearest sponsor who is paid, 1 or more; nearer ones are not, and block all the same.
    ///   - rounding: What becomes of a fraction of a minor unit of each share.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for no rank, one named twice, a negative share, or a level below 1.
    public init(_ rates: [RankRate], fromLevel: Int = 1, rounding: RoundingRule) throws(ReferralsError) {
        guard !rates.isEmpty, Set(rates.map(\.rank)).count == rates.count, rates.allSatisfy({ !$0.rate.isNegative }),
            fromLevel >= 1
        else {
            throw ReferralsError(
                .invalidPlan,
                "each rank is named once with a share of zero or more, from a level of 1 on"
            )
        }
        self.rates = rates
        self.fromLevel = fromLevel
        self.rounding = rounding
    }

    /// Returns the share of no rank and of each rank of a ladder, from the lowest up.
    ///
    /// - Parameter ladder: The ranks.
    /// - Returns: One rate more than the ladder has ranks.
    /// - Throws: ``ReferralsError`` with code `invalidRanks` for a rank that the ladder does not have, and `payoutAboveBase` if
    ///   the shares of all ranks are more than everything.
    public func rates(on ladder: RankLadder) throws(ReferralsError) -> [Rate] {
        var named: [UInt8: Rate] = [:]
        for rate in rates { named[try ladder.number(of: rate.rank)] = rate.rate }
        var all = [Rate.zero]
        for place in 1...ladder.ranks.count {
            all.append(named[UInt8(truncatingIfNeeded: place)] ?? all[place - 1])
        }
        var sum = Rate.zero
        for rate in all {
            guard let next = try? sum + rate, !(Rate.one < next) else {
                throw ReferralsError(.payoutAboveBase, "the ranks of a line share at most everything")
            }
            sum = next
        }
        return all
    }

    /// Returns the greatest share that a sale pays: that of a line on which every rank stands once.
    ///
    /// - Parameter ladder: The ranks.
    /// - Returns: The sum of the shares of all ranks, before rounding.
    /// - Throws: As ``rates(on:)``.
    public func worstCase(on ladder: RankLadder) throws(ReferralsError) -> Rate {
        // The sum was taken before, so it is one.
        try rates(on: ladder).reduce(Rate.zero) { sum, rate in (try? sum + rate) ?? .one }
    }
}

// MARK: - Evaluating

extension InfinityRule {
    /// Returns what a sale pays up the line.
    ///
    /// - Parameters:
    ///   - base: What commission is paid on; zero or more.
    ///   - seller: The partner who sold; blocks by rank as everybody does, and is not paid.
    ///   - run: The ranks of the period.
    /// - Returns: What each sponsor gets and why; the line above one of the highest rank is not walked, since all of it is
    ///   blocked.
    /// - Throws: ``ReferralsError`` with code `invalidSales` for a negative base or a seller who is not in the forest, as
    ///   ``rates(on:)``, or `amountOutOfRange`.
    /// - Complexity: O(*d* + *r*²) in the depth of the seller and the number of ranks.
    public func evaluation(of base: Money, by seller: PartnerID, in run: RankRun) throws(ReferralsError) -> RankedShares
    {
        let rates = try rates(on: run.ladder)
        let line = try RankedLine(base, seller, run)
        var stops: [RankedStop] = []
        var highest = line.rank(line.seller)
        var partner = run.forest.sponsors[line.seller]
        var level = 1
        while partner >= 0, Int(highest) < run.ladder.ranks.count {
            let rank = line.rank(Int(partner))
            let rate = rates[Int(rank)]
            let finding: RankedStop.Finding =
                if rate == .zero { .noRank } else if rank <= highest { .blocked } else if level < fromLevel {
                    .belowLevel
                } else { .paid }
            stops.append(
                try line.stop(Int(partner), level: level, nil, finding, finding == .paid ? rate : .zero, rounding)
            )
            highest = max(highest, rank)
            partner = run.forest.sponsors[Int(partner)]
            level += 1
        }
        return try RankedShares(stops, in: base.currency)
    }
}

// MARK: - Codable

extension InfinityRule: Codable {
    private enum CodingKeys: String, CodingKey { case fromLevel, rates, rounding, version }

    /// Reads a rule of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "an infinity bonus has version 1")
        }
        try self.init(
            container.decode([RankRate].self, forKey: .rates),
            fromLevel: container.decode(Int.self, forKey: .fromLevel),
            rounding: container.decode(RoundingRule.self, forKey: .rounding)
        )
    }

    /// Writes the rule as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(rates, forKey: .rates)
        try container.encode(fromLevel, forKey: .fromLevel)
        try container.encode(rounding, forKey: .rounding)
    }
}
