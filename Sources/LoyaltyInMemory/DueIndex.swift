//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore
import LoyaltyJournal

/// The streams that time changes one day, in order of due instant and then of name.
///
/// The list is cut into short runs, so that a change moves at most ``longestRun`` entries and a page costs time in its own
/// size, however many streams are due.
@usableFromInline
struct DueIndex: Sendable {
    @usableFromInline
    struct Entry: Sendable {
        @usableFromInline let due: Timestamp
        @usableFromInline let stream: StreamID

        @usableFromInline
        init(due: Timestamp, stream: StreamID) {
            self.due = due
            self.stream = stream
        }

        static func < (lhs: Entry, rhs: Entry) -> Bool {
            lhs.due == rhs.due ? lhs.stream < rhs.stream : lhs.due < rhs.due
        }
    }

    static let longestRun = 256

    /// Never empty inside, each run and each entry before the next.
    private var runs: [[Entry]] = []

    @usableFromInline
    init() {}

    /// Moves a stream from one instant to another; nil for one that time does not change.
    @usableFromInline
    mutating func move(_ stream: StreamID, from last: Timestamp?, to next: Timestamp?) {
        if let last { remove(Entry(due: last, stream: stream)) }
        if let next { insert(Entry(due: next, stream: stream)) }
    }

    private mutating func insert(_ entry: Entry) {
        guard !runs.isEmpty else { return runs.append([entry]) }
        let run = min(runIndex(of: entry), runs.count - 1)
        runs[run].insert(entry, at: Self.count(of: runs[run]) { $0 < entry })
        if runs[run].count > Self.longestRun {
            let half = runs[run].count / 2
            let rest = Array(runs[run][half...])
            runs[run].removeSubrange(half...)
            runs.insert(rest, at: run + 1)
        }
    }

    private mutating func remove(_ entry: Entry) {
        let run = runIndex(of: entry)
        guard run < runs.count else { return }
        let place = Self.count(of: runs[run]) { $0 < entry }
        guard place < runs[run].count, !(entry < runs[run][place]) else { return }
        runs[run].remove(at: place)
        if runs[run].isEmpty { runs.remove(at: run) }
    }

    /// Returns the first entries after another one that are due at an instant.
    @usableFromInline
    func entries(asOf: Timestamp, after: Entry?, limit: Int) -> [Entry] {
        var found: [Entry] = []
        var run = after.map(runIndex) ?? 0
        var place = 0
        if let after, run < runs.count { place = Self.count(of: runs[run]) { !(after < $0) } }
        while run < runs.count {
            for entry in runs[run][place...] {
                guard found.count < limit, entry.due <= asOf else { return found }
                found.append(entry)
            }
            run += 1
            place = 0
        }
        return found
    }

    /// The first run whose last entry is not before an entry.
    private func runIndex(of entry: Entry) -> Int {
        Self.count(of: runs) { run in run.last.map { $0 < entry } ?? true }
    }

    /// The number of elements at the front for which the condition holds, by halving.
    private static func count<Element>(of elements: [Element], where holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, elements.count)
        while low < high {
            let middle = (low + high) / 2
            if holds(elements[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
