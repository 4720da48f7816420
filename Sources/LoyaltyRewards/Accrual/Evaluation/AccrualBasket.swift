//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What of an order counts, line by line, after all that came back.
struct AccrualBasket {
    /// What counts of one line.
    struct Part {
        /// Minor units of spend.
        var spend: Int64
        /// Millionths of units that were paid for.
        let units: Int64
    }

    /// The parts, one for each line; empty for an order of which only the total is known.
    var parts: [Part]
    /// Minor units of shipping that count.
    var shipping: Int64
    /// Minor units of an order of which only the total is known.
    var undivided: Int64
    /// Whether only the total is known.
    let isTotalOnly: Bool

    /// Minor units in all.
    var total: Int64 { parts.reduce(shipping + undivided) { $0 + $1.spend } }

    /// Whether something that was paid for remains.
    var isPaid: Bool { undivided > 0 || parts.contains { $0.units > 0 } }

    init(_ order: Order, _ base: AccrualBase, without returned: ReturnedUnits) throws(RewardsError) {
        isTotalOnly = order.lines.isEmpty && order.shipping.isZero
        shipping = 0
        undivided = 0
        parts = []
        parts.reserveCapacity(order.lines.count)
        // Each sum of parts is at most the order's total.
        if let spend = try base.undividedSpend(of: order) {
            for line in order.lines {
                let spend = line.net.minorUnits - (base.tax == .excluded ? line.tax.minorUnits : 0)
                parts.append(Part(spend: spend, units: line.net.isZero ? 0 : line.quantity.millionths))
            }
            if isTotalOnly {
                undivided = spend
            } else if base.shipping == .included {
                shipping = order.shipping.minorUnits
            }
        } else {
            let spend = try base.spend(of: order).parts
            for (line, part) in zip(order.lines, spend) {
                let units = line.net.isZero ? 0 : line.quantity.millionths
                parts.append(Part(spend: part.spend.minorUnits, units: units))
            }
            if isTotalOnly {
                undivided = spend.first?.spend.minorUnits ?? 0
            } else if spend.count > order.lines.count {
                shipping = spend[order.lines.count].spend.minorUnits
            }
        }
        if !returned.isNone { takeOff(returned, of: order) }
    }

    private mutating func takeOff(_ returned: ReturnedUnits, of order: Order) {
        if !returned.lines.isEmpty {
            for (index, line) in order.lines.enumerated() {
                let back = returned.millionths(of: line.id)
                guard back > 0 else { continue }
                let bought = line.quantity.millionths
                let spend = ReturnedUnits.rest(of: parts[index].spend, without: back, of: bought)
                parts[index] = Part(spend: spend, units: max(0, min(parts[index].units, bought - back)))
            }
        }
        guard let amount = returned.amount?.minorUnits else { return }
        // Money that was given back without saying for what is spread over all that remains.
        let left = returned.remainingTotal(of: order)
        for index in parts.indices {
            let spend = ReturnedUnits.rest(of: parts[index].spend, without: amount, of: left)
            parts[index] = Part(spend: spend, units: parts[index].units)
        }
        shipping = ReturnedUnits.rest(of: shipping, without: amount, of: left)
        undivided = ReturnedUnits.rest(of: undivided, without: amount, of: left)
    }
}
