//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Every choice of a simulated run, as a list of small numbers: drawn from a seed, or played back from a stored list.
///
/// The list is cut into frames of one length, one frame for each action, so that a frame may be taken out and the actions after it
/// stay what they were. Zero always means the simplest: no fault, the first client, the smallest amount. A run that breaks a
/// promise is therefore made short by editing its tape, without any knowledge of what the numbers stand for.
///
/// ```swift
/// var choices = ChoiceTape(seed: 7, frames: 2)
/// while choices.nextFrame() {
///     let amount = 1 + choices.below(12)
///     if choices.strikes(oneIn: 20) { print("a fault, and", amount) }
/// }
/// ```
public struct ChoiceTape: Hashable, Sendable {
    /// The numbers drawn so far, or all of them when a tape is played back.
    public private(set) var numbers: [UInt32]
    /// How many numbers one frame holds.
    public let frameLength: Int
    /// How many frames the tape has.
    public let frameCount: Int

    private var random: SeededGenerator?
    private var frame = 0
    private var position = 0
    private var frameEnd = 0

    /// Creates a tape whose numbers follow from a seed.
    ///
    /// - Parameters:
    ///   - seed: Any number.
    ///   - frames: How many frames the tape has.
    ///   - frameLength: How many numbers a frame holds; brought to at least 1.
    public init(seed: UInt64, frames: Int, frameLength: Int = 24) {
        self.random = SeededGenerator(seed: seed)
        self.frameCount = max(0, frames)
        self.frameLength = max(1, frameLength)
        self.numbers = []
        numbers.reserveCapacity(frameCount * self.frameLength)
    }

    /// Creates a tape that plays numbers back.
    ///
    /// - Parameters:
    ///   - numbers: The numbers; a last frame that is too short is filled with zeros.
    ///   - frameLength: How many numbers a frame holds; brought to at least 1.
    public init(replaying numbers: [UInt32], frameLength: Int = 24) {
        self.random = nil
        self.frameLength = max(1, frameLength)
        self.frameCount = (numbers.count + self.frameLength - 1) / self.frameLength
        self.numbers = numbers + [UInt32](repeating: 0, count: frameCount * self.frameLength - numbers.count)
    }

    /// Goes to the next frame, whatever was left of the last one.
    ///
    /// - Returns: False if there is none.
    public mutating func nextFrame() -> Bool {
        if random != nil {
            while numbers.count < frameEnd { numbers.append(0) }
        }
        position = frameEnd
        guard frame < frameCount else { return false }
        frame += 1
        frameEnd += frameLength
        return true
    }

    /// Draws a number below a bound.
    ///
    /// - Parameter bound: What the number lies below; 1 or less draws 0.
    /// - Returns: The number; 0 once the frame is used up.
    public mutating func below(_ bound: Int) -> Int {
        guard position < frameEnd else { return 0 }
        guard random != nil else {
            let number = numbers[position]
            position += 1
            return bound > 1 ? Int(number) % bound : 0
        }
        // Nearly fair is fair enough: bounds are small, and 31 bits are many.
        let bits = random?.next() ?? 0
        let number = bound > 1 ? Int(bits >> 33) % bound : 0
        numbers.append(UInt32(truncatingIfNeeded: number))
        position += 1
        return number
    }

    /// Draws whether something rare happens; a zero on the tape says no.
    ///
    /// - Parameter rarity: It happens once in so many times; 0 or less for never, which draws nothing.
    /// - Returns: Whether it happens.
    public mutating func strikes(oneIn rarity: Int) -> Bool {
        guard rarity > 1 else { return rarity == 1 }
        return below(rarity) == rarity - 1
    }

    /// Draws one of some values; a zero on the tape is the first.
    ///
    /// - Parameter values: The values, the simplest first.
    /// - Returns: One of them, or nil if there are none.
    public mutating func pick<Value>(_ values: [Value]) -> Value? {
        values.isEmpty ? nil : values[below(values.count)]
    }
}

extension ChoiceTape {
    /// The numbers as frames, without zeros at the end of each.
    var frames: [[UInt32]] {
        stride(from: 0, to: numbers.count, by: frameLength).map { start in
            var frame = Array(numbers[start..<min(start + frameLength, numbers.count)])
            while frame.last == 0 { frame.removeLast() }
            return frame
        }
    }

    init(frames: [[UInt32]], frameLength: Int) {
        var numbers: [UInt32] = []
        numbers.reserveCapacity(frames.count * frameLength)
        for frame in frames {
            numbers += frame.prefix(frameLength)
            numbers += [UInt32](repeating: 0, count: max(0, frameLength - frame.count))
        }
        self.init(replaying: numbers, frameLength: frameLength)
    }
}
