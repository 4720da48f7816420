//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyTestKit
import Testing

@Suite("Choice tape: every choice of a run can be stored, played back and edited")
struct ChoiceTapeTests {
    private func draws(_ tape: ChoiceTape, bounds: [Int]) -> [[Int]] {
        var tape = tape
        var all: [[Int]] = []
        while tape.nextFrame() { all.append(bounds.map { tape.below($0) }) }
        return all
    }

    @Test("A tape played back gives the numbers of its seed")
    func playback() {
        var drawn = ChoiceTape(seed: 3, frames: 4, frameLength: 5)
        while drawn.nextFrame() { for bound in [8, 3, 100] { _ = drawn.below(bound) } }
        let bounds = [8, 3, 100, 9, 9]
        let first = draws(ChoiceTape(seed: 3, frames: 4, frameLength: 5), bounds: [8, 3, 100]).map { $0 + [0, 0] }
        #expect(draws(ChoiceTape(replaying: drawn.numbers, frameLength: 5), bounds: bounds) == first)
    }

    @Test("The same seed draws the same, another seed draws otherwise")
    func seeds() {
        let bounds = [1_000, 1_000]
        let first = draws(ChoiceTape(seed: 1, frames: 3), bounds: bounds)
        #expect(draws(ChoiceTape(seed: 1, frames: 3), bounds: bounds) == first)
        #expect(draws(ChoiceTape(seed: 2, frames: 3), bounds: bounds) != first)
    }

    @Test("A frame starts at its own place, whatever the frame before drew")
    func frames() {
        let tape = ChoiceTape(replaying: [1, 2, 3, 4, 5, 6], frameLength: 3)
        #expect(draws(tape, bounds: [9]) == [[1], [4]])
        #expect(draws(tape, bounds: [9, 9, 9]) == [[1, 2, 3], [4, 5, 6]])
    }

    @Test("Draws beyond the frame, and draws before the first frame, are 0")
    func beyond() {
        var tape = ChoiceTape(replaying: [7, 7], frameLength: 1)
        let early = tape.below(9)
        #expect(early == 0)
        _ = tape.nextFrame()
        let drawn = [tape.below(9), tape.below(9)]
        #expect(drawn == [7, 0])
    }

    @Test("A short last frame is filled with zeros")
    func shortFrame() {
        let tape = ChoiceTape(replaying: [1, 2, 3], frameLength: 2)
        #expect(tape.frameCount == 2)
        #expect(draws(tape, bounds: [9, 9]) == [[1, 2], [3, 0]])
    }

    @Test("Zero means no fault, the first value and the smallest number")
    func zeros() {
        var tape = ChoiceTape(replaying: [0, 0, 0, 0], frameLength: 4)
        _ = tape.nextFrame()
        let strikes = tape.strikes(oneIn: 2)
        let picked = tape.pick(["a", "b"])
        let number = tape.below(5)
        let nothing = tape.pick([String]())
        #expect(!strikes)
        #expect(picked == "a")
        #expect(number == 0)
        #expect(nothing == nil)
    }

    @Test("Something once in 1 always strikes, once in 0 never", arguments: [(0, false), (-1, false), (1, true)])
    func certain(rarity: Int, strikes: Bool) {
        var tape = ChoiceTape(seed: 1, frames: 1)
        _ = tape.nextFrame()
        let drawn = tape.strikes(oneIn: rarity)
        #expect(drawn == strikes)
    }

    @Test("A digest is the same in every process and tells texts apart")
    func digest() {
        var first = StableHash()
        first.mix("points")
        var second = StableHash()
        second.mix("point")
        second.mix("s")
        #expect(first.value != second.value)
        var numbers = StableHash()
        numbers.mix(1)
        numbers.mix(-1)
        #expect(numbers.value == 14_574_369_050_723_181_022)
    }
}
