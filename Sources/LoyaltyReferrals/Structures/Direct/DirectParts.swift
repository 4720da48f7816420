//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What counts of an order, line by line: shipping goes to the lines by value, and what excluded means paid is taken from all
/// that counts.
struct DirectParts {
    /// One line, or the whole of an order without lines.
    struct Part {
        let line: OrderLine?
        let counted: Int64
        /// In millionths.
        let quantity: Int64
    }

    let parts: [Part]

    init(_ order: Order, _ base: CommissionBaseEvaluation) throws(ReferralsError) {
        self.parts = try ReferralsError.restating { () throws(CoreError) in
            let positive = base.parts.filter { $0.finding != .excludedTender }.map(\.counted.minorUnits)
            // With nothing that counts there is nothing to spread.
            let counted =
                base.amount.isZero
                ? positive.map { _ in 0 } : try Allocation.parts(of: base.amount.minorUnits, weights: positive)
            guard !order.lines.isEmpty else {
                return [Part(line: nil, counted: counted.reduce(0, +), quantity: Quantity.one.millionths)]
            }
            let shipping = try Self.shipping(counted.dropFirst(order.lines.count).reduce(0, +), of: order)
            return order.lines.indices.map { place in
                let isOut = [.excludedItem, .excludedCategory].contains(base.parts[place].finding)
                return Part(
                    line: order.lines[place],
                    counted: counted[place] + (isOut ? 0 : shipping[place]),
                    quantity: order.lines[place].quantity.millionths
                )
            }
        }
    }

    /// The share of shipping of each line, by what is paid for it; of lines that are all free, equal shares.
    private static func shipping(_ whole: Int64, of order: Order) throws(CoreError) -> [Int64] {
        let values = order.lines.map(\.net.minorUnits)
        let isFree = values.allSatisfy { $0 == 0 }
        return try Allocation.parts(of: whole, weights: isFree ? values.map { _ in 1 } : values)
    }
}
