//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The ranks of all partners in a period, worked out from below in one pass.
///
/// ```swift
/// let run = try RankRun(ladder, personal: volumes, in: forest, earlier: lastMonth.standings)
/// ```
///
/// Legs count by what those below are paid as in the same period, grace and forced ranks included.
public struct RankRun: Hashable, Sendable {
    /// The ranks.
    public let ladder: RankLadder
    /// Who sponsors whom.
    public let forest: ForestSnapshot
    /// Each partner's own volume, by the partner's number.
    public let personal: [Int64]
    /// Each partner's volume with everybody below, by the partner's number.
    public let groups: [Int64]
    /// The volume of each partner's largest leg, by the partner's number.
    public let largestLegs: [Int64]
    /// By the partner's number, the place on the ladder of the rank that the needs or a forced rank give; 0 for none.
    public let qualified: [UInt8]
    /// By the partner's number, the place of the rank that the partner is paid as; 0 for none.
    public let paidAs: [UInt8]
    /// By the partner's number, the place of the highest rank ever qualified for; 0 for none.
    public let lifetime: [UInt8]
    /// By the partner's number, for how many periods a rank is paid that is not qualified for.
    public let periodsInGrace: [Int]
    /// By the partner's number, the rank of the leg that the partner heads.
    let legRanks: [UInt8]
    /// By the partner's number, the rank that was forced; empty if none was.
    let forced: [UInt8]

    /// Works the ranks out.
    ///
    /// - Parameters:
    ///   - ladder: The ranks.
    ///   - personal: Each partner's own volume, by the partner's number; zero or more, and all together at most 2^53 − 1.
    ///   - forest: Who sponsors whom.
    ///   - earlier: The standings after the period before; none for a partner who is not listed.
    ///   - forced: Ranks that partners have whatever their volumes are, or a higher one.
    /// - Throws: ``ReferralsError`` with code `invalidSales` for another number of volumes than partners or a negative one,
    ///   `amountOutOfRange` for a sum beyond 2^53 − 1, and `invalidRanks` for a rank that the ladder does not have, a negative
    ///   number of periods, or a forced rank of somebody who is not in the forest. A standing of somebody who is not in the
    ///   forest any more is passed over.
    /// - Complexity: O(*n* · *r* + *m* log *n*) in the numbers of partners, ranks and standings, however deep the forest is.
    public init(
        _ ladder: RankLadder,
        personal: [Int64],
        in forest: ForestSnapshot,
        earlier: [PartnerID: RankStanding] = [:],
        forced: [PartnerID: String] = [:]
    ) throws(ReferralsError) {
        let groups = try GroupVolumes(personal: personal, in: forest).volumes
        let before = try EarlierRanks(ladder, forest, earlier, forced)
        var pass = RankPass(ladder, personal: personal, groups: groups, before)
        for partner in forest.order.order.reversed() {
            pass.rank(Int(partner), sponsor: Int(forest.sponsors[Int(partner)]))
        }
        self.ladder = ladder
        self.forest = forest
        self.personal = personal
        self.groups = groups
        self.forced = before.forced
        largestLegs = pass.largestLegs
        qualified = pass.qualified
        paidAs = pass.paidAs
        lifetime = pass.lifetime
        periodsInGrace = pass.periodsInGrace
        legRanks = pass.legRanks
    }
}

// MARK: - Asking

extension RankRun {
    /// Returns the ranks of a partner; nil for one whom the forest does not have.
    ///
    /// - Parameter partner: The partner.
    /// - Returns: The standing, to be kept for the next period.
    /// - Complexity: O(log *n*).
    public func standing(of partner: PartnerID) -> RankStanding? {
        forest.number(of: partner).map { standing(at: Int($0)) }
    }

    /// The standings of all partners, to be kept for the next period.
    ///
    /// - Complexity: O(*n*).
    public var standings: [PartnerID: RankStanding] {
        Dictionary(uniqueKeysWithValues: forest.partners.indices.map { (forest.partners[$0], standing(at: $0)) })
    }

    /// Returns for how many levels each partner is paid, by what the partner is paid as: what a ``CommissionRun`` asks for.
    ///
    /// - Parameter levels: The number of levels for no rank, and then for each rank from the lowest up.
    /// - Returns: The numbers of levels by the partner's number.
    /// - Throws: ``ReferralsError`` with code `invalidRanks` for another number of entries than ranks and one more.
    /// - Complexity: O(*n*).
    public func qualifiedLevels(_ levels: [UInt8]) throws(ReferralsError) -> [UInt8] {
        guard levels.count == ladder.ranks.count + 1 else {
            throw ReferralsError(
                .invalidRanks,
                "there is a number of levels for no rank and for each rank of the ladder"
            )
        }
        return paidAs.map { levels[Int($0)] }
    }

    func standing(at number: Int) -> RankStanding {
        RankStanding(
            lifetime: ladder.name(of: lifetime[number]),
            paidAs: ladder.name(of: paidAs[number]),
            periodsInGrace: periodsInGrace[number]
        )
    }
}
