//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// One rank of a ladder: its name, and what a partner needs for it.
///
/// ```swift
/// let gold = try Rank("gold", personalVolume: 100, groupVolume: 5_000, legs: [.init(rank: "silver", count: 2)])
/// ```
///
/// Every measure is asked for by itself, and a need of zero asks for nothing.
public struct Rank: Hashable, Sendable {
    /// The name, by which rules and standings speak of the rank.
    public let name: String
    /// The least volume of the partner's own.
    public let personalVolume: Int64
    /// The least volume of the partner and everybody below together.
    public let groupVolume: Int64
    /// The least volume of the largest leg: a partner who is sponsored, with everybody below.
    public let largestLeg: Int64
    /// The least volume of all other legs together.
    public let otherLegs: Int64
    /// How many legs of which ranks are needed.
    public let legs: [Legs]

    /// A number of legs that have a rank.
    public struct Legs: Hashable, Codable, Sendable {
        /// The rank, or a higher one, that somebody in the leg is paid as.
        public let rank: String
        /// How many legs have it.
        public let count: Int

        /// Creates a need for legs.
        ///
        /// - Parameters:
        ///   - rank: The rank, or a higher one, that somebody in the leg is paid as.
        ///   - count: How many legs have it.
        public init(rank: String, count: Int) {
            self.rank = rank
            self.count = count
        }
    }

    /// Creates a rank.
    ///
    /// - Parameters:
    ///   - name: The name; not empty.
    ///   - personalVolume: The least volume of the partner's own.
    ///   - groupVolume: The least volume of the partner and everybody below together.
    ///   - largestLeg: The least volume of the largest leg.
    ///   - otherLegs: The least volume of all other legs together.
    ///   - legs: How many legs of which ranks are needed.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for no name, a negative need, or a count of legs below 1.
    public init(
        _ name: String,
        personalVolume: Int64 = 0,
        groupVolume: Int64 = 0,
        largestLeg: Int64 = 0,
        otherLegs: Int64 = 0,
        legs: [Legs] = []
    ) throws(ReferralsError) {
        let needs = [personalVolume, groupVolume, largestLeg, otherLegs]
        guard !name.isEmpty, needs.allSatisfy({ $0 >= 0 }), legs.allSatisfy({ $0.count >= 1 }) else {
            throw ReferralsError(.invalidPlan, "a rank has a name, and needs of zero or more and of one leg or more")
        }
        self.name = name
        self.personalVolume = personalVolume
        self.groupVolume = groupVolume
        self.largestLeg = largestLeg
        self.otherLegs = otherLegs
        self.legs = legs
    }
}

// MARK: - Codable

extension Rank: Codable {
    private enum CodingKeys: String, CodingKey { case groupVolume, largestLeg, legs, name, otherLegs, personalVolume }

    /// Reads a rank and checks it as the initializer does; needs that are absent are zero.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            container.decode(String.self, forKey: .name),
            personalVolume: container.decodeIfPresent(Int64.self, forKey: .personalVolume) ?? 0,
            groupVolume: container.decodeIfPresent(Int64.self, forKey: .groupVolume) ?? 0,
            largestLeg: container.decodeIfPresent(Int64.self, forKey: .largestLeg) ?? 0,
            otherLegs: container.decodeIfPresent(Int64.self, forKey: .otherLegs) ?? 0,
            legs: container.decodeIfPresent([Legs].self, forKey: .legs) ?? []
        )
    }

    /// Writes the rank without the needs that are zero.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        if personalVolume > 0 { try container.encode(personalVolume, forKey: .personalVolume) }
        if groupVolume > 0 { try container.encode(groupVolume, forKey: .groupVolume) }
        if largestLeg > 0 { try container.encode(largestLeg, forKey: .largestLeg) }
        if otherLegs > 0 { try container.encode(otherLegs, forKey: .otherLegs) }
        if !legs.isEmpty { try container.encode(legs, forKey: .legs) }
    }
}
