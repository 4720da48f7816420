//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One customer with the scores, and the summary that they came from.
public struct RFMScore: Hashable, Sendable {
    /// What the customer ordered.
    public let summary: CustomerSummary
    /// The three scores.
    public let cell: RFMCell
    /// The name of the first group that matches; nil if none does.
    public let group: String?

    /// The customer.
    public var customer: CustomerID { summary.customer }
}
