//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What a binary component carries from one period into the next for one partner.
public struct CarriedVolume: Hashable, Codable, Sendable {
    /// The volume of the left leg, in minor units.
    public let left: Int64
    /// The volume of the right leg, in minor units.
    public let right: Int64

    /// Creates carried volumes.
    ///
    /// - Parameters:
    ///   - left: The volume of the left leg, in minor units; zero or more.
    ///   - right: The volume of the right leg, in minor units; zero or more.
    public init(left: Int64, right: Int64) {
        self.left = left
        self.right = right
    }
}
