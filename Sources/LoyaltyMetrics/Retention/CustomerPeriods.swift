//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The active periods of one customer, and whether there was activity outside them.
///
/// Merging is a union, so that a second delivery changes nothing.
public struct CustomerPeriods: Hashable, Sendable {
    /// The periods with activity.
    public private(set) var bits: PeriodBits
    /// Whether there was activity before the first period: the customer is not new in the first active one.
    public private(set) var isEarlier: Bool
    /// Whether there was activity after the last period.
    public private(set) var isLater: Bool

    /// Creates the periods of a customer.
    ///
    /// - Parameters:
    ///   - bits: The periods with activity.
    ///   - isEarlier: Whether there was activity before the first period.
    ///   - isLater: Whether there was activity after the last period.
    public init(_ bits: PeriodBits = PeriodBits(), isEarlier: Bool = false, isLater: Bool = false) {
        self.bits = bits
        self.isEarlier = isEarlier
        self.isLater = isLater
    }

    /// Notes activity.
    ///
    /// - Parameter position: Where it lies.
    public mutating func insert(_ position: PeriodPosition) {
        switch position {
        case .before: isEarlier = true
        case .period(let index): bits.insert(index)
        case .after: isLater = true
        }
    }

    /// Merges what another part knows of the customer.
    ///
    /// - Parameter other: The other part.
    public mutating func formUnion(_ other: CustomerPeriods) {
        bits.formUnion(other.bits)
        isEarlier = isEarlier || other.isEarlier
        isLater = isLater || other.isLater
    }
}
