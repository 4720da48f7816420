//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How one partner's rank came about: what there is, and what each rank asks for and misses.
public struct RankEvaluation: Hashable, Sendable {
    /// The partner.
    public let partner: PartnerID
    /// The ranks after the period.
    public let standing: RankStanding
    /// The rank that the needs give by themselves; nil for none.
    public let met: String?
    /// Why the partner is paid as the rank of the standing.
    public let finding: Finding
    /// What there is.
    public let measures: RankMeasures
    /// The ranks from the lowest up, each with the needs that are not met.
    public let steps: [Step]

    /// One rank and what is missing for it.
    public struct Step: Hashable, Sendable {
        /// The rank.
        public let rank: String
        /// The needs that are not met; none if the rank is.
        public let misses: [RankMeasures.Miss]
    }

    /// Why a partner is paid as a rank.
    public enum Finding: String, Hashable, CaseIterable, Codable, Sendable {
        /// Its needs are met.
        case met
        /// It was forced.
        case forced
        /// It was paid before, and grace keeps it.
        case inGrace
        /// No rank's needs are met.
        case noRank
    }
}

extension RankRun {
    /// Returns how a partner's rank came about; nil for one whom the forest does not have.
    ///
    /// Made when somebody asks: a run keeps nothing for it.
    ///
    /// - Parameter partner: The partner.
    /// - Returns: What there is, and what each rank misses.
    /// - Complexity: O(*n* + *r*) in the numbers of partners and ranks.
    public func evaluation(of partner: PartnerID) -> RankEvaluation? {
        guard let number = forest.number(of: partner).map({ Int($0) }) else { return nil }
        var legs = ladder.ranks.map { _ in 0 }
        for (leg, sponsor) in forest.sponsors.enumerated() where Int(sponsor) == number {
            for place in 0..<Int(legRanks[leg]) { legs[place] += 1 }
        }
        let measures = RankMeasures(
            personalVolume: personal[number],
            groupVolume: groups[number],
            largestLeg: largestLegs[number],
            legs: legs
        )
        let steps = ladder.ranks.map { rank in
            RankEvaluation.Step(rank: rank.name, misses: measures.misses(of: rank, on: ladder))
        }
        let met = steps.last { $0.misses.isEmpty }?.rank
        let standing = standing(at: number)
        var finding: RankEvaluation.Finding = standing.paidAs == nil ? .noRank : .met
        if standing.paidAs != met { finding = periodsInGrace[number] > 0 ? .inGrace : .forced }
        return RankEvaluation(
            partner: partner,
            standing: standing,
            met: met,
            finding: finding,
            measures: measures,
            steps: steps
        )
    }
}
