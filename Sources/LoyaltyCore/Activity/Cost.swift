//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Money spent on customers: a reward handed out, a campaign, the acquisition of a customer.
public struct Cost: Activity {
    /// The host's identifier.
    public let id: ActivityID
    /// When it happened.
    public let at: Timestamp
    /// The customer, or nil if unknown.
    public let customer: CustomerID?
    /// How much.
    public let amount: Money
    /// What for, in the host's categories.
    public let purpose: ReasonName

    /// Creates a cost.
    ///
    /// - Parameters:
    ///   - id: The host's identifier.
    ///   - at: When it happened.
    ///   - customer: The customer, or nil if unknown.
    ///   - amount: How much.
    ///   - purpose: What for, in the host's categories.
    public init(id: ActivityID, at: Timestamp, customer: CustomerID?, amount: Money, purpose: ReasonName) {
        self.id = id
        self.at = at
        self.customer = customer
        self.amount = amount
        self.purpose = purpose
    }
}
