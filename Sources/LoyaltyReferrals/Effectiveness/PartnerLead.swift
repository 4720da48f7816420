//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Somebody whom a partner interested: a registration, a quote, a trial — whatever the host calls a lead.
public struct PartnerLead: Hashable, Codable, Sendable {
    /// The host's identifier; a lead that is told twice counts once.
    public let id: ActivityID
    /// When it happened.
    public let at: Timestamp
    /// The partner.
    public let partner: PartnerID

    private enum CodingKeys: String, CodingKey { case at, id, partner }

    /// Creates a lead.
    ///
    /// - Parameters:
    ///   - id: The host's identifier.
    ///   - at: When it happened.
    ///   - partner: The partner.
    public init(id: ActivityID, at: Timestamp, partner: PartnerID) {
        self.id = id
        self.at = at
        self.partner = partner
    }
}
