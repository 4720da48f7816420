//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What counts as one basket of items.
///
/// A shop that asks who adds a syrup to the coffee looks at orders; a school that asks who takes a second course looks at
/// all that a customer ever bought. The figures differ widely, so the scope is named and kept in the result.
public enum BasketScope: String, Hashable, CaseIterable, Codable, Sendable {
    /// The items of one order.
    case order
    /// All items that a customer has ordered in the input; orders of guests are left out.
    case customer
}
