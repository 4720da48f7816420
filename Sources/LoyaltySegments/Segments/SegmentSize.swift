//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How many customers a segment has, and how many it might have if more were known.
public struct SegmentSize: Hashable, Sendable {
    /// The segment.
    public let segment: SegmentID
    /// The customers whose verdict was yes.
    public let members: Int
    /// The customers whose verdict was unknown because values are missing; they are no members.
    public let unknown: Int
    /// All customers that were asked.
    public let customers: Int
}
