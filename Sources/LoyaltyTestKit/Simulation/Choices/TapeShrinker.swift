//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Makes a tape short while something about it stays true.
///
/// Frames go first, in halves; then all frames of one kind and subject together, which drops a whole client or stream; then moves of
/// the clock are joined; then single numbers are lowered. The passes repeat until none of them helps or the budget is spent.
struct TapeShrinker {
    /// How many tapes are tried at most.
    var budget = 4_000
    /// The first frame sets the run up, so it is lowered but never taken out.
    private let keptFrames = 1
    private let frameLength: Int
    private let holds: (ChoiceTape) -> Bool
    private var frames: [[UInt32]]
    private(set) var tries = 0

    init(_ tape: ChoiceTape, while holds: @escaping (ChoiceTape) -> Bool) {
        self.frameLength = tape.frameLength
        self.frames = tape.frames
        self.holds = holds
    }

    mutating func shrink() -> ChoiceTape {
        var isShorter = true
        while isShorter, tries < budget {
            isShorter = dropChunks()
            isShorter = dropGroups() || isShorter
            isShorter = joinClockMoves() || isShorter
            isShorter = lowerNumbers() || isShorter
        }
        return ChoiceTape(frames: frames, frameLength: frameLength)
    }

    private mutating func keep(_ candidate: [[UInt32]]) -> Bool {
        guard tries < budget, candidate != frames else { return false }
        tries += 1
        guard holds(ChoiceTape(frames: candidate, frameLength: frameLength)) else { return false }
        frames = candidate
        return true
    }

    private mutating func dropChunks() -> Bool {
        var changed = false
        var size = max(1, (frames.count - keptFrames) / 2)
        while true {
            var end = frames.count
            while end > keptFrames {
                let start = max(keptFrames, end - size)
                var candidate = frames
                candidate.removeSubrange(start..<end)
                if keep(candidate) { changed = true }
                end = start
                end = min(end, frames.count)
            }
            guard size > 1 else { return changed }
            size /= 2
        }
    }

    /// Drops every frame that begins with the same two numbers: the action and its client or stream.
    private mutating func dropGroups() -> Bool {
        var changed = false
        let heads = Set(frames.dropFirst(keptFrames).map { Array($0.prefix(2)) })
        for head in heads.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let kept = frames.prefix(keptFrames) + frames.dropFirst(keptFrames).filter { Array($0.prefix(2)) != head }
            if keep(Array(kept)) { changed = true }
        }
        return changed
    }

    private mutating func joinClockMoves() -> Bool {
        var changed = false
        var index = keptFrames
        while index + 1 < frames.count {
            let (first, second) = (frames[index], frames[index + 1])
            guard Self.isClockMove(first), Self.isClockMove(second) else {
                index += 1
                continue
            }
            var joined = second.count > first.count ? second : first
            for place in 1..<joined.count {
                let numbers = [first, second].map { place < $0.count ? $0[place] : 0 }
                joined[place] = max(numbers[0], numbers[1])
            }
            var candidate = frames
            candidate.replaceSubrange(index...(index + 1), with: [joined])
            if keep(candidate) { changed = true } else { index += 1 }
        }
        return changed
    }

    private static func isClockMove(_ frame: [UInt32]) -> Bool {
        guard let action = frame.first else { return false }
        return SimulatedAction(Int(action)) == .clock
    }

    private mutating func lowerNumbers() -> Bool {
        var changed = false
        for index in frames.indices {
            for place in frames[index].indices {
                var low: UInt32 = 0
                // Tries 0 first, then closes in on the value: about log₂ tries a number.
                while place < frames[index].count, low < frames[index][place] {
                    var candidate = frames
                    candidate[index][place] = low
                    while candidate[index].last == 0 { candidate[index].removeLast() }
                    if keep(candidate) {
                        changed = true
                        break
                    }
                    guard tries < budget else { return changed }
                    low = low + max(1, (frames[index][place] - low) / 2)
                }
            }
        }
        return changed
    }
}
