//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// One level of some sales.
struct CascadeStep {
    private let sales: PartnerSales
    private let range: Range<Int>
    private let level: Int
    private let share: LevelShare
    private let path: CascadePath
    private let qualifiedLevels: [UInt8]

    init(
        _ sales: PartnerSales,
        _ range: Range<Int>,
        _ level: Int,
        _ share: LevelShare,
        _ path: CascadePath,
        _ qualifiedLevels: [UInt8]
    ) {
        self.sales = sales
        self.range = range
        self.level = level
        self.share = share
        self.path = path
        self.qualifiedLevels = qualifiedLevels
    }

    /// Takes the sales to the level: who is on it, and what it pays.
    ///
    /// - Parameters:
    ///   - line: For each sale of the range who was on the level before, and then who is on this one; −1 for nobody.
    ///   - totals: What each partner gets.
    ///   - payees: Who is paid for each line; empty if lines are not kept.
    /// - Returns: The shares of the level, and those of them that nobody is paid.
    func run(
        _ line: inout [Int32],
        _ totals: inout [Int64],
        _ payees: inout [Int32]
    ) -> (pool: Int64, forfeited: Int64) {
        let (sellers, bases, first, next) = (sales.sellers.span, sales.bases.span, path.first.span, path.next.span)
        let qualified = qualifiedLevels.span
        let place = payees.isEmpty ? -1 : level * sales.count
        var totals = totals.mutableSpan
        var payees = payees.mutableSpan
        var line = line.mutableSpan
        var (pool, forfeited): (Int64, Int64) = (0, 0)
        for sale in range {
            let before = line[sale - range.lowerBound]
            let partner = level == 0 ? first[Int(sellers[sale])] : before < 0 ? -1 : next[Int(before)]
            line[sale - range.lowerBound] = partner
            let part = share.part(of: bases[sale])
            pool &+= part
            if partner >= 0, qualified.isEmpty || Int(qualified[Int(partner)]) > level {
                totals[Int(partner)] &+= part
                if place >= 0 { payees[place + sale] = partner }
            } else {
                forfeited &+= part
            }
        }
        return (pool, forfeited)
    }
}
