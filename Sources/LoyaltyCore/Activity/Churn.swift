//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A customer was lost: cancelled, or said so.
public struct Churn: Activity {
    /// The host's identifier.
    public let id: ActivityID
    /// When it happened.
    public let at: Timestamp
    /// The customer, or nil if unknown.
    public let customer: CustomerID?
    /// Why, in the host's categories, if known.
    public let reason: ReasonName?

    /// Creates a churn.
    ///
    /// - Parameters:
    ///   - id: The host's identifier.
    ///   - at: When it happened.
    ///   - customer: The customer, or nil if unknown.
    ///   - reason: Why, in the host's categories, if known.
    public init(id: ActivityID, at: Timestamp, customer: CustomerID?, reason: ReasonName? = nil) {
        self.id = id
        self.at = at
        self.customer = customer
        self.reason = reason
    }
}
