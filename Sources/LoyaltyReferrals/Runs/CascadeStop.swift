//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One stop on the way of a sale up the line of sponsors: who it was, on which level, and what came of it.
public struct CascadeStop: Hashable, Sendable {
    /// The partner; nil above the top of the line.
    public let partner: PartnerID?
    /// What came of it.
    public let finding: Finding
    /// The line that it made; nil if the partner was passed over.
    public let line: CommissionLine?

    /// What came of a stop.
    public enum Finding: String, Hashable, CaseIterable, Codable, Sendable {
        /// The partner is paid the level's share.
        case paid
        /// The partner is inactive, and the level goes to the next one up the line.
        case passedOverInactive
        /// The partner is not qualified for the level, which goes to the next one up the line.
        case passedOverUnqualified
        /// The partner is not qualified for the level, and its share is forfeited.
        case unqualified
        /// The line has ended, and the level's share is forfeited.
        case noSponsor
    }
}
