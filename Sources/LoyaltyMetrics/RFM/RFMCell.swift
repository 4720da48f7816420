//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The three scores of one customer: recency, frequency and monetary.
public struct RFMCell: Hashable, Sendable {
    /// The score of the last order's time; higher is more recent.
    public let recency: Int
    /// The score of the number of orders.
    public let frequency: Int
    /// The score of what the orders were worth.
    public let monetary: Int

    /// Creates a cell.
    ///
    /// - Parameters:
    ///   - recency: The score of the last order's time, from 1.
    ///   - frequency: The score of the number of orders, from 1.
    ///   - monetary: The score of what the orders were worth, from 1.
    public init(recency: Int, frequency: Int, monetary: Int) {
        self.recency = recency
        self.frequency = frequency
        self.monetary = monetary
    }
}

extension RFMCell: Comparable, CustomStringConvertible {
    /// Whether the first cell has the lower scores, compared in order.
    public static func < (lhs: RFMCell, rhs: RFMCell) -> Bool {
        (lhs.recency, lhs.frequency, lhs.monetary) < (rhs.recency, rhs.frequency, rhs.monetary)
    }

    /// The three digits, as `545`.
    public var description: String { "\(recency)\(frequency)\(monetary)" }
}
