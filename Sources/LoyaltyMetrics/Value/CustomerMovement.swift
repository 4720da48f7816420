//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What changes a customer's value: an order, or goods and money given back.
public enum CustomerMovement: Hashable, Sendable {
    /// An order, with its total, delivery and tax included.
    case order(Order)
    /// A return, with its amount.
    case `return`(Return)
}
