//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What one accrual counts for a tier, and from when.
public struct QualifyingEntry: Hashable, Codable, Sendable {
    /// When it counts from.
    public let at: Timestamp
    /// How much it counts; more than nothing.
    public let amounts: QualifyingAmounts
    /// The accrual that counts, once in a history.
    public let source: AccrualID

    private enum CodingKeys: String, CodingKey { case amounts, at, source }

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - at: When it counts from.
    ///   - amounts: How much it counts.
    ///   - source: The accrual that counts.
    public init(at: Timestamp, amounts: QualifyingAmounts, source: AccrualID) {
        self.at = at
        self.amounts = amounts
        self.source = source
    }

    /// The order of a history: by time, and by name inside one instant, so that no order of insertion can matter.
    static func precedes(_ lhs: QualifyingEntry, _ rhs: QualifyingEntry) -> Bool {
        lhs.at == rhs.at ? lhs.source < rhs.source : lhs.at < rhs.at
    }
}
