//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The ranks of partners from the lowest up, and how long a rank is kept when its needs are no longer met.
///
/// ```swift
/// let ladder = try RankLadder([
///     Rank("silver", groupVolume: 1_000), Rank("gold", groupVolume: 5_000, legs: [.init(rank: "silver", count: 2)]),
/// ], gracePeriods: 1)
/// let run = try RankRun(ladder, personal: volumes, in: forest)
/// run.standing(of: ann)?.paidAs    // "gold"
/// ```
///
/// A partner qualifies for the highest rank whose own needs are met. The rank that somebody is paid as in a period is that
/// one, or the earlier one during grace; the lifetime rank is the highest that was ever qualified for, and never falls.
public struct RankLadder: Hashable, Sendable {
    /// The ranks from the lowest up.
    public let ranks: [Rank]
    /// For how many periods a partner is still paid as a rank that is no longer qualified for.
    public let gracePeriods: Int
    /// Whose rank a leg has.
    public let legRank: LegRank

    /// Whose rank a leg has.
    public enum LegRank: String, Hashable, CaseIterable, Codable, Sendable {
        /// The highest rank of anybody in the leg.
        case anybody
        /// The rank of the partner who is sponsored.
        case sponsored
    }

    /// The most ranks of a ladder.
    public static let maximumRanks = 100

    /// Creates a ladder.
    ///
    /// - Parameters:
    ///   - ranks: The ranks from the lowest up, 1 to 100 of them, each with a name of its own.
    ///   - gracePeriods: For how many periods a rank is kept that is no longer qualified for, 0 to 1,000.
    ///   - legRank: Whose rank a leg has.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for another number of ranks or periods, two ranks of one name, or a
    ///   need for legs of a rank that the ladder does not have.
    public init(_ ranks: [Rank], gracePeriods: Int = 0, legRank: LegRank = .anybody) throws(ReferralsError) {
        let names = Set(ranks.map(\.name))
        guard (1...Self.maximumRanks).contains(ranks.count), names.count == ranks.count,
            (0...1_000).contains(gracePeriods)
        else {
            throw ReferralsError(
                .invalidPlan,
                "a ladder has 1 to 100 ranks of different names, and 0 to 1,000 periods of grace"
            )
        }
        guard ranks.allSatisfy({ $0.legs.allSatisfy { names.contains($0.rank) } }) else {
            throw ReferralsError(.invalidPlan, "the legs that a rank needs have ranks of the ladder")
        }
        self.ranks = ranks
        self.gracePeriods = gracePeriods
        self.legRank = legRank
    }

    /// Returns the place of a rank on the ladder, from 1; 0 is no rank.
    ///
    /// - Parameter name: The name of the rank; nil for none.
    /// - Returns: The place.
    /// - Throws: ``ReferralsError`` with code `invalidRanks` for a name that the ladder does not have.
    /// - Complexity: O(*r*) in the number of ranks.
    public func number(of name: String?) throws(ReferralsError) -> UInt8 {
        guard let name else { return 0 }
        guard let place = ranks.firstIndex(where: { $0.name == name }) else {
            throw ReferralsError(.invalidRanks, "a rank that is named is one of the ladder")
        }
        return UInt8(truncatingIfNeeded: place + 1)
    }

    /// Returns the name of the rank at a place; nil for no rank.
    ///
    /// - Parameter number: The place on the ladder, from 1; 0 is no rank.
    /// - Returns: The name.
    public func name(of number: UInt8) -> String? {
        ranks.indices.contains(Int(number) - 1) ? ranks[Int(number) - 1].name : nil
    }
}

// MARK: - Codable

extension RankLadder: Codable {
    private enum CodingKeys: String, CodingKey { case gracePeriods, legRank, ranks, version }

    /// Reads a ladder of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a ladder of ranks has version 1")
        }
        try self.init(
            container.decode([Rank].self, forKey: .ranks),
            gracePeriods: container.decode(Int.self, forKey: .gracePeriods),
            legRank: container.decode(LegRank.self, forKey: .legRank)
        )
    }

    /// Writes the ladder as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(ranks, forKey: .ranks)
        try container.encode(gracePeriods, forKey: .gracePeriods)
        try container.encode(legRank, forKey: .legRank)
    }
}
