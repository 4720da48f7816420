//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a run is told about partners that sales and sponsors do not say.
///
/// Partners of whom nothing is said are active and qualified for every level. Facts about partners whom the forest does not
/// have change nothing.
public struct PlanFacts: Hashable, Sendable {
    /// For how many levels of a cascade a partner is paid: 0 for an inactive one; at most 255 are told apart.
    public var qualifiedLevels: [PartnerID: Int]
    /// The standings after the period before, from which grace and lifetime ranks go on.
    public var standings: [PartnerID: RankStanding]
    /// Ranks that partners have whatever their volumes are, or a higher one.
    public var forcedRanks: [PartnerID: String]
    /// What was paid before in the periods that the plan's limits ask about.
    public var before: CommissionsBefore
    /// The places of partners, which a binary or a matrix needs; nil for none.
    public var placement: Placement?
    /// What each binary component has carried from the period before.
    public var carried: [ComponentName: [PartnerID: CarriedVolume]]

    /// Creates facts.
    ///
    /// - Parameters:
    ///   - qualifiedLevels: For how many levels of a cascade a partner is paid; every level for partners not named.
    ///   - standings: The standings after the period before.
    ///   - forcedRanks: Ranks that partners have whatever their volumes are, or a higher one.
    ///   - before: What was paid before in the periods that the plan's limits ask about.
    ///   - placement: The places of partners; nil for none.
    ///   - carried: What each binary component has carried from the period before: ``PlanRun/carried`` of its run.
    public init(
        qualifiedLevels: [PartnerID: Int] = [:],
        standings: [PartnerID: RankStanding] = [:],
        forcedRanks: [PartnerID: String] = [:],
        before: CommissionsBefore = CommissionsBefore(),
        placement: Placement? = nil,
        carried: [ComponentName: [PartnerID: CarriedVolume]] = [:]
    ) {
        self.qualifiedLevels = qualifiedLevels
        self.standings = standings
        self.forcedRanks = forcedRanks
        self.before = before
        self.placement = placement
        self.carried = carried
    }
}
