//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Pays each partner the rate of the group on the group's volume, less what the same rule pays the legs below.
///
/// ```swift
/// let rule = try StairStepRule(bands, breakaway: nil, override: .zero, rounding: .toNearestOrAwayFromZero)
/// try rule.amounts(personal: volumes, in: forest)
/// ```
///
/// With a breakaway, a leg that has grown to a volume leaves the group above; its sponsor gets a fixed override on its volume
/// instead.
public struct StairStepRule: Hashable, Sendable {
    /// The rates by group volume.
    public let bands: VolumeBands
    /// The group volume at which a leg leaves the group above it; nil if none ever does.
    public let breakaway: Int64?
    /// The sponsor's share of the volume of a leg that has left.
    public let override: Rate
    /// What becomes of a fraction of a minor unit.
    public let rounding: RoundingRule

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - bands: The rates by group volume, in minor units.
    ///   - breakaway: The group volume at which a leg leaves the group above it; nil if none ever does.
    ///   - override: The sponsor's share of the volume of a leg that has left, from 0 to 100 %.
    ///   - rounding: What becomes of a fraction of a minor unit.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for rates that fall with volume, a breakaway of zero or less, or an
    ///   override outside 0 to 100 %.
    public init(
        _ bands: VolumeBands,
        breakaway: Int64? = nil,
        override: Rate = .zero,
        rounding: RoundingRule
    ) throws(ReferralsError) {
        guard breakaway.map({ $0 > 0 }) ?? true, !override.isNegative, !(Rate.one < override) else {
            throw ReferralsError(.invalidPlan, "a leg leaves at a volume above zero, for an override of 0 to 100 %")
        }
        guard !zip(bands.bands, bands.bands.dropFirst()).contains(where: { $1.rate < $0.rate }) else {
            throw ReferralsError(.invalidPlan, "the rates of stair steps rise with volume")
        }
        self.bands = bands
        self.breakaway = breakaway
        self.override = override
        self.rounding = rounding
    }

    /// Returns what a period pays each partner, in minor units.
    ///
    /// Nobody's amount is below zero: bands rise with volume, a group has at least the volume of its legs, and each part is
    /// rounded in one direction by at most one unit, for which the amount is kept at zero.
    ///
    /// - Parameters:
    ///   - personal: Each partner's own volume, by the partner's number; zero or more.
    ///   - forest: Who sponsors whom.
    /// - Returns: What each partner gets, by number.
    /// - Throws: As ``GroupVolumes/init(personal:in:breakaway:)``.
    /// - Complexity: O(*n* · *m*) in the numbers of partners and bands.
    public func amounts(personal: [Int64], in forest: ForestSnapshot) throws(ReferralsError) -> [Int64] {
        let groups = try GroupVolumes(personal: personal, in: forest, breakaway: breakaway)
        let override = LevelShare(override, rounding)
        let gross = groups.volumes.map { LevelShare(bands.rate(at: $0), rounding).part(of: $0) }
        var amounts = gross
        for (partner, sponsor) in forest.sponsors.enumerated() where sponsor >= 0 {
            if groups.hasLeft[partner] {
                amounts[Int(sponsor)] += override.part(of: groups.volumes[partner])
            } else {
                amounts[Int(sponsor)] -= gross[partner]
            }
        }
        return amounts.map { max(0, $0) }
    }
}

// MARK: - Codable

extension StairStepRule: Codable {
    private enum CodingKeys: String, CodingKey { case bands, breakaway, override, rounding, version }

    /// Reads a rule of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a stair-step plan has version 1")
        }
        try self.init(
            container.decode(VolumeBands.self, forKey: .bands),
            breakaway: container.decodeIfPresent(Int64.self, forKey: .breakaway),
            override: container.decode(Rate.self, forKey: .override),
            rounding: container.decode(RoundingRule.self, forKey: .rounding)
        )
    }

    /// Writes the rule as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(bands, forKey: .bands)
        try container.encodeIfPresent(breakaway, forKey: .breakaway)
        try container.encode(override, forKey: .override)
        try container.encode(rounding, forKey: .rounding)
    }
}
