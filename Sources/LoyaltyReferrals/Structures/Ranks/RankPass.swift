//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Earlier standings and forced ranks, by the partner's number.
struct EarlierRanks {
    /// What a partner was paid as; empty if nobody has a standing.
    private(set) var paidAs: [UInt8] = []
    /// The highest rank ever; empty if nobody has a standing.
    private(set) var lifetime: [UInt8] = []
    /// For how many periods in grace; empty if nobody has a standing.
    private(set) var periods: [Int] = []
    /// The rank that is forced; empty if none is.
    private(set) var forced: [UInt8] = []

    init(
        _ ladder: RankLadder,
        _ forest: ForestSnapshot,
        _ earlier: [PartnerID: RankStanding],
        _ forced: [PartnerID: String]
    ) throws(ReferralsError) {
        let count = forest.partners.count
        if !earlier.isEmpty {
            paidAs = Array(repeating: 0, count: count)
            lifetime = paidAs
            periods = Array(repeating: 0, count: count)
        }
        for (partner, standing) in earlier {
            guard let number = forest.number(of: partner) else { continue }
            guard (0...1_000).contains(standing.periodsInGrace) else {
                throw ReferralsError(.invalidRanks, "a partner is in grace for 0 to 1,000 periods")
            }
            paidAs[Int(number)] = try ladder.number(of: standing.paidAs)
            lifetime[Int(number)] = try max(ladder.number(of: standing.lifetime), paidAs[Int(number)])
            periods[Int(number)] = standing.periodsInGrace
        }
        if !forced.isEmpty { self.forced = Array(repeating: 0, count: count) }
        for (partner, name) in forced {
            guard let number = forest.number(of: partner) else {
                throw ReferralsError(.invalidRanks, "a forced rank is that of a partner of the forest")
            }
            self.forced[Int(number)] = try ladder.number(of: name)
        }
    }
}

/// One pass over partners from below: legs come before those who sponsor them.
struct RankPass {
    private let ladder: RankLadder
    private let personal: [Int64]
    private let groups: [Int64]
    private let before: EarlierRanks
    /// How many legs have exactly each rank, by partner and rank; empty if no rank asks for legs.
    private var legs: [Int32]
    private(set) var largestLegs: [Int64]
    private(set) var qualified: [UInt8]
    private(set) var paidAs: [UInt8]
    private(set) var lifetime: [UInt8]
    private(set) var periodsInGrace: [Int]
    private(set) var legRanks: [UInt8]
    /// What each rank needs, from the lowest up.
    private let needs: [Needs]

    /// What one rank needs: volumes, and so many legs of the ranks at places on the ladder.
    private struct Needs {
        let personal: Int64
        let group: Int64
        let largestLeg: Int64
        let otherLegs: Int64
        let legs: [(place: Int, count: Int32)]
    }

    init(_ ladder: RankLadder, personal: [Int64], groups: [Int64], _ before: EarlierRanks) {
        let none = [UInt8](repeating: 0, count: personal.count)
        self.ladder = ladder
        self.personal = personal
        self.groups = groups
        self.before = before
        needs = ladder.ranks.map { rank in
            Needs(
                personal: rank.personalVolume,
                group: rank.groupVolume,
                largestLeg: rank.largestLeg,
                otherLegs: rank.otherLegs,
                legs: rank.legs.map { need in
                    (ladder.ranks.firstIndex { $0.name == need.rank } ?? 0, Int32(clamping: need.count))
                }
            )
        }
        let asksForLegs = ladder.ranks.contains { !$0.legs.isEmpty }
        legs = asksForLegs ? [Int32](repeating: 0, count: personal.count * ladder.ranks.count) : []
        largestLegs = [Int64](repeating: 0, count: personal.count)
        periodsInGrace = [Int](repeating: 0, count: personal.count)
        (qualified, paidAs, lifetime, legRanks) = (none, none, none, none)
    }

    /// Ranks a partner whose legs are all ranked, and adds the partner's leg to the sponsor's; −1 for no sponsor.
    mutating func rank(_ partner: Int, sponsor: Int) {
        let own = highest(partner)
        let forced = before.forced.isEmpty ? 0 : before.forced[partner]
        qualified[partner] = max(own, forced)
        settle(partner)
        legRanks[partner] = ladder.legRank == .anybody ? max(legRanks[partner], paidAs[partner]) : paidAs[partner]
        guard sponsor >= 0 else { return }
        largestLegs[sponsor] = max(largestLegs[sponsor], groups[partner])
        if ladder.legRank == .anybody { legRanks[sponsor] = max(legRanks[sponsor], legRanks[partner]) }
        if !legs.isEmpty, legRanks[partner] > 0 {
            legs[sponsor * ladder.ranks.count + Int(legRanks[partner]) - 1] += 1
        }
    }

    /// The highest rank whose needs are met.
    private mutating func highest(_ partner: Int) -> UInt8 {
        let count = needs.count
        if !legs.isEmpty {
            // A leg of a rank is one of every lower rank too.
            for place in stride(from: count - 2, through: 0, by: -1) {
                legs[partner * count + place] += legs[partner * count + place + 1]
            }
        }
        let others = groups[partner] - personal[partner] - largestLegs[partner]
        for place in stride(from: count - 1, through: 0, by: -1) {
            let rank = needs[place]
            guard personal[partner] >= rank.personal, groups[partner] >= rank.group,
                largestLegs[partner] >= rank.largestLeg, others >= rank.otherLegs,
                rank.legs.allSatisfy({ legs[partner * count + $0.place] >= $0.count })
            else { continue }
            return UInt8(truncatingIfNeeded: place + 1)
        }
        return 0
    }

    /// What the partner is paid as, by what was qualified for now and before.
    private mutating func settle(_ partner: Int) {
        paidAs[partner] = qualified[partner]
        lifetime[partner] = qualified[partner]
        guard !before.paidAs.isEmpty else { return }
        lifetime[partner] = max(qualified[partner], before.lifetime[partner])
        let earlier = before.paidAs[partner]
        if qualified[partner] < earlier, before.periods[partner] < ladder.gracePeriods {
            paidAs[partner] = earlier
            periodsInGrace[partner] = before.periods[partner] + 1
        }
    }
}
