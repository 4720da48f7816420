//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The commissions of a period: what a cascade pays each partner for many sales, and where every minor unit of them went.
///
/// A run is a pure function of the rule, the forest, the sales and who is qualified: the same input gives the same run, in
/// any process and at any time.
///
/// ```swift
/// let run = try CommissionRun(rule, over: sales, in: forest, keepingLines: true)
/// run.total(of: ann)             // what Ann gets in all
/// run.lines(of: 0)               // who gets what of the first sale
/// run.conservation.holds         // true: commission, forfeited shares and the house's sum to the sales
/// ```
public struct CommissionRun: Hashable, Sendable {
    /// The shares of the levels.
    public let rule: UnilevelRule
    /// Who sponsors whom.
    public let forest: ForestSnapshot
    /// The sales.
    public let sales: PartnerSales
    /// What each partner gets, in minor units, by the partner's number.
    public let totals: [Int64]
    /// By the partner's number, for how many levels a partner is paid; empty if everybody is paid for every level.
    public let qualifiedLevels: [UInt8]
    /// Who is paid for each line, level by level and sale by sale, −1 for nobody; empty if lines are not kept.
    let payees: [Int32]
    let figures: Figures

    /// The sums of a run, in minor units.
    struct Figures: Hashable, Sendable {
        let sales: Int64
        let pool: Int64
        let forfeited: Int64
    }

    /// Works the commissions out.
    ///
    /// - Parameters:
    ///   - rule: The shares of the levels.
    ///   - sales: The sales, whose partners' numbers are those of the forest.
    ///   - forest: Who sponsors whom.
    ///   - qualifiedLevels: By the partner's number, for how many levels a partner is paid: 0 for an inactive one; empty if
    ///     everybody is paid for every level.
    ///   - keepsLines: Whether to keep who is paid for each level of each sale, four bytes each.
    /// - Throws: ``ReferralsError`` with code `invalidSales` for a number that the forest does not have, or a list of
    ///   qualified levels of another length, and `amountOutOfRange` if the shares, rounded up, sum to more than 2^53 − 1.
    /// - Complexity: O(*s* · *l* + *p*) in the numbers of sales, levels and partners, and O(*p* · *l*) in memory if levels
    ///   are passed over by qualification.
    public init(
        _ rule: UnilevelRule,
        over sales: PartnerSales,
        in forest: ForestSnapshot,
        qualifiedLevels: [UInt8] = [],
        keepingLines keepsLines: Bool = false
    ) throws(ReferralsError) {
        let count = forest.partners.count
        guard sales.sellers.allSatisfy({ Int($0) < count }) else {
            throw ReferralsError(.invalidSales, "a sale is credited to a partner of the forest")
        }
        guard qualifiedLevels.isEmpty || qualifiedLevels.count == count else {
            throw ReferralsError(.invalidSales, "each partner of the forest has a number of qualified levels")
        }
        let pass = CascadePass(
            sales,
            rule.levels.map { LevelShare($0, rule.rounding) },
            Self.paths(rule, forest, qualifiedLevels),
            qualifiedLevels: qualifiedLevels,
            partners: count,
            keepsLines: keepsLines
        )
        // Shares that are rounded up can sum to more than the sales, and no sum of a run may be beyond what money holds.
        guard pass.pool <= PartnerSales.maximumSum else { throw PartnerSales.tooLarge }
        self.rule = rule
        self.forest = forest
        self.sales = sales
        totals = pass.totals
        payees = pass.payees
        self.qualifiedLevels = qualifiedLevels
        figures = Figures(sales: try PartnerSales.sum(of: sales.bases), pool: pass.pool, forfeited: pass.forfeited)
    }

    /// Who is next up the line, for each level.
    static func paths(
        _ rule: UnilevelRule,
        _ forest: ForestSnapshot,
        _ qualifiedLevels: [UInt8]
    ) -> [CascadePath] {
        let compression = qualifiedLevels.isEmpty ? .none : rule.compression
        func path(_ level: Int) -> CascadePath {
            CascadePath(forest, start: rule.start, qualifiedLevels: qualifiedLevels, level: level)
        }
        switch compression {
        case .none: return Array(repeating: CascadePath(forest, start: rule.start), count: rule.levels.count)
        case .payment: return Array(repeating: path(1), count: rule.levels.count)
        case .levelQualification: return rule.levels.indices.map { path($0 + 1) }
        }
    }
}
