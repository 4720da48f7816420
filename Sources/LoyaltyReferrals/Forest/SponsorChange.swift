//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// From when on a partner has a sponsor, and since when that is known.
///
/// Two times are kept apart: since when it is so, and since when it is known. A mistake that is mended later is a second
/// change, known from later on, so that a run of the past can be repeated as it was or as it should have been.
public struct SponsorChange: Hashable, Codable, Sendable {
    /// The partner.
    public let partner: PartnerID
    /// The sponsor; nil for none.
    public let sponsor: PartnerID?
    /// From when on it is so.
    public let validFrom: Timestamp
    /// Since when it is known.
    public let knownFrom: Timestamp

    /// Creates a change.
    ///
    /// - Parameters:
    ///   - partner: The partner.
    ///   - sponsor: The sponsor; nil for none.
    ///   - validFrom: From when on it is so.
    ///   - knownFrom: Since when it is known; nil for since it is so.
    public init(_ partner: PartnerID, sponsor: PartnerID?, validFrom: Timestamp, knownFrom: Timestamp? = nil) {
        self.partner = partner
        self.sponsor = sponsor
        self.validFrom = validFrom
        self.knownFrom = knownFrom ?? validFrom
    }
}
