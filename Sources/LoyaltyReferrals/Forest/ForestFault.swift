//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What is wrong with one entry of a list of sponsors, and where.
public struct ForestFault: Hashable, Sendable {
    /// The place of the entry in the list, from 0.
    public let entry: Int
    /// The partner of the entry.
    public let partner: PartnerID
    /// What is wrong.
    public let kind: Kind

    /// What can be wrong with an entry.
    public enum Kind: String, Hashable, CaseIterable, Codable, Sendable {
        /// An earlier entry of the list has the same partner.
        case duplicatePartner
        /// No entry has the sponsor as its partner.
        case unknownSponsor
        /// The partner is its own sponsor.
        case selfSponsor
        /// The line of sponsors comes back to the partner.
        case cycle
    }
}
