//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What one mystery shopper, or one inspection, found.
public struct AuditVisit: Hashable, Sendable {
    /// The host's identifier.
    public let id: ActivityID
    /// The points by the criterion's name; a criterion that was not looked at is left out.
    public let points: [String: Int]

    /// Creates a visit.
    ///
    /// - Parameters:
    ///   - id: The host's identifier.
    ///   - points: The points by the criterion's name; a criterion that was not looked at is left out.
    public init(id: ActivityID, points: [String: Int]) {
        self.id = id
        self.points = points
    }
}
