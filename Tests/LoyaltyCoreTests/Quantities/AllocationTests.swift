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

@Suite("Allocation: parts in proportion to weights that sum to the whole")
struct AllocationTests {
    private static let bound: Int64 = 9_007_199_254_740_991

    @Test("The odd step goes to the lowest index, and weight zero gets nothing")
    func documentedSample() throws {
        #expect(try Allocation.parts(of: 100, weights: [1, 1, 1]) == [34, 33, 33])
        #expect(try Allocation.parts(of: 15, weights: [0, 1, 1]) == [0, 8, 7])
        #expect(try Allocation.parts(of: 500, weights: [2_999, 999, 499]) == [333, 111, 56])
        #expect(try Allocation.parts(of: 15, weights: [80, 8, 12]) == [12, 1, 2])
    }

    @Test(
        "The steps left over go to the largest fractions",
        arguments: [
            Split(100, [1, 1, 1], [34, 33, 33]),
            Split(-100, [1, 1, 1], [-34, -33, -33]),
            Split(5, [70, 30], [4, 1]),
            Split(15, [80, 8, 12], [12, 1, 2]),
            Split(15, [0, 1, 1], [0, 8, 7]),
            Split(500, [2_999, 999, 499], [333, 111, 56]),
            Split(300, [4_300, 1_400, 2_300], [161, 53, 86]),
            Split(1, [1, 2], [0, 1]),
            Split(1, [1, 1], [1, 0]),
            Split(2, [1, 1, 1], [1, 1, 0]),
            Split(7, [5], [7]),
            Split(0, [1, 2], [0, 0]),
            Split(0, [0, 0], [0, 0]),
            Split(3, [0, 0, 1], [0, 0, 3]),
            Split(bound, [bound, bound], [4_503_599_627_370_496, 4_503_599_627_370_495]),
            Split(-bound, [bound, 0, bound], [-4_503_599_627_370_496, 0, -4_503_599_627_370_495]),
            Split(bound, [bound, 1], [9_007_199_254_740_990, 1]),
            Split(1, [1, bound], [0, 1]),
        ]
    )
    func splits(_ split: Split) throws {
        #expect(try Allocation.parts(of: split.whole, weights: split.weights) == split.parts)
    }

    @Test(
        "Weights below zero, beyond the bound, all zero or missing are refused",
        arguments: [[], [0], [0, 0], [-1, 2], [1, -1], [bound + 1], [.max, .max], [.min]] as [[Int64]]
    )
    func refusedWeights(weights: [Int64]) {
        expectRefusal(.invalidWeights) { try Allocation.parts(of: 1, weights: weights) }
    }

    @Test("Even nothing is not split without a single weight")
    func nothingWithoutWeights() {
        expectRefusal(.invalidWeights) { try Allocation.parts(of: 0, weights: []) }
    }

    @Test("A whole beyond the bound is refused", arguments: [bound + 1, -bound - 1, .max, .min])
    func refusedWhole(whole: Int64) {
        expectRefusal(.amountOutOfRange) { try Allocation.parts(of: whole, weights: [1]) }
    }

    @Test(
        "Parts sum to the whole, mirror with it, and lie within one step of their exact share",
        arguments: UInt64(1)...200
    )
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let whole = Int64.random(in: 0...(seed.isMultiple(of: 2) ? 1_000 : Self.bound), using: &random)
        let heaviest: Int64 = seed.isMultiple(of: 3) ? Self.bound : 20
        var weights = (0..<Int.random(in: 1...12, using: &random)).map { _ in
            Int64.random(in: 0...heaviest, using: &random)
        }
        weights[0] += weights.contains { $0 > 0 } ? 0 : 1
        let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
        let parts = try Allocation.parts(of: whole, weights: weights)

        #expect(parts.reduce(0, +) == whole)
        #expect(try Allocation.parts(of: -whole, weights: weights) == parts.map { -$0 })
        for (part, weight) in zip(parts, weights) {
            // |part − whole · weight / total| < 1, without dividing.
            let distance = Int128(part) * total - Int128(whole) * Int128(weight)
            #expect(distance.magnitude < total.magnitude)
            if weight == 0 { #expect(part == 0) }
        }
    }

    @Test(
        "A heavier part never gets less than a lighter one, and of equal ones the first gets the odd step",
        arguments: UInt64(1)...100
    )
    func fairness(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let whole = Int64.random(in: 0...500, using: &random)
        let weights = (0..<8).map { _ in Int64.random(in: 1...6, using: &random) }
        let parts = try Allocation.parts(of: whole, weights: weights)
        for first in weights.indices {
            for second in weights.indices where first < second {
                if weights[first] < weights[second] { #expect(parts[first] <= parts[second]) }
                if weights[first] > weights[second] { #expect(parts[first] >= parts[second]) }
                if weights[first] == weights[second] { #expect(0...1 ~= parts[first] - parts[second]) }
            }
        }
    }

    @Test("Another order of the weights moves no part by more than one step", arguments: UInt64(1)...100)
    func permutation(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let whole = Int64.random(in: 0...500, using: &random)
        let weights = (0..<8).map { _ in Int64.random(in: 1...50, using: &random) }
        let order = weights.indices.shuffled(using: &random)
        let parts = try Allocation.parts(of: whole, weights: weights)
        let shuffled = try Allocation.parts(of: whole, weights: order.map { weights[$0] })
        for (place, index) in order.enumerated() { #expect(abs(shuffled[place] - parts[index]) <= 1) }
    }

    @Test("Weights times a common factor give the same parts", arguments: UInt64(1)...50)
    func scaling(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let whole = Int64.random(in: -1_000...1_000, using: &random)
        let weights = [1] + (0..<5).map { _ in Int64.random(in: 0...100, using: &random) }
        let factor = Int64.random(in: 1...1_000_000, using: &random)
        let scaled = weights.map { $0 * factor }
        #expect(try Allocation.parts(of: whole, weights: weights) == Allocation.parts(of: whole, weights: scaled))
    }

    struct Split: Sendable, CustomTestStringConvertible {
        let whole: Int64
        let weights: [Int64]
        let parts: [Int64]
        var testDescription: String { "\(whole) by \(weights) → \(parts)" }

        init(_ whole: Int64, _ weights: [Int64], _ parts: [Int64]) {
            self.whole = whole
            self.weights = weights
            self.parts = parts
        }
    }
}
