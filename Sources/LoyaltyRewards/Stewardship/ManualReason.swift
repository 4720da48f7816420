//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Why an account is changed by hand, and by whom; kept in the event for audits.
public struct ManualReason: Hashable, Codable, Sendable {
    /// The host's category of the reason, never free text about a person.
    public let reason: ReasonName
    /// Who does it.
    public let actor: ActorID

    private enum CodingKeys: String, CodingKey { case actor, reason }

    /// Creates a reason.
    ///
    /// - Parameters:
    ///   - reason: The host's category of the reason.
    ///   - actor: Who does it.
    public init(_ reason: ReasonName, by actor: ActorID) {
        self.reason = reason
        self.actor = actor
    }
}
