//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Which attributes of one contact are filled; the values themselves are not asked for.
public struct ContactRecord: Hashable, Sendable {
    /// The contact.
    public let customer: CustomerID
    /// The names of the attributes that are filled.
    public let filled: Set<String>

    /// Creates a record.
    ///
    /// - Parameters:
    ///   - customer: The contact.
    ///   - filled: The names of the attributes that are filled.
    public init(customer: CustomerID, filled: Set<String>) {
        self.customer = customer
        self.filled = filled
    }
}
