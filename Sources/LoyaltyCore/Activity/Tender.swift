//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What an order was paid with: a kind and an amount.
///
/// A gift card, a wallet or points as a means of payment are tenders, not discounts: the order's price stays what it was.
public struct Tender: Hashable, Codable, Sendable {
    /// The way to pay.
    public let kind: TenderKind
    /// How much was paid that way.
    public let amount: Money

    /// Creates a tender.
    ///
    /// - Parameters:
    ///   - kind: The way to pay.
    ///   - amount: How much was paid that way; an order refuses a negative one.
    public init(kind: TenderKind, amount: Money) {
        self.kind = kind
        self.amount = amount
    }
}
