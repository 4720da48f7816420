//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A subscription or membership came due, and was renewed or not.
///
/// The time of the activity is when it was due.
public struct Renewal: Activity {
    /// The host's identifier.
    public let id: ActivityID
    /// When it was due.
    public let at: Timestamp
    /// The customer, or nil if unknown.
    public let customer: CustomerID?
    /// Whether it was renewed.
    public let isRenewed: Bool
    /// What was paid, if anything.
    public let fee: Money?

    /// Creates a renewal.
    ///
    /// - Parameters:
    ///   - id: The host's identifier.
    ///   - at: When it was due.
    ///   - customer: The customer, or nil if unknown.
    ///   - isRenewed: Whether it was renewed.
    ///   - fee: What was paid, if anything.
    public init(id: ActivityID, at: Timestamp, customer: CustomerID?, isRenewed: Bool, fee: Money? = nil) {
        self.id = id
        self.at = at
        self.customer = customer
        self.isRenewed = isRenewed
        self.fee = fee
    }
}
