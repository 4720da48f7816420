//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Qualifying amounts: four measures that are added and taken off together")
struct QualifyingAmountsTests {
    private let most: Int64 = 9_007_199_254_740_991

    @Test("Measures are added and taken off one by one")
    func sums() throws {
        let coffee = QualifyingAmounts(points: 12, spend: 350, orders: 1)
        let sum = try coffee.adding(QualifyingAmounts(points: 8, orders: 1, actions: 3))
        #expect(sum == QualifyingAmounts(points: 20, spend: 350, orders: 2, actions: 3))
        #expect(try sum.subtracting(coffee) == QualifyingAmounts(points: 8, orders: 1, actions: 3))
        #expect(try sum.subtracting(sum).isZero)
        #expect(!sum.isZero && QualifyingAmounts.zero.isZero)
    }

    @Test(
        "Each measure has its amount, and a balance goes by points",
        arguments: zip(TierLadder.Measure.allCases, [1, 2, 3, 4, 1] as [Int64])
    )
    func measures(measure: TierLadder.Measure, amount: Int64) {
        #expect(QualifyingAmounts(points: 1, spend: 2, orders: 3, actions: 4).amount(in: measure) == amount)
    }

    @Test("A sum beyond 2^53 − 1 and a difference below zero are refused in every measure", arguments: 0..<4)
    func bounds(place: Int) throws {
        func amounts(_ amount: Int64) -> QualifyingAmounts {
            QualifyingAmounts(
                points: place == 0 ? amount : 0,
                spend: place == 1 ? amount : 0,
                orders: place == 2 ? amount : 0,
                actions: place == 3 ? amount : 0
            )
        }
        #expect(try amounts(most - 1).adding(amounts(1)) == amounts(most))
        for other in [1, Int64.max] {
            #expect(
                code { () throws(RewardsError) in _ = try amounts(most).adding(amounts(other)) } == .amountOutOfRange
            )
        }
        for other in [2, Int64.min] {
            #expect(
                code { () throws(RewardsError) in _ = try amounts(1).subtracting(amounts(other)) } == .amountOutOfRange
            )
        }
    }

    @Test("Zeros are not written, and what is not written is zero")
    func goldenForm() throws {
        let all = QualifyingAmounts(points: 1, spend: 2, orders: 3, actions: 4)
        #expect(try CanonicalJSON.text(of: all) == #"{"actions":4,"orders":3,"points":1,"spend":2}"#)
        #expect(try CanonicalJSON.text(of: QualifyingAmounts.zero) == "{}")
        for amounts in [all, .zero, QualifyingAmounts(spend: 5)] {
            #expect(try CanonicalJSON.decode(QualifyingAmounts.self, from: CanonicalJSON.text(of: amounts)) == amounts)
        }
        let error = #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(QualifyingAmounts.self, from: #"{"points":-1}"#)
        }
        #expect(error?.message.contains("amountOutOfRange") == true)
    }
}
