//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// For each of some customers the places of the first event of a period and of the one after the last.
struct EventRanges {
    let low: [UInt32]
    let high: [UInt32]

    /// Finds the events of a period; its ends are only searched for where the log goes beyond them.
    init(_ index: EventIndex, _ bounds: EventBounds, _ customers: Range<Int>) {
        let times = index.source.times
        let span = index.span ?? 0...0
        let first = Array(index.starts[customers])
        let next = Array(index.starts[(customers.lowerBound + 1)..<(customers.upperBound + 1)])
        high = span.upperBound <= bounds.last ? next : Self.places(of: bounds.last + 1, first, next, times)
        low = bounds.first <= span.lowerBound ? first : Self.places(of: bounds.first, first, high, times)
    }

    /// For each customer the place of the first event that is not before an instant.
    private static func places(of instant: Int64, _ first: [UInt32], _ next: [UInt32], _ times: [Int64]) -> [UInt32] {
        var places = next
        var target = places.mutableSpan
        let (first, times) = (first.span, times.span)
        for customer in first.indices {
            let (start, end) = (Int(first[customer]), Int(target[customer]))
            guard start < end else { continue }
            target[customer] = UInt32(truncatingIfNeeded: times.latePlace(of: instant, from: start, to: end))
        }
        return places
    }
}

extension Span<Int64> {
    /// The first place in a range of ascending times, which has some, with a time that is not before an instant; quickest if
    /// few times follow, as most windows are short and end where the log ends.
    @inline(__always)
    fileprivate func latePlace(of instant: Int64, from start: Int, to end: Int) -> Int {
        // Without branches, which would be guessed wrong for every other customer.
        var place = end
        for step in 1...4 {
            let earlier = end &- step
            place &-= (earlier >= start ? 1 : 0) & (self[Swift.max(earlier, start)] >= instant ? 1 : 0)
        }
        guard place == end &- 4, place > start else { return place }
        return self.place(of: instant, from: start, to: place)
    }
}
