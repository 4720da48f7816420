//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Points were set aside for a redemption that is not final yet.
public struct PointsHeld: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// The redemption, the points and until when.
    public let hold: Hold

    private enum CodingKeys: String, CodingKey { case at, hold }
}
