//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How one part of an order counts toward commission.
public struct CommissionBasePart: Hashable, Sendable {
    /// What kind of part it is, and why it counts as it does.
    public let finding: Finding
    /// The line, or nil if the part is none.
    public let line: LineID?
    /// What the customer pays for the part, or with it.
    public let paid: Money
    /// What counts; below zero for a means of payment that takes away from the rest.
    public let counted: Money

    /// Why a part counts as it does.
    public enum Finding: String, Hashable, CaseIterable, Codable, Sendable {
        /// A line that counts whole.
        case line
        /// A line that counts without its tax.
        case lineWithoutTax
        /// A line of an item that does not count.
        case excludedItem
        /// A line of a category that does not count.
        case excludedCategory
        /// Shipping that counts.
        case shipping
        /// Shipping that does not count.
        case excludedShipping
        /// The total of an order without lines.
        case total
        /// What was paid with means that do not count, and the share of the rest that it takes away.
        case excludedTender
    }
}
