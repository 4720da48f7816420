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

    /// Creates facts.
    ///
    /// - Parameter qualifiedLevels: For how many levels of a cascade a partner is paid; every level for partners not named.
    public init(qualifiedLevels: [PartnerID: Int] = [:]) { self.qualifiedLevels = qualifiedLevels }
}
