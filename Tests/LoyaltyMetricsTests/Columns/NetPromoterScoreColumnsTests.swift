//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyMetrics
import LoyaltyTestKit
import Testing

@Suite("Net Promoter Score of a column: the same counts")
struct NetPromoterScoreColumnsTests {
    @Test(
        "Counts are those of the answers one by one, on both scales",
        arguments: [0, 1, 15, 16, 17, 255, 4_079, 4_080, 4_081, 4_096, 10_000],
        NetPromoterScale.allCases
    )
    func likeOneByOne(count: Int, scale: NetPromoterScale) {
        var random = SeededGenerator(seed: UInt64(count) + 1)
        let answers = (0..<count).map { _ in Int8.random(in: -3...13, using: &random) }
        let definition = NetPromoterScoreDefinition.standard(on: scale)
        #expect(NetPromoterScore(column: answers, by: definition) == NetPromoterScore(answers: answers, by: definition))
    }

    @Test("One answer repeated is counted each time", arguments: [Int8.min, -1, 0, 6, 7, 8, 9, 10, 11, .max])
    func constant(answer: Int8) {
        let answers = Array(repeating: answer, count: 9_000)
        #expect(NetPromoterScore(column: answers) == NetPromoterScore(answers: answers))
    }

    @Test("The sample of the documentation")
    func sample() {
        #expect(NetPromoterScore(column: [10, 9, 9, 8, 3]).score == 40)
    }
}
