//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// An order of a referee that does not qualify, and why.
public struct ReferredOrder: Hashable, Codable, Sendable {
    /// The order.
    public let order: OrderID
    /// When it was placed.
    public let at: Timestamp
    /// Why it does not qualify; at least one reason.
    public let reasons: [Reason]

    private enum CodingKeys: String, CodingKey { case at, order, reasons }
}
