//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension CommissionRun {
    /// Returns the lines of one sale: a line for each level, whether somebody is paid or not.
    ///
    /// - Parameter sale: The place of the sale in the run.
    /// - Returns: The lines from the first level up; none for a place that the run does not have.
    /// - Complexity: O(*l*) in the number of levels, or that of ``explanation(of:)`` if the run has kept no lines.
    public func lines(of sale: Int) -> [CommissionLine] {
        guard sales.bases.indices.contains(sale) else { return [] }
        guard !payees.isEmpty else { return explanation(of: sale).compactMap(\.line) }
        return rule.levels.indices.map { level in
            let payee = payees[level * sales.count + sale]
            return line(sale, level, paid: payee < 0 ? nil : payee)
        }
    }

    /// The line of a level, counted from 0.
    func line(_ sale: Int, _ level: Int, paid partner: Int32?) -> CommissionLine {
        let part = LevelShare(rule.levels[level], rule.rounding).part(of: sales.bases[sale])
        return CommissionLine(
            sale: sale,
            level: level + 1,
            partner: partner.map { forest.partners[Int($0)] },
            amount: money(part)
        )
    }

    /// That the lines of one sale and the house's share sum to exactly the sale.
    ///
    /// - Parameter sale: The place of the sale in the run.
    /// - Returns: The claim; nil for a place that the run does not have.
    /// - Complexity: That of ``lines(of:)``.
    public func conservation(of sale: Int) -> CommissionConservation? {
        guard sales.bases.indices.contains(sale) else { return nil }
        let lines = lines(of: sale)
        let paid = lines.reduce(0) { $1.partner == nil ? $0 : $0 + $1.amount.minorUnits }
        let pool = lines.reduce(0) { $0 + $1.amount.minorUnits }
        return CommissionConservation(
            whole: money(sales.bases[sale]),
            parts: [
                .init(name: "commission", amount: money(paid)), .init(name: "forfeited", amount: money(pool - paid)),
                .init(name: "houseShare", amount: money(sales.bases[sale] - pool)),
            ]
        )
    }
}
