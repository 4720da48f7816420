//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// From which volume on which rate holds.
public struct VolumeBand: Hashable, Codable, Sendable {
    /// The volume at which the band begins, in minor units of money or in points of volume; zero or more.
    public let from: Int64
    /// The rate of the band.
    public let rate: Rate

    /// Creates a band.
    ///
    /// - Parameters:
    ///   - from: The volume at which the band begins.
    ///   - rate: The rate of the band.
    public init(from: Int64, rate: Rate) {
        self.from = from
        self.rate = rate
    }
}
