//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How many customers belong to a segment, and for how many that is open.
public struct SegmentSize: Hashable, Sendable {
    /// The segment.
    public let segment: SegmentID
    /// The customers whose verdict was yes.
    public let members: Int
    /// The customers whose verdict was unknown because values are missing; they are no members.
    public let unknown: Int
    /// All customers that were asked.
    public let customers: Int

    /// Creates a size from figures that were kept.
    ///
    /// - Parameters:
    ///   - segment: The segment.
    ///   - members: The customers whose verdict was yes.
    ///   - unknown: The customers whose verdict was unknown.
    ///   - customers: All customers that were asked; at most ``maximumCustomers``.
    /// - Throws: ``SegmentsError`` with code `invalidSize` for less than nobody, more than all, or too many.
    public init(segment: SegmentID, members: Int, unknown: Int, customers: Int) throws(SegmentsError) {
        guard 0...Self.maximumCustomers ~= customers, 0...customers ~= members, 0...(customers - members) ~= unknown
        else {
            throw SegmentsError(
                .invalidSize,
                "members and unknowns of a segment are some of its customers, at most 2^36"
            )
        }
        self.init(counted: segment, members: members, unknown: unknown, customers: customers)
    }

    init(counted segment: SegmentID, members: Int, unknown: Int, customers: Int) {
        self.segment = segment
        self.members = members
        self.unknown = unknown
        self.customers = customers
    }

    /// The most customers of a size: 2^36, so that shares compare exactly.
    public static let maximumCustomers = 1 << 36
}
