//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Somebody let points live longer.
public struct ExpiryExtended: Hashable, Codable, Sendable {
    /// The new end of one lot.
    public struct End: Hashable, Codable, Sendable {
        /// The lot.
        public let lot: LotID
        /// The first instant at which its points are gone.
        public let expiresAt: Timestamp

        private enum CodingKeys: String, CodingKey { case expiresAt, lot }
    }

    /// When it was decided.
    public let at: Timestamp
    /// The lots that live longer.
    public let ends: [End]
    /// The later instant at which inactivity ends all points, or nil if that did not move.
    public let inactiveAt: Timestamp?
    /// Why, and by whom.
    public let why: ManualReason

    private enum CodingKeys: String, CodingKey { case at, ends, inactiveAt, why }
}
