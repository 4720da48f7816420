//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyTestKit
import Testing

@Suite("Exact amount: one arithmetic for money and points")
struct ExactAmountTests {
    private let bound: Int64 = 9_007_199_254_740_991

    private func rub(_ minorUnits: Int64) throws -> Money { try Money(minorUnits: minorUnits, in: .rub) }
    private func points(_ steps: Int64) throws -> Points { try Points(steps: steps, in: .points) }

    @Test("Sums and differences are exact, up to the bound on both sides")
    func sums() throws {
        #expect(try rub(1) + rub(2) == rub(3))
        #expect(try rub(1) - rub(2) == rub(-1))
        #expect(try points(1) + points(-1) == .zero(in: .points))
        #expect(try rub(bound - 1) + rub(1) == rub(bound))
        #expect(try rub(-bound) + rub(bound) == .zero(in: .rub))
        #expect(try rub(1 - bound) - rub(1) == rub(-bound))
    }

    @Test("A sum or difference beyond the bound is refused")
    func sumsOutOfRange() {
        expectRefusal(.amountOutOfRange) { try rub(bound) + rub(1) }
        expectRefusal(.amountOutOfRange) { try rub(-bound) - rub(1) }
        expectRefusal(.amountOutOfRange) { try rub(bound) + rub(bound) }
        expectRefusal(.amountOutOfRange) { try rub(-bound) - rub(bound) }
        expectRefusal(.amountOutOfRange) { try points(-bound) + points(-bound) }
        expectRefusal(.amountOutOfRange) { try Money.sum(of: [rub(bound), rub(1)], in: .rub) }
    }

    @Test("A sum that leaves the bound on the way and comes back is the sum")
    func sumComesBack() throws {
        let there = try Array(repeating: rub(bound), count: 3_000)
        let back = try Array(repeating: rub(-bound), count: 3_000)
        #expect(try Money.sum(of: there + back + [rub(5)], in: .rub) == rub(5))
        #expect(try Points.sum(of: [points(bound), points(bound), points(-bound)], in: .points) == points(bound))
    }

    @Test("The sum of nothing is nothing, in the unit that is asked for")
    func emptySum() throws {
        #expect(try Money.sum(of: [], in: .jpy) == .zero(in: .jpy))
        #expect(try Points.sum(of: [], in: .points) == .zero(in: .points))
    }

    @Test("Amounts of different units never meet, not even nothing")
    func mismatch() throws {
        let (euro, yen) = (Money.zero(in: .eur), Money.zero(in: .jpy))
        let miles = try Points.zero(in: PointUnit("miles", decimals: 2))
        let wholeMiles = try Points.zero(in: PointUnit("miles"))
        expectRefusal(.currencyMismatch) { try euro + yen }
        expectRefusal(.currencyMismatch) { try euro - yen }
        expectRefusal(.currencyMismatch) { try euro.isLess(than: yen) }
        expectRefusal(.currencyMismatch) { try Money.sum(of: [euro, yen], in: .eur) }
        expectRefusal(.currencyMismatch) { try Money.sum(of: [euro], in: .jpy) }
        expectRefusal(.unitMismatch) { try miles + wholeMiles }
        expectRefusal(.unitMismatch) { try miles - .zero(in: .points) }
        expectRefusal(.unitMismatch) { try miles.isLess(than: wholeMiles) }
        expectRefusal(.unitMismatch) { try Points.sum(of: [miles, wholeMiles], in: miles.unit) }
        #expect(euro != yen && miles != wholeMiles)
    }

    @Test("Amounts of one unit compare by their steps")
    func comparing() throws {
        #expect(try rub(1).isLess(than: rub(2)))
        #expect(try !rub(2).isLess(than: rub(2)))
        #expect(try rub(-2).isLess(than: .zero(in: .rub)))
        #expect(try rub(-1).isNegative && !rub(0).isNegative && !rub(1).isNegative)
        #expect(try rub(0).isZero && !rub(-1).isZero)
    }

    @Test(
        "A product with a rate follows the rule that the caller names",
        arguments: [
            (200, "14.5%", RoundingRule.down, 29), (-200, "14.5%", .down, -29), (5, "50%", .toNearestOrEven, 2),
            (7, "50%", .toNearestOrEven, 4), (-5, "50%", .toNearestOrEven, -2), (5, "-50%", .up, -2),
            (5, "-50%", .down, -3), (100, "1/3", .up, 34), (100, "0%", .up, 0), (1_999, "2bp", .awayFromZero, 1),
        ]
    )
    func products(steps: Int64, rate: String, rounding: RoundingRule, product: Int64) throws {
        let rate = try Rate(parsing: rate)
        #expect(try rub(steps).multiplied(by: rate, rounding: rounding) == rub(product))
        #expect(try points(steps).multiplied(by: rate, rounding: rounding) == points(product))
    }

    @Test("A product beyond the bound is refused, and the bound itself is not")
    func productsOutOfRange() throws {
        #expect(try rub(bound).multiplied(by: .one, rounding: .down) == rub(bound))
        #expect(try rub(bound).multiplied(by: -1) == rub(-bound))
        #expect(try rub(0).multiplied(by: .min) == rub(0))
        #expect(try rub(3).multiplied(by: 7) == rub(21))
        expectRefusal(.amountOutOfRange) { try rub(bound).multiplied(by: .percent(101), rounding: .down) }
        expectRefusal(.amountOutOfRange) { try rub(bound).multiplied(by: 2) }
        expectRefusal(.amountOutOfRange) { try rub(bound).multiplied(by: .max) }
        expectRefusal(.amountOutOfRange) { try rub(-bound).multiplied(by: .min) }
    }

    @Test("Parts have the unit of the whole and sum to it", arguments: UInt64(1)...20)
    func parts(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let whole = try points(.random(in: -bound...bound, using: &random))
        let weights = (0..<7).map { _ in Int64.random(in: 0...1_000, using: &random) } + [1]
        let parts = try whole.allocated(byWeights: weights)
        #expect(parts.count == 8)
        #expect(try Points.sum(of: parts, in: .points) == whole)
    }

    @Test("Parts need weights")
    func partsRefused() {
        expectRefusal(.invalidWeights) { try rub(1).allocated(byWeights: []) }
        expectRefusal(.invalidWeights) { try rub(1).allocated(byWeights: [0]) }
    }
}
