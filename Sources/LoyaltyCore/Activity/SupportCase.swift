//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A customer asked for help or complained.
///
/// The time of the activity is when the case was opened. Times before it are kept as they are: a metric counts them apart.
public struct SupportCase: Activity {
    /// The host's identifier.
    public let id: ActivityID
    /// When it was opened.
    public let at: Timestamp
    /// The customer, or nil if unknown.
    public let customer: CustomerID?
    /// What it was about, if known.
    public let reason: ReasonName?
    /// When somebody first answered; nil if nobody has.
    public let firstResponseAt: Timestamp?
    /// When it was resolved last; nil if it is open.
    public let resolvedAt: Timestamp?
    /// How often it was opened again.
    public let reopened: Int

    /// Creates a support case.
    ///
    /// - Parameters:
    ///   - id: The host's identifier.
    ///   - at: When it was opened.
    ///   - customer: The customer, or nil if unknown.
    ///   - reason: What it was about, if known.
    ///   - firstResponseAt: When somebody first answered; nil if nobody has.
    ///   - resolvedAt: When it was resolved last; nil if it is open.
    ///   - reopened: How often it was opened again.
    public init(
        id: ActivityID,
        at: Timestamp,
        customer: CustomerID?,
        reason: ReasonName? = nil,
        firstResponseAt: Timestamp? = nil,
        resolvedAt: Timestamp? = nil,
        reopened: Int = 0
    ) {
        self.id = id
        self.at = at
        self.customer = customer
        self.reason = reason
        self.firstResponseAt = firstResponseAt
        self.resolvedAt = resolvedAt
        self.reopened = reopened
    }
}
