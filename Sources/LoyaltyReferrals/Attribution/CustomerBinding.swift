//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// That a customer was bound to a partner, or released from one, when an order was placed.
public struct CustomerBinding: Hashable, Sendable {
    /// The partner, or nil if the customer was released.
    public let partner: PartnerID?
    /// Since when.
    public let since: Timestamp
    /// What came of it for the order.
    public let finding: Finding

    /// What came of a binding.
    public enum Finding: String, Hashable, CaseIterable, Codable, Sendable {
        /// The customer's first credited order locked them to the partner, who is credited.
        case locked
        /// The host reassigned the customer to the partner, who is credited.
        case reassigned
        /// The host reassigned the customer to nobody; touches before that do not count.
        case released
        /// A code that was given later beats it.
        case beatenByCode
        /// The partner is the customer, so the binding counts for nothing.
        case selfReferral
    }

    func found(_ finding: Finding) -> CustomerBinding {
        CustomerBinding(partner: partner, since: since, finding: finding)
    }
}

// MARK: - Finding the binding of an order

extension TouchLog {
    /// Returns what binds the customer of an order, or nil for nothing; a guest is never bound.
    ///
    /// The last reassignment up to the order counts, and else the first conversion after the last release.
    ///
    /// - Complexity: O(*n*) in the number of reassignments and conversions.
    func binding(of order: Order, lock: CustomerLock, asOf: Timestamp) -> CustomerBinding? {
        guard let customer = order.customer else { return nil }
        let reassignment = reassignments.last { change in
            change.customer == customer && change.at <= order.at && change.knownFrom <= asOf
        }
        if let reassignment, let partner = reassignment.partner {
            return CustomerBinding(partner: partner, since: reassignment.at, finding: .reassigned)
        }
        let released = reassignment.map { CustomerBinding(partner: nil, since: $0.at, finding: .released) }
        guard lock == .firstConversion else { return released }
        let conversion = conversions.first { conversion in
            conversion.customer == customer && conversion.order != order.id && conversion.at < order.at
                && conversion.at <= asOf && (released.map { conversion.at >= $0.since } ?? true)
        }
        guard let conversion else { return released }
        return CustomerBinding(partner: conversion.partner, since: conversion.at, finding: .locked)
    }
}
