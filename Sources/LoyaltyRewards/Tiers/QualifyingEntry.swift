//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What one accrual counts for a tier.
public struct QualifyingEntry: Hashable, Codable, Sendable {
    /// When it counts from.
    public let at: Timestamp
    /// How much it counts, in steps of points or minor units of spend; above zero.
    public let amount: Int64
    /// The order that was accrued.
    public let order: OrderID

    private enum CodingKeys: String, CodingKey { case amount, at, order }

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - at: When it counts from.
    ///   - amount: How much it counts, in steps of points or minor units of spend; above zero.
    ///   - order: The order that was accrued.
    public init(at: Timestamp, amount: Int64, order: OrderID) {
        self.at = at
        self.amount = amount
        self.order = order
    }

    /// Puts the entry into its place by time, after those of the same instant.
    func insert(into entries: inout [QualifyingEntry]) {
        var index = entries.endIndex
        while index > 0, entries[index - 1].at > at { index -= 1 }
        if index == entries.endIndex { entries.append(self) } else { entries.insert(self, at: index) }
    }
}
