//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Works out the windows of an index that the ends of their periods tell: counts, sums, and first and last times.
///
/// All windows are read off for some customers before the next ones, so that the events of a customer are looked at while
/// the processor's cache holds them.
struct QuickPass {
    /// A window and what it comes to.
    fileprivate struct Reading {
        /// The window among those of the plan.
        let index: Int
        /// The window's period among those of the pass.
        let period: Int
        let kind: Kind
        var words: [Int64]
        /// Which customers have a value, if some have none.
        var known: [Bool]
    }

    fileprivate enum Kind {
        case count
        /// The sum of all values before a place.
        case sum([Int64])
        case firstTime
        case lastTime
    }

    private let index: EventIndex
    /// The customers that are looked at together.
    private static let block = 512

    init(_ index: EventIndex) { self.index = index }

    /// Fills in the windows that a pass works out.
    func fill(_ plan: inout WindowPlan) {
        var readings: [Reading] = []
        var periods: [EventBounds] = []
        for (place, item) in plan.items.enumerated() where item.filter == nil {
            guard let kind = kind(item.window) else { continue }
            let period = periods.firstIndex(of: item.bounds) ?? periods.count
            if period == periods.count { periods.append(item.bounds) }
            let known = [Bool](repeating: false, count: kind.isMissingWithoutEvents ? index.customerCount : 0)
            let words = [Int64](repeating: 0, count: index.customerCount)
            readings.append(Reading(index: place, period: period, kind: kind, words: words, known: known))
        }
        guard !readings.isEmpty else { return }
        for first in stride(from: 0, to: index.customerCount, by: Self.block) {
            let customers = first..<min(first + Self.block, index.customerCount)
            let ranges = periods.map { EventRanges(index, $0, customers) }
            for place in readings.indices { readings[place].take(customers, ranges, index.source.times) }
        }
        for reading in readings { plan.items[reading.index].state = reading.state }
    }

    /// Returns how the ends of a period tell what a window comes to, or nil if they do not.
    private func kind(_ window: PreparedWindow) -> Kind? {
        switch window.window.aggregate {
        case .count: return .count
        case .known:
            guard let field = window.field, index.source.fields[field].known == nil else { return nil }
            return .count
        case .sum: return window.field.flatMap { index.running[$0] }.map { .sum($0) }
        case .firstTime: return .firstTime
        case .lastTime: return .lastTime
        default: return nil
        }
    }
}

extension QuickPass.Kind {
    var isMissingWithoutEvents: Bool {
        switch self {
        case .count, .sum: false
        case .firstTime, .lastTime: true
        }
    }
}

extension QuickPass.Reading {
    /// Reads the window off for some customers.
    mutating func take(_ customers: Range<Int>, _ ranges: [EventRanges], _ times: [Int64]) {
        let (kind, range, first) = (kind, ranges[period], customers.lowerBound)
        let low = range.low.span
        let high = range.high.span
        if !known.isEmpty {
            var known = known.mutableSpan
            for place in low.indices { known[first &+ place] = low[place] < high[place] }
        }
        var words = words.mutableSpan
        switch kind {
        case .count:
            for place in low.indices { words[first &+ place] = Int64(high[place]) &- Int64(low[place]) }
        case .sum(let running):
            let running = running.span
            for place in low.indices {
                words[first &+ place] = running[Int(high[place])] &- running[Int(low[place])]
            }
        case .firstTime, .lastTime:
            let isLast = if case .lastTime = kind { true } else { false }
            let times = times.span
            for place in low.indices where low[place] < high[place] {
                words[first &+ place] = times[Int(isLast ? high[place] &- 1 : low[place])]
            }
        }
    }

    var state: WindowState {
        switch kind {
        case .count: .counts(words)
        case .sum: .sums(words)
        case .firstTime: .extremes(WindowState.Extremes(isGreatest: false, words: words, known: known))
        case .lastTime: .extremes(WindowState.Extremes(isGreatest: true, words: words, known: known))
        }
    }
}
