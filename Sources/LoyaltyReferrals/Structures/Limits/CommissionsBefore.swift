//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What was paid before in the periods that limits ask about, without what is void, and less what was reversed.
public struct CommissionsBefore: Hashable, Sendable {
    /// What each partner was paid in the period of the partners' limit; nothing for a partner who is not listed.
    public let byPartner: [PartnerID: Money]
    /// What all partners were paid in the period of their common limit; nil for nothing.
    public let inAll: Money?

    /// Creates a summary; amounts below zero count as nothing.
    ///
    /// - Parameters:
    ///   - byPartner: What each partner was paid in the period of the partners' limit.
    ///   - inAll: What all partners were paid in the period of their common limit; nil for nothing.
    public init(byPartner: [PartnerID: Money] = [:], inAll: Money? = nil) {
        self.byPartner = byPartner
        self.inAll = inAll
    }
}
