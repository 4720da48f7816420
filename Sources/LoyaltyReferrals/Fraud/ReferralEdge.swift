//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// That one customer referred another, and when.
public struct ReferralEdge: Hashable, Codable, Sendable {
    /// Who referred.
    public let referrer: CustomerID
    /// Who was referred.
    public let referee: CustomerID
    /// When.
    public let at: Timestamp

    /// Creates an edge.
    ///
    /// - Parameters:
    ///   - referrer: Who referred.
    ///   - referee: Who was referred.
    ///   - at: When.
    public init(referrer: CustomerID, referee: CustomerID, at: Timestamp) {
        self.referrer = referrer
        self.referee = referee
        self.at = at
    }

    private enum CodingKeys: String, CodingKey { case at, referee, referrer }
}
