//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import Testing

@Suite("Structures of plans: the cases that the field publishes")
struct StructureCasesTests {
    private func bands(_ bands: [(Int64, Int64)]) throws -> VolumeBands {
        try VolumeBands(bands.map { VolumeBand(from: $0.0, rate: try .percent($0.1)) })
    }

    @Test(
        "V53: differences of 5, 10, 15 and 20 per cent from 50, 100, 500 and 750",
        arguments: [
            (100, [600, 2_000], [500, 500]), (100, [60, 2_000], [0, 500]), (60, [120, 800], [300, 600]),
        ] as [(Int64, [Int64], [Int64])]
    )
    func differential(seller: Int64, line: [Int64], expected: [Int64]) throws {
        let rule = try DifferentialRule(
            bands([(50, 5), (100, 10), (500, 15), (750, 20)]),
            courtesy: .percent(5),
            rounding: .toNearestOrAwayFromZero
        )
        let shares = try rule.shares(of: Make.cents(seller * 100), sellerVolume: seller, lineVolumes: line)
        #expect(shares.map(\.minorUnits) == expected)
    }

    @Test(
        "Differences sum to what the highest rate gives, whatever the roundings",
        arguments: [1, 33, 99, 101, 9_999] as [Int64]
    )
    func telescoping(cents: Int64) throws {
        let rule = try DifferentialRule(bands([(0, 3), (10, 7), (20, 11), (30, 13)]), rounding: .toNearestOrEven)
        let base = try Make.cents(cents)
        let shares = try rule.shares(of: base, sellerVolume: 0, lineVolumes: [10, 5, 20, 20, 30, 40])
        let own = try base.multiplied(by: .percent(3), rounding: .toNearestOrEven)
        let highest = try base.multiplied(by: .percent(13), rounding: .toNearestOrEven)
        #expect(try own + Money.sum(of: shares, in: .usd) == highest)
    }

    @Test(
        "V55: a binary plan pays 10 per cent of what both legs have, and carries the rest",
        arguments: [(500, 1_000, 50, 0, 500), (100, 200, 10, 0, 100)] as [(Int64, Int64, Int64, Int64, Int64)]
    )
    func binary(left: Int64, right: Int64, amount: Int64, carriedLeft: Int64, carriedRight: Int64) throws {
        let rule = try BinaryRule(rate: .percent(10), unmatched: .carry, rounding: .down)
        let outcome = try rule.outcome(left: left, right: right, in: .usd)
        #expect(outcome.amount == (try Make.cents(amount)))
        #expect([outcome.left, outcome.right] == [carriedLeft, carriedRight])
    }

    @Test("A binary plan flushes, and matches no more than its cap")
    func flush() throws {
        let flush = try BinaryRule(rate: .percent(10), unmatched: .flush, rounding: .down)
        #expect(try flush.outcome(left: 500, right: 1_000, in: .usd).right == 0)
        let capped = try BinaryRule(rate: .percent(10), unmatched: .carry, cap: 300, rounding: .down)
        let outcome = try capped.outcome(left: 500, right: 1_000, in: .usd)
        #expect([outcome.matched, outcome.left, outcome.right] == [300, 200, 700])
        let error = #expect(throws: ReferralsError.self) { try flush.outcome(left: -1, right: 0, in: .usd) }
        #expect(error?.code == .invalidSales)
    }

    @Test("A binary plan reads what it writes, and no rate beyond 100 per cent or negative cap")
    func binaryCoding() throws {
        let text = #"{"cap":300,"rate":"10%","rounding":"down","unmatched":"carry","version":1}"#
        #expect(try CanonicalJSON.text(of: CanonicalJSON.decode(BinaryRule.self, from: text)) == text)
        for (rate, cap) in [(try Rate.percent(101), nil), (try Rate(-1, per: 2), nil), (.one, -1)] as [(Rate, Int64?)] {
            let error = #expect(throws: ReferralsError.self) {
                try BinaryRule(rate: rate, unmatched: .carry, cap: cap, rounding: .down)
            }
            #expect(error?.code == .invalidPlan)
        }
    }

    @Test("V57: three legs of 100 at 3 per cent leave 9 of the 18 that the group of 300 gives at 6")
    func stairStep() throws {
        let forest = try Make.forest("ann bob", "ann cat", "ann dan")
        let rule = try StairStepRule(bands([(0, 3), (300, 6)]), rounding: .toNearestOrAwayFromZero)
        #expect(try rule.amounts(personal: [0, 100, 100, 100], in: forest) == [9, 3, 3, 3])
    }

    @Test("A leg that has grown leaves the group above, for an override")
    func breakaway() throws {
        let forest = try Make.forest("ann bob", "ann cat")
        let rule = try StairStepRule(
            bands([(0, 3), (1_000, 6)]),
            breakaway: 1_000,
            override: .percent(4),
            rounding: .toNearestOrAwayFromZero
        )
        let groups = try GroupVolumes(personal: [100, 2_000, 100], in: forest, breakaway: 1_000)
        #expect(groups.volumes == [200, 2_000, 100])
        #expect(groups.hasLeft == [false, true, false])
        // Ann: 3 % of 200, less Cat's 3, and 4 % of Bob's 2,000.
        #expect(try rule.amounts(personal: [100, 2_000, 100], in: forest) == [83, 120, 3])
    }

    @Test("V52: Bob's 20 counts as Ann's, and Cat stands under Ann for the period")
    func volumeCompression() throws {
        let forest = try Make.forest("root ann bob cat")
        // Ann 60, Bob 20, Cat 70 and the root 200.
        let compressed = try VolumeCompression(of: forest, personal: [60, 20, 70, 200], least: 50)
        #expect(compressed.volumes == [80, 0, 70, 200])
        #expect(compressed.moves.map { "\($0.from) \($0.to) \($0.volume)" } == ["bob ann 20"])
        #expect(compressed.sponsors[2] == 0)
    }

    @Test("Volume above which nobody sold enough stays where it is")
    func compressionTop() throws {
        let compressed = try VolumeCompression(of: Make.forest("ann bob"), personal: [10, 20], least: 50)
        #expect(compressed.volumes == [10, 20])
        #expect(compressed.moves.isEmpty)
    }

    @Test("Volumes that do not fit the forest are refused", arguments: [[1], [1, -1], [1, 2, 3]] as [[Int64]])
    func mismatch(volumes: [Int64]) throws {
        let forest = try Make.forest("ann bob")
        let errors = [
            #expect(throws: ReferralsError.self) { try GroupVolumes(personal: volumes, in: forest) },
            #expect(throws: ReferralsError.self) { try VolumeCompression(of: forest, personal: volumes, least: 1) },
        ]
        #expect(errors.map { $0?.code } == [.invalidSales, .invalidSales])
    }

    @Test("V33: a sale that fills two steps of the house brings 55,000 of 62,000")
    func houseCap() throws {
        let split = try HouseCapSplit(
            [
                .init(houseShare: .percent(20), until: 1_500_000), .init(houseShare: .percent(10), until: 2_000_000),
            ],
            rounding: .toNearestOrAwayFromZero
        )
        let parts = try split.parts(of: Make.cents(6_200_000), house: 1_300_000)
        #expect(parts.partner == (try Make.cents(5_500_000)))
        #expect(parts.house == (try Make.cents(700_000)))
        #expect(try split.parts(of: Make.cents(100), house: 2_000_000).house.isZero)
        #expect(try split.parts(of: Make.cents(1_000), house: 0).house == Make.cents(200))
    }

    @Test("The house's steps rise, and neither sales nor what it has had are negative")
    func houseCapBounds() throws {
        let step = HouseCapSplit.Step(houseShare: try .percent(20), until: 10)
        let free = HouseCapSplit.Step(houseShare: .zero, until: 10)
        for steps in [[step, step], [free]] {
            let error = #expect(throws: ReferralsError.self) { try HouseCapSplit(steps, rounding: .down) }
            #expect(error?.code == .invalidPlan)
        }
        let split = try HouseCapSplit([step], rounding: .down)
        #expect(throws: ReferralsError.self) { try split.parts(of: Make.cents(-1), house: 0) }
        #expect(throws: ReferralsError.self) { try split.parts(of: Make.cents(1), house: -1) }
    }

    @Test("V34: a split of 5 cents and one of 10.01 sum to the whole")
    func splits() throws {
        #expect(try Make.cents(5).allocated(byWeights: [3_333, 3_333, 3_334]).map(\.minorUnits) == [2, 1, 2])
        let parts = try Make.cents(1_001).allocated(byWeights: [1, 1])
        #expect(try Money.sum(of: parts, in: .usd) == Make.cents(1_001))
    }
}
