//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// For each customer the places of the first event of a period and of the one after the last.
struct EventRanges {
    let low: [UInt32]
    let high: [UInt32]

    /// Finds the events of a period; its ends are only searched for where the log goes beyond them.
    init(_ index: EventIndex, _ bounds: EventBounds) {
        let starts = index.starts
        let times = index.source.times
        let span = index.span ?? 0...0
        let first = Array(starts.dropLast())
        let next = Array(starts.dropFirst())
        high = span.upperBound <= bounds.last ? next : Self.places(of: bounds.last + 1, first, next, times)
        low = bounds.first <= span.lowerBound ? first : Self.places(of: bounds.first, first, high, times)
    }

    /// For each customer the place of the first event that is not before an instant.
    private static func places(of instant: Int64, _ first: [UInt32], _ next: [UInt32], _ times: [Int64]) -> [UInt32] {
        var places = [UInt32](repeating: 0, count: first.count)
        var target = places.mutableSpan
        let (first, next, times) = (first.span, next.span, times.span)
        for customer in first.indices {
            let start = Int(first[customer])
            var place = Int(next[customer])
            if place &- start > 64 {
                place = times.place(of: instant, from: start, to: place)
            } else {
                // Most windows are short and end where the log ends.
                while place > start, times[place &- 1] >= instant { place &-= 1 }
            }
            target[customer] = UInt32(truncatingIfNeeded: place)
        }
        return places
    }

    /// The number of events of each customer; none for a period that ends before it starts.
    var counts: [Int64] {
        var counts = [Int64](repeating: 0, count: low.count)
        var target = counts.mutableSpan
        let (low, high) = (low.span, high.span)
        for customer in low.indices { target[customer] = Int64(high[customer]) - Int64(low[customer]) }
        return counts
    }

    /// What a running sum grows by in the period.
    func differences(of running: [Int64]) -> [Int64] {
        var sums = [Int64](repeating: 0, count: low.count)
        var target = sums.mutableSpan
        let (low, high, running) = (low.span, high.span, running.span)
        for customer in low.indices { target[customer] = running[Int(high[customer])] &- running[Int(low[customer])] }
        return sums
    }

    /// The time of the first or the last event of the period.
    func times(_ times: [Int64], isLast: Bool) -> WindowState.Extremes {
        WindowState.Extremes(isGreatest: isLast, low.count) { customer in
            low[customer] < high[customer] ? times[Int(isLast ? high[customer] : low[customer] + 1) - 1] : nil
        }
    }
}
