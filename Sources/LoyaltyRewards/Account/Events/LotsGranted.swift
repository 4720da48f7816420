//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Lots came in that no accrual earned.
public struct LotsGranted: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// The lots; each says where it came from.
    public let lots: [Lot]

    private enum CodingKeys: String, CodingKey { case at, lots }
}
