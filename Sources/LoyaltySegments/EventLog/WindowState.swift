//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What a window came to for each customer, in a form that is joined with that of other parts of the log.
enum WindowState: Sendable {
    case counts([Int64])
    /// Sums of exact values that all fit into 64 bits.
    case sums([Int64])
    case wideSums([Int128])
    /// Sums of numbers without an error, and of how many.
    case exactSums([ExactSum], counts: [Int64])
    case extremes(Extremes)
    case picks(Picks)
    case distinct([Set<Int64>])

    /// The least or the greatest values.
    struct Extremes: Sendable {
        let isGreatest: Bool
        var words: [Int64]
        var known: [Bool]

        init(isGreatest: Bool, _ count: Int) {
            self.isGreatest = isGreatest
            words = Array(repeating: 0, count: count)
            known = Array(repeating: false, count: count)
        }

        /// Takes a value for each customer, zero if it is missing.
        init(isGreatest: Bool, words: [Int64], known: [Bool]) {
            self.isGreatest = isGreatest
            self.words = words
            self.known = known
        }

        @inline(__always)
        mutating func add(_ word: Int64, _ customer: Int) {
            if known[customer], isGreatest ? word <= words[customer] : word >= words[customer] { return }
            words[customer] = word
            known[customer] = true
        }
    }

    /// The values at the first or the last events.
    struct Picks: Sendable {
        let isLast: Bool
        var words: [Int64]
        /// When the event was and in which part of the log; nil if there is none.
        var moments: [Moment?]

        struct Moment: Hashable, Sendable {
            let time: Int64
            let part: Int
        }

        init(isLast: Bool, _ count: Int) {
            self.isLast = isLast
            words = Array(repeating: 0, count: count)
            moments = Array(repeating: nil, count: count)
        }

        /// Takes an event that comes after all that were taken before.
        @inline(__always)
        mutating func add(_ word: Int64, _ moment: Moment, _ customer: Int) {
            guard isLast || moments[customer] == nil else { return }
            words[customer] = word
            moments[customer] = moment
        }

        /// Takes what was picked of another part; between equal moments, which parts with numbers of their own have not, the
        /// value decides.
        mutating func merge(_ other: Picks) {
            for customer in words.indices {
                guard let theirs = other.moments[customer] else { continue }
                if let ours = moments[customer] {
                    let ourKey = (ours.time, ours.part, words[customer])
                    let theirKey = (theirs.time, theirs.part, other.words[customer])
                    if isLast ? ourKey >= theirKey : ourKey <= theirKey { continue }
                }
                words[customer] = other.words[customer]
                moments[customer] = theirs
            }
        }
    }
}

// MARK: - Joining

extension WindowState {
    /// Adds customers without events.
    func extended(by count: Int) -> WindowState {
        let zeros = [Int64](repeating: 0, count: count)
        switch self {
        case .counts(let counts): return .counts(counts + zeros)
        case .sums(let sums): return .sums(sums + zeros)
        case .wideSums(let sums): return .wideSums(sums + Array(repeating: 0, count: count))
        case .exactSums(let sums, let counts):
            return .exactSums(sums + Array(repeating: ExactSum(), count: count), counts: counts + zeros)
        case .extremes(var extremes):
            extremes.words += zeros
            extremes.known += Array(repeating: false, count: count)
            return .extremes(extremes)
        case .picks(var picks):
            picks.words += zeros
            picks.moments += Array(repeating: nil, count: count)
            return .picks(picks)
        case .distinct(let sets): return .distinct(sets + Array(repeating: [], count: count))
        }
    }

    /// Changes the words that stand for texts or sets.
    func recoded(_ ranks: [Int64]) -> WindowState {
        guard !ranks.isEmpty else { return self }
        switch self {
        case .extremes(var extremes):
            for index in extremes.words.indices { extremes.words[index] = ranks[Int(extremes.words[index])] }
            return .extremes(extremes)
        case .picks(var picks):
            for index in picks.words.indices { picks.words[index] = ranks[Int(picks.words[index])] }
            return .picks(picks)
        case .distinct(let sets): return .distinct(sets.map { Set($0.map { ranks[Int($0)] }) })
        case .counts, .sums, .wideSums, .exactSums: return self
        }
    }

    /// Joins two states of one window and one number of customers.
    func merged(with other: WindowState) -> WindowState {
        switch (self, other) {
        case (.counts(let ours), .counts(let theirs)): return .counts(zip(ours, theirs).map { $0 &+ $1 })
        case (.exactSums(let ours, let ourCounts), .exactSums(let theirs, let theirCounts)):
            return .exactSums(
                zip(ours, theirs).map { $0.adding($1) },
                counts: zip(ourCounts, theirCounts).map { $0 &+ $1 }
            )
        case (.extremes(var ours), .extremes(let theirs)):
            for index in ours.words.indices where theirs.known[index] { ours.add(theirs.words[index], index) }
            return .extremes(ours)
        case (.picks(var ours), .picks(let theirs)):
            ours.merge(theirs)
            return .picks(ours)
        case (.distinct(let ours), .distinct(let theirs)): return .distinct(zip(ours, theirs).map { $0.union($1) })
        default:
            guard let ours = wideSums, let theirs = other.wideSums else { return self }
            return WindowState(sums: zip(ours, theirs).map { $0 &+ $1 })
        }
    }

    /// The number of customers.
    var customerCount: Int {
        switch self {
        case .counts(let counts): counts.count
        case .sums(let sums): sums.count
        case .wideSums(let sums): sums.count
        case .exactSums(let sums, _): sums.count
        case .extremes(let extremes): extremes.words.count
        case .picks(let picks): picks.words.count
        case .distinct(let sets): sets.count
        }
    }

    /// Takes sums, in 64 bits if all fit.
    init(sums: [Int128]) {
        let narrow = sums.compactMap { Int64(exactly: $0) }
        self = narrow.count == sums.count ? .sums(narrow) : .wideSums(sums)
    }

    private var wideSums: [Int128]? {
        switch self {
        case .sums(let sums): sums.map { Int128($0) }
        case .wideSums(let sums): sums
        default: nil
        }
    }
}
