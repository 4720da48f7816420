//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// One pass over sales: each level's share added up for whoever is on it.
struct CascadePass {
    /// What each partner gets, by number.
    let totals: [Int64]
    /// The shares of all levels of all sales.
    private(set) var pool: Int64 = 0
    /// The shares of levels that nobody is paid for.
    private(set) var forfeited: Int64 = 0
    /// Who is paid for each line, level by level and sale by sale, −1 for nobody; empty if lines are not kept.
    let payees: [Int32]

    /// The sales that go up the levels together: few enough to stay in the processor's cache, and so many that the walk of one
    /// need not wait for that of another.
    private static let chunk = 2_048

    /// Runs over all sales.
    ///
    /// - Parameters:
    ///   - sales: The sales, whose numbers are partners of the paths.
    ///   - shares: The share of each level.
    ///   - paths: Who is next up the line, for each level.
    ///   - qualifiedLevels: How many levels each partner is paid for; empty if everybody is for all.
    ///   - partners: The number of partners.
    ///   - keepsLines: Whether to keep who is paid for each line.
    init(
        _ sales: PartnerSales,
        _ shares: [LevelShare],
        _ paths: [CascadePath],
        qualifiedLevels: [UInt8],
        partners: Int,
        keepsLines: Bool
    ) {
        var totals = [Int64](repeating: 0, count: partners)
        var payees = [Int32](repeating: -1, count: keepsLines ? sales.count * shares.count : 0)
        var line = [Int32](repeating: -1, count: Self.chunk)
        var start = 0
        while start < sales.count {
            let range = start..<min(start + Self.chunk, sales.count)
            for level in shares.indices {
                let step = CascadeStep(sales, range, level, shares[level], paths[level], qualifiedLevels)
                let sums = step.run(&line, &totals, &payees)
                pool &+= sums.pool
                forfeited &+= sums.forfeited
            }
            start = range.upperBound
        }
        self.totals = totals
        self.payees = payees
    }
}
