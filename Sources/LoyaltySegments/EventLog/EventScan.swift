//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Works out any window from its events, one at a time.
struct EventScan {
    private let source: EventSource
    private let part: Int
    private let customerCount: Int

    init(_ source: EventSource, part: Int, customerCount: Int) {
        self.source = source
        self.part = part
        self.customerCount = customerCount
    }

    /// Returns what a window comes to.
    ///
    /// - Parameters:
    ///   - item: The window.
    ///   - mask: The events that the window's filter takes; nil for all.
    ///   - visit: Calls its argument with the customer and the place of each event of the period, those of one customer in the
    ///     order of time.
    /// - Returns: What the window comes to.
    @inline(__always)
    func state(
        _ item: WindowPlan.Item,
        _ mask: [Bool]?,
        _ visit: ((_ customer: Int, _ event: Int) -> Void) -> Void
    ) -> WindowState {
        let aggregate = item.window.window.aggregate
        if let slot = item.window.field {
            let field = source.fields[slot]
            return state(aggregate, field, field.known(among: mask), visit)
        }
        switch aggregate {
        case .firstTime, .lastTime:
            let times = source.times
            var extremes = WindowState.Extremes(isGreatest: aggregate == .lastTime, customerCount)
            visit { if mask?[$1] ?? true { extremes.add(times[$1], $0) } }
            return .extremes(extremes)
        default: return counts(mask, visit)
        }
    }

    @inline(__always)
    private func state(
        _ aggregate: EventAggregate,
        _ field: EventField,
        _ taken: [Bool]?,
        _ visit: ((_ customer: Int, _ event: Int) -> Void) -> Void
    ) -> WindowState {
        switch aggregate {
        case .minimum, .maximum:
            var extremes = WindowState.Extremes(isGreatest: aggregate.name == "max", customerCount)
            visit { if taken?[$1] ?? true { extremes.add(field.words[$1], $0) } }
            return .extremes(extremes)
        case .first, .last:
            var picks = WindowState.Picks(isLast: aggregate.name == "last", customerCount)
            visit {
                if taken?[$1] ?? true { picks.add(field.words[$1], .init(time: source.times[$1], part: part), $0) }
            }
            return .picks(picks)
        case .distinct:
            var sets = [Set<Int64>](repeating: [], count: customerCount)
            visit { if taken?[$1] ?? true { sets[$0].insert(field.words[$1]) } }
            return .distinct(sets)
        case .sum, .average:
            if field.type == .number {
                var sums = [ExactSum](repeating: ExactSum(), count: customerCount)
                var counts = [Int64](repeating: 0, count: customerCount)
                visit {
                    guard taken?[$1] ?? true else { return }
                    sums[$0].add(Double(orderedWord: field.words[$1]))
                    counts[$0] &+= 1
                }
                return .exactSums(sums, counts: counts)
            }
            if field.sumsFit {
                var sums = [Int64](repeating: 0, count: customerCount)
                visit { if taken?[$1] ?? true { sums[$0] &+= field.words[$1] } }
                return .sums(sums)
            }
            // More terms than a log has would be needed to leave 128 bits.
            var sums = [Int128](repeating: 0, count: customerCount)
            visit { if taken?[$1] ?? true { sums[$0] &+= Int128(field.words[$1]) } }
            return WindowState(sums: sums)
        case .known, .count, .firstTime, .lastTime: return counts(taken, visit)
        }
    }

    @inline(__always)
    private func counts(
        _ taken: [Bool]?,
        _ visit: ((_ customer: Int, _ event: Int) -> Void) -> Void
    ) -> WindowState {
        var counts = [Int64](repeating: 0, count: customerCount)
        visit { if taken?[$1] ?? true { counts[$0] &+= 1 } }
        return .counts(counts)
    }
}

extension EventField {
    /// The events that have a value, of those that a filter takes; nil for all.
    fileprivate func known(among mask: [Bool]?) -> [Bool]? {
        guard let mask, let known else { return mask ?? known }
        return zip(mask, known).map { $0 && $1 }
    }
}
