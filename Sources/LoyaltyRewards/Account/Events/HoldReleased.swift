//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Held points are free again, because the host released them or because the hold timed out.
public struct HoldReleased: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// The host's name of the redemption.
    public let redemption: RedemptionID
    /// Whether time ended the hold.
    public let hasTimedOut: Bool

    private enum CodingKeys: String, CodingKey { case at, hasTimedOut, redemption }
}
