//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What of an order counts toward commission, part by part.
public struct CommissionBaseEvaluation: Hashable, Sendable {
    /// The parts, in the order of the lines, then shipping, then means of payment.
    public let parts: [CommissionBasePart]
    /// What counts: the sum of what each part counts.
    public let amount: Money
}

// MARK: - Evaluating

extension CommissionBase {
    /// Returns what of an order counts toward commission.
    ///
    /// What was paid with excluded means takes away the same share of what counts as it has in the total, by
    /// `Allocation.parts(of:weights:)`; an order that was paid with nothing else counts nothing.
    ///
    /// - Parameter order: The order.
    /// - Returns: What of an order counts toward commission.
    /// - Throws: ``ReferralsError`` with code `linesRequired` if only the total is known and not all of it counts.
    /// - Complexity: O(*n*) in the number of lines, times the number of excluded items and categories.
    public func evaluation(of order: Order) throws(ReferralsError) -> CommissionBaseEvaluation {
        var parts: [CommissionBasePart] = []
        if order.lines.isEmpty, order.shipping.isZero {
            guard canCount(order) else {
                throw ReferralsError(.linesRequired, "a plan that leaves parts of an order out needs its lines")
            }
            parts.append(CommissionBasePart(finding: .total, line: nil, paid: order.total, counted: order.total))
        }
        for line in order.lines { parts.append(try part(for: line)) }
        if !order.shipping.isZero {
            let counted = includesShipping ? order.shipping : .zero(in: order.currency)
            parts.append(
                CommissionBasePart(
                    finding: includesShipping ? .shipping : .excludedShipping,
                    line: nil,
                    paid: order.shipping,
                    counted: counted
                )
            )
        }
        if let part = try tenderPart(of: order, among: parts) { parts.append(part) }
        return try CommissionBaseEvaluation(parts: parts, amount: Self.sum(of: parts, in: order.currency))
    }

    /// Whether enough of an order is known to say what of it counts.
    func canCount(_ order: Order) -> Bool {
        !order.lines.isEmpty || !order.shipping.isZero || needsNoLines || order.total.isZero
    }

    /// What of an order counts, without the parts.
    func amount(of order: Order) throws(ReferralsError) -> Money {
        if needsNoLines, excludedTenders.isEmpty { return order.total }
        return try evaluation(of: order).amount
    }

    private func part(for line: OrderLine) throws(ReferralsError) -> CommissionBasePart {
        let nothing = Money.zero(in: line.net.currency)
        func part(_ finding: CommissionBasePart.Finding, _ counted: Money) -> CommissionBasePart {
            CommissionBasePart(finding: finding, line: line.id, paid: line.net, counted: counted)
        }
        if excludedItems.contains(line.item) { return part(.excludedItem, nothing) }
        if line.categories.contains(where: excludedCategories.contains) { return part(.excludedCategory, nothing) }
        if includesTax || line.tax.isZero { return part(.line, line.net) }
        return part(
            .lineWithoutTax,
            try ReferralsError.restating { () throws(CoreError) in try line.net - line.tax }
        )
    }

    /// What means of payment that do not count take away from the parts that do.
    private func tenderPart(
        of order: Order,
        among parts: [CommissionBasePart]
    ) throws(ReferralsError) -> CommissionBasePart? {
        let kinds = excludedTenders
        let counted = try Self.sum(of: parts, in: order.currency)
        return try ReferralsError.restating { () throws(CoreError) -> CommissionBasePart? in
            let paid = try Money.sum(
                of: order.tenders.lazy.filter { kinds.contains($0.kind) }.map(\.amount),
                in: order.currency
            )
            guard !paid.isZero else { return nil }
            let others = max(0, order.total.minorUnits - paid.minorUnits)
            let shares = try counted.allocated(byWeights: [paid.minorUnits, others])
            return CommissionBasePart(finding: .excludedTender, line: nil, paid: paid, counted: shares[0].negated)
        }
    }

    private static func sum(
        of parts: [CommissionBasePart],
        in currency: Currency
    ) throws(ReferralsError) -> Money {
        try ReferralsError.restating { () throws(CoreError) in
            try Money.sum(of: parts.lazy.map(\.counted), in: currency)
        }
    }
}
