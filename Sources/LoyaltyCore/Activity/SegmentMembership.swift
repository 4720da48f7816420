//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A customer entered or left a segment.
public struct SegmentMembership: Activity {
    /// The host's identifier.
    public let id: ActivityID
    /// When it happened.
    public let at: Timestamp
    /// The customer, or nil if unknown.
    public let customer: CustomerID?
    /// The segment.
    public let segment: SegmentID
    /// Whether the customer is a member from now on.
    public let isMember: Bool

    /// Creates a segment membership.
    ///
    /// - Parameters:
    ///   - id: The host's identifier.
    ///   - at: When it happened.
    ///   - customer: The customer, or nil if unknown.
    ///   - segment: The segment.
    ///   - isMember: Whether the customer is a member from now on.
    public init(id: ActivityID, at: Timestamp, customer: CustomerID?, segment: SegmentID, isMember: Bool) {
        self.id = id
        self.at = at
        self.customer = customer
        self.segment = segment
        self.isMember = isMember
    }
}
