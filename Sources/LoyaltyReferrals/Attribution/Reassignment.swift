//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// That a customer belongs to another partner, or to nobody, from an instant on, and since when that is known.
///
/// ```swift
/// let mended = Reassignment(customer: ann, to: bob, at: tenth, knownFrom: twelfth)
/// ```
///
/// A reassignment counts for orders placed at `at` or later, looked at from `knownFrom` or later. An order before it stays with
/// whoever was credited, and so does one that was recorded before anybody knew.
public struct Reassignment: Hashable, Codable, Sendable {
    /// The customer.
    public let customer: CustomerID
    /// The partner, or nil for nobody.
    public let partner: PartnerID?
    /// The first instant whose orders it counts for.
    public let at: Timestamp
    /// The first instant at which it is known.
    public let knownFrom: Timestamp

    private enum CodingKeys: String, CodingKey { case at, customer, knownFrom, partner }

    /// Creates a reassignment.
    ///
    /// - Parameters:
    ///   - customer: The customer.
    ///   - partner: The partner, or nil for nobody.
    ///   - at: The first instant whose orders it counts for.
    ///   - knownFrom: The first instant at which it is known.
    public init(customer: CustomerID, to partner: PartnerID?, at: Timestamp, knownFrom: Timestamp) {
        self.customer = customer
        self.partner = partner
        self.at = at
        self.knownFrom = knownFrom
    }
}

extension Reassignment: Comparable {
    /// Whether the second one counts where both do: it takes effect later, or became known later, or by its identifiers.
    public static func < (lhs: Reassignment, rhs: Reassignment) -> Bool {
        if lhs.at != rhs.at { return lhs.at < rhs.at }
        if lhs.knownFrom != rhs.knownFrom { return lhs.knownFrom < rhs.knownFrom }
        if lhs.customer != rhs.customer { return lhs.customer < rhs.customer }
        guard let first = lhs.partner, let second = rhs.partner else { return lhs.partner == nil && rhs.partner != nil }
        return first < second
    }
}
