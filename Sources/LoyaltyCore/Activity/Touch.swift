//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A customer followed a link or gave a code of a referrer or partner.
public struct Touch: Activity {
    /// The host's identifier.
    public let id: ActivityID
    /// When it happened.
    public let at: Timestamp
    /// The customer, or nil if unknown.
    public let customer: CustomerID?
    /// Whether a link was followed or a code was given.
    public let kind: TouchKind
    /// The code of the referrer or partner.
    public let code: ReferralCode

    /// Creates a touch.
    ///
    /// - Parameters:
    ///   - id: The host's identifier.
    ///   - at: When it happened.
    ///   - customer: The customer, or nil if unknown.
    ///   - kind: Whether a link was followed or a code was given.
    ///   - code: The code of the referrer or partner.
    public init(id: ActivityID, at: Timestamp, customer: CustomerID?, kind: TouchKind, code: ReferralCode) {
        self.id = id
        self.at = at
        self.customer = customer
        self.kind = kind
        self.code = code
    }
}
