//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The member did something, and so moved the day on which inactivity ends all points.
public struct ActivityRecorded: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// The first instant at which all points are gone unless something happens before; nil if inactivity ends none.
    public let inactiveAt: Timestamp?

    private enum CodingKeys: String, CodingKey { case at, inactiveAt }
}
