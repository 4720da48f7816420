//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What one look at a customer found: the state to keep, the change if there was one, and when to look again.
public struct SegmentLook: Hashable, Sendable {
    /// The segment.
    public let segment: SegmentID
    /// The state to keep for the next look.
    public let state: SegmentState
    /// The change, or nil if the customer stayed where they were.
    public let change: SegmentChange?
    /// What held a change back, or nil if nothing did.
    public let held: Hold?
    /// The first instant at which another look can find a change with no new data; nil for never.
    public let due: Timestamp?

    /// What holds a change back.
    public enum Hold: Hashable, Sendable {
        /// The membership has not lasted long enough; it ends then, if nothing else changes.
        case minimumStay(until: Timestamp)
        /// The customer left not long ago and comes back then, if nothing else changes.
        case coolDown(until: Timestamp)
        /// The segment's rule no longer holds, but neither does the one for leaving.
        case leaveRule
    }
}
