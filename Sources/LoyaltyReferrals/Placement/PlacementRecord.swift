//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// That a partner has a place: recorded once, and never worked out again.
public struct PlacementRecord: Hashable, Codable, Sendable {
    /// The partner.
    public let partner: PartnerID
    /// Under whom the place is; nil at the top of a tree.
    public let parent: PartnerID?
    /// Which of the parent's places it is, from 0; 0 at the top.
    public let position: Int

    /// Creates a record.
    ///
    /// - Parameters:
    ///   - partner: The partner.
    ///   - parent: Under whom the place is; nil at the top of a tree.
    ///   - position: Which of the parent's places it is, from 0; 0 at the top.
    public init(_ partner: PartnerID, under parent: PartnerID?, position: Int = 0) {
        self.partner = partner
        self.parent = parent
        self.position = position
    }

    private enum CodingKeys: String, CodingKey { case parent, partner, position }
}
