//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A tier that a person gave a member until some instant, whatever counts: an apology, a parental leave.
public struct TierExtension: Hashable, Codable, Sendable {
    /// The tier.
    public let tier: TierID
    /// The first instant at which the extension is over.
    public let until: Timestamp

    private enum CodingKeys: String, CodingKey { case tier, until }

    /// Creates an extension.
    ///
    /// - Parameters:
    ///   - tier: The tier.
    ///   - until: The first instant at which the extension is over.
    public init(of tier: TierID, until: Timestamp) {
        self.tier = tier
        self.until = until
    }
}
