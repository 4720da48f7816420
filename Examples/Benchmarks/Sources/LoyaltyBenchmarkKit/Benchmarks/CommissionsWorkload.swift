//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
package import LoyaltyReferrals

/// Partners under random sponsors and their sales, by a formula that other programs can repeat.
///
/// With *m* as the first number of SplitMix64 by a seed: the sponsor of partner *i* is *m*(1 + *i*) mod *i*, and partner 0 has none; sale *j* is
/// partner *m*(2^40 + 2*j*) mod *P*'s, of 1 + *m*(2^40 + 2*j* + 1) mod 100,000 cents; partner *i* is active if *m*(2^41 + *i*) mod 100
/// is below 60.
package struct CommissionsWorkload: Sendable {
    let forest: ForestSnapshot
    let sales: PartnerSales
    /// All seven levels for an active partner, none for another.
    let activeLevels: [UInt8]

    /// The shares of seven levels in per cent.
    static let percents: [Int64] = [10, 5, 3, 2, 1, 1, 1]

    package init(partners: Int, sales count: Int) throws {
        let ids = try (0..<partners).map { try PartnerID(Self.name($0)) }
        forest = try ForestSnapshot(
            ids.enumerated().map { index, id in
                (id, sponsor: index == 0 ? nil : ids[Int(Self.mix(1 + UInt64(index)) % UInt64(index))])
            }
        )
        sales = try PartnerSales(
            sellers: (0..<count).map { Int32(Self.mix(1 << 40 + 2 * UInt64($0)) % UInt64(partners)) },
            bases: (0..<count).map { 1 + Int64(Self.mix(1 << 40 + 2 * UInt64($0) + 1) % 100_000) },
            in: .eur
        )
        activeLevels = (0..<partners).map { Self.mix(1 << 41 + UInt64($0)) % 100 < 60 ? 7 : 0 }
    }

    /// Names whose order is that of the numbers.
    private static func name(_ index: Int) -> String {
        let digits = String(index)
        return "p" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        var random = SplitMix64(seed: value)
        return random.next()
    }

    /// Pays all levels, half a cent rounded up.
    package func run(_ compression: CompressionRule = .none, keepingLines: Bool = false) throws -> CommissionRun {
        try CommissionRun(
            UnilevelRule(
                levels: Self.percents.map { try Rate.percent($0) },
                compression: compression,
                rounding: .toNearestOrAwayFromZero
            ),
            over: sales,
            in: forest,
            qualifiedLevels: compression == .none ? [] : activeLevels,
            keepingLines: keepingLines
        )
    }

    /// Two sums of totals that another order of partners would change.
    package static func checks(_ totals: [Int64]) -> [Int64] {
        [totals.reduce(0, +), totals.enumerated().reduce(0) { $0 + Int64($1.offset % 1_000) * $1.element }]
    }
}
