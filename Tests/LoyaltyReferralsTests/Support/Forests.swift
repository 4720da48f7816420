//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals

extension Make {
    static func partner(_ name: String) throws -> PartnerID { try PartnerID(name) }

    /// A forest from lines of names, each sponsored by the one before: `"a b c"` is a, who sponsors b, who sponsors c.
    static func forest(_ lines: String...) throws -> ForestSnapshot {
        try ForestSnapshot(entries(lines))
    }

    static func entries(_ lines: [String]) throws -> [(PartnerID, sponsor: PartnerID?)] {
        var sponsors: [String: String?] = [:]
        for line in lines {
            var above: String?
            for name in line.split(separator: " ").map(String.init) {
                if let above {
                    sponsors[name] = .some(above)
                } else if sponsors[name] == nil {
                    sponsors[name] = .some(nil)
                }
                above = name
            }
        }
        return try sponsors.map { (try partner($0.key), sponsor: try $0.value.map(partner)) }
    }

    /// A cascade of whole percents, rounded half away from zero.
    static func cascade(
        _ percents: [Int64],
        from start: CascadeStart = .seller,
        _ compression: CompressionRule = .none,
        rounding: RoundingRule = .toNearestOrAwayFromZero
    ) throws -> UnilevelRule {
        try UnilevelRule(
            levels: percents.map { try Rate.percent($0) },
            start: start,
            compression: compression,
            rounding: rounding
        )
    }

    /// Sales in cents, each of a partner.
    static func sales(_ sales: [(String, Int64)], in forest: ForestSnapshot) throws -> PartnerSales {
        try PartnerSales(
            sales.enumerated().map {
                (try OrderID("o\($0.offset)"), try partner($0.element.0), try cents($0.element.1))
            },
            in: forest,
            currency: .usd
        )
    }
}

extension CommissionRun {
    /// What a partner gets, in cents.
    func cents(_ name: String) throws -> Int64 { total(of: try Make.partner(name)).minorUnits }
}
