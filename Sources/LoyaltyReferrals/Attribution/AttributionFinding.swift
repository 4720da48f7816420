//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What became of one touch when an order was attributed.
public enum AttributionFinding: String, Hashable, CaseIterable, Codable, Sendable {
    /// The touch is credited.
    case credited
    /// Another touch is credited: the model prefers an earlier or a later one.
    case notPreferred
    /// A code is credited, and codes beat links.
    case beatenByCode
    /// The window had ended when the order was placed.
    case windowEnded
    /// The touch came after the order.
    case afterOrder
    /// The touch was not yet known at the instant that was asked about.
    case notYetKnown
    /// The touch is another customer's, or a known customer's where the order is a guest's.
    case otherCustomer
    /// Nobody owns the code.
    case unknownCode
    /// The partner is the customer.
    case selfReferral
    /// The customer had ordered before, and only new customers count.
    case existingCustomer
    /// The customer had ordered too short a time before to count as new.
    case recentCustomer
    /// The customer is locked to a partner by their first credited order.
    case customerLocked
    /// The host reassigned the customer, to a partner or to nobody, and the touch does not count since.
    case reassigned
}
