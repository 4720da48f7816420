//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What of one order counts as spend, part by part.
///
/// Every minor unit of the order's total is either counted or left out for exactly one reason:
/// `total = spend + excludedTax + excludedShipping + excludedByTender`.
public struct QualifyingSpend: Hashable, Sendable {
    /// The spend of one line, of the shipping, or of a whole order without lines.
    public struct Part: Hashable, Sendable {
        /// The line, or nil for shipping and for an order of which only the total is known.
        public let line: LineID?
        /// What counts.
        public let spend: Money
    }

    /// The parts that count or could have, in the order of the lines, shipping last.
    public let parts: [Part]
    /// What counts in all.
    public let spend: Money
    /// The tax that does not count, apart from what an excluded tender paid.
    public let excludedTax: Money
    /// The shipping that does not count, apart from what an excluded tender paid.
    public let excludedShipping: Money
    /// What was paid in a way that earns nothing, up to the order's total.
    public let excludedByTender: Money
}

// MARK: - Spend of an order

extension AccrualBase {
    /// Returns what of an order counts as spend.
    ///
    /// What an excluded tender paid is spread over goods, tax and shipping in proportion to their prices, by largest
    /// remainder, so that each minor unit is left out once.
    ///
    /// - Parameter order: The order.
    /// - Returns: What of an order counts as spend.
    /// - Throws: ``RewardsError`` with code `linesRequired` if the order has only a total, and tax or shipping is left out of
    ///   the base; `amountOutOfRange` if the excluded tenders sum to more than an amount can be.
    /// - Complexity: O(*n*) in the number of lines; O(*n* log *n*) with an excluded tender.
    public func spend(of order: Order) throws(RewardsError) -> QualifyingSpend {
        let isTotalOnly = try isTotalOnly(order)
        var slices = slices(of: order, isTotalOnly: isTotalOnly)
        let byTender = try excludedPayment(of: order)
        if byTender > 0 {
            let shares: [Int64]
            do { shares = try Allocation.parts(of: byTender, weights: slices.map(\.minorUnits)) } catch {
                throw .outOfRange
            }
            for index in slices.indices { slices[index].minorUnits -= shares[index] }
        }
        return try sum(slices, byTender: byTender, in: order.currency)
    }

    /// The spend of an order in minor units, or nil if an excluded tender paid a share of each part.
    func undividedSpend(of order: Order) throws(RewardsError) -> Int64? {
        // With neither lines nor shipping there is nothing to take off below.
        _ = try isTotalOnly(order)
        guard try excludedPayment(of: order) == 0 else { return nil }
        var spend = order.total.minorUnits
        if shipping == .excluded { spend -= order.shipping.minorUnits }
        if tax == .excluded {
            for index in order.lines.indices { spend -= order.lines[index].tax.minorUnits }
        }
        return spend
    }

    private func isTotalOnly(_ order: Order) throws(RewardsError) -> Bool {
        guard order.lines.isEmpty, order.shipping.isZero else { return false }
        guard order.total.isZero || (tax == .included && shipping == .included) else {
            throw RewardsError(.linesRequired, "a base without tax or shipping asks for an order with lines")
        }
        return true
    }

    private enum Kind { case goods, tax, shipping }

    private struct Slice {
        let line: LineID?
        let kind: Kind
        var minorUnits: Int64
    }

    private func slices(of order: Order, isTotalOnly: Bool) -> [Slice] {
        if isTotalOnly { return [Slice(line: nil, kind: .goods, minorUnits: order.total.minorUnits)] }
        var slices: [Slice] = []
        slices.reserveCapacity(order.lines.count * 2 + 1)
        for line in order.lines {
            slices.append(Slice(line: line.id, kind: .goods, minorUnits: line.net.minorUnits - line.tax.minorUnits))
            if !line.tax.isZero { slices.append(Slice(line: line.id, kind: .tax, minorUnits: line.tax.minorUnits)) }
        }
        if !order.shipping.isZero {
            slices.append(Slice(line: nil, kind: .shipping, minorUnits: order.shipping.minorUnits))
        }
        return slices
    }

    /// What the excluded tenders paid, at most the total: a tender above the total is change given back.
    private func excludedPayment(of order: Order) throws(RewardsError) -> Int64 {
        guard !excludedTenders.isEmpty else { return 0 }
        var sum: Int64 = 0
        for tender in order.tenders where excludedTenders.contains(tender.kind) {
            guard let next = Steps.sum(sum, tender.amount.minorUnits) else { throw .outOfRange }
            sum = next
        }
        return min(sum, order.total.minorUnits)
    }

    private func sum(
        _ slices: [Slice],
        byTender: Int64,
        in currency: Currency
    ) throws(RewardsError) -> QualifyingSpend {
        var parts: [QualifyingSpend.Part] = []
        parts.reserveCapacity(slices.count)
        var spend: Int64 = 0
        var leftTax: Int64 = 0
        var leftShipping: Int64 = 0
        // Each sum is at most the order's total, so none can overflow.
        for slice in slices {
            switch slice.kind {
            case .tax where tax == .excluded: leftTax += slice.minorUnits
            case .shipping where shipping == .excluded: leftShipping += slice.minorUnits
            case .tax:
                spend += slice.minorUnits
                let goods = parts.removeLast()
                let both = try Steps.money(goods.spend.minorUnits + slice.minorUnits, in: currency)
                parts.append(QualifyingSpend.Part(line: slice.line, spend: both))
            case .goods, .shipping:
                spend += slice.minorUnits
                parts.append(
                    QualifyingSpend.Part(line: slice.line, spend: try Steps.money(slice.minorUnits, in: currency))
                )
            }
        }
        return QualifyingSpend(
            parts: parts,
            spend: try Steps.money(spend, in: currency),
            excludedTax: try Steps.money(leftTax, in: currency),
            excludedShipping: try Steps.money(leftShipping, in: currency),
            excludedByTender: try Steps.money(byTender, in: currency)
        )
    }
}
