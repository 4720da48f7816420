//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension PlanRun {
    /// The number of lines.
    public var lineCount: Int { rows.count + periodRows.count }

    /// All lines: those of the sales in the order of time, then those of the period.
    ///
    /// - Complexity: O(*n*) in the number of lines.
    public var lines: [PlanLine] {
        var lines: [PlanLine] = []
        lines.reserveCapacity(lineCount)
        for sale in sales.sales.indices { for row in rows(of: sale) { lines.append(line(row, of: sale)) } }
        return lines + periodLines
    }

    /// The lines of the period, by component and partner.
    public var periodLines: [PlanLine] { periodRows.map { line($0, of: nil) } }

    /// Returns the lines of one sale.
    ///
    /// - Parameter order: The order.
    /// - Returns: The lines in the order of the credited partners and of the components; none for an order that the run does
    ///   not have.
    /// - Complexity: O(*l*) in the number of the sale's lines.
    public func lines(of order: OrderID) -> [PlanLine] {
        guard let sale = sales.places[order].map(Int.init) else { return [] }
        return rows(of: sale).map { line($0, of: sale) }
    }

    /// Returns the lines that pay a partner: those of the sales in the order of time, then those of the period.
    ///
    /// - Parameter partner: The partner.
    /// - Returns: The lines; none for a partner whom the forest does not have.
    /// - Complexity: O(*n*) in the number of lines.
    public func lines(of partner: PartnerID) -> [PlanLine] {
        guard let number = context.forest.snapshot.number(of: partner) else { return [] }
        var lines: [PlanLine] = []
        for sale in sales.sales.indices {
            for row in rows(of: sale) where row.payee == number { lines.append(line(row, of: sale)) }
        }
        return lines + periodRows.filter { $0.payee == number }.map { line($0, of: nil) }
    }

    /// A row as a line; of the period if no sale is named.
    func line(_ row: PlanRow, of sale: Int?) -> PlanLine {
        PlanLine(
            key: key(row, of: sale),
            share: context.money(row.share),
            reversed: context.money(row.share - row.amount - row.capped),
            capped: context.money(row.capped),
            amount: context.money(row.amount)
        )
    }

    func key(_ row: PlanRow, of sale: Int?) -> CommissionLineKey {
        let partners = context.forest.snapshot.partners
        let source: CommissionLineKey.Source =
            sale.map { .sale(sales.sales[$0].order.id, seller: partners[Int(row.seller)]) } ?? .period(period)
        return CommissionLineKey(
            source: source,
            component: plan.components[Int(row.component)].name,
            level: Int(row.level),
            partner: row.payee < 0 ? nil : partners[Int(row.payee)]
        )
    }
}
