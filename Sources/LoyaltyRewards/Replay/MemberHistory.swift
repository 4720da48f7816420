//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What happened to one member's account, as it was recorded.
public struct MemberHistory: Hashable, Sendable {
    /// The member.
    public let member: CustomerID
    /// The events of the account, from the first on.
    public let events: [PointsEvent]

    /// Creates a history.
    ///
    /// - Parameters:
    ///   - member: The member.
    ///   - events: The events of the account, from the first on.
    public init(of member: CustomerID, _ events: [PointsEvent]) {
        self.member = member
        self.events = events
    }
}
