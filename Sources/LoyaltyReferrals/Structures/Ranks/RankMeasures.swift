//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What a rank asks about one partner, as it is in a period.
public struct RankMeasures: Hashable, Sendable {
    /// The volume of the partner's own.
    public let personalVolume: Int64
    /// The volume of the partner and everybody below together.
    public let groupVolume: Int64
    /// The volume of the largest leg; 0 without legs.
    public let largestLeg: Int64
    /// The volume of all other legs together.
    public var otherLegs: Int64 { groupVolume - personalVolume - largestLeg }
    /// How many legs have at least each rank, from the lowest up.
    public let legs: [Int]

    /// What a rank asks for, by name.
    public enum Measure: String, Hashable, CaseIterable, Codable, Sendable {
        /// The volume of the partner's own.
        case personalVolume
        /// The volume of the partner and everybody below together.
        case groupVolume
        /// The volume of the largest leg.
        case largestLeg
        /// The volume of all other legs together.
        case otherLegs
        /// The number of legs of a rank.
        case legs
    }

    /// A need of a rank that is not met.
    public struct Miss: Hashable, Sendable {
        /// What is asked for.
        public let measure: Measure
        /// How much of it is needed.
        public let needed: Int64
        /// How much there is.
        public let actual: Int64
        /// The rank of the legs; nil for a volume.
        public let legRank: String?
    }

    /// Returns the needs of a rank that are not met, in the order of ``Measure``.
    func misses(of rank: Rank, on ladder: RankLadder) -> [Miss] {
        var misses: [Miss] = []
        let needs: [(Measure, Int64, Int64)] = [
            (.personalVolume, rank.personalVolume, personalVolume), (.groupVolume, rank.groupVolume, groupVolume),
            (.largestLeg, rank.largestLeg, largestLeg), (.otherLegs, rank.otherLegs, otherLegs),
        ]
        for (measure, needed, actual) in needs where actual < needed {
            misses.append(Miss(measure: measure, needed: needed, actual: actual, legRank: nil))
        }
        for need in rank.legs {
            let place = ladder.ranks.firstIndex { $0.name == need.rank } ?? 0
            guard legs[place] < need.count else { continue }
            misses.append(
                Miss(measure: .legs, needed: Int64(need.count), actual: Int64(legs[place]), legRank: need.rank)
            )
        }
        return misses
    }
}
