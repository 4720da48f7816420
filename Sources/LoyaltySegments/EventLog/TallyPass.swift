//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Works out counts, sums and last times of a log for all customers in one pass over its events.
///
/// Windows that end together share one tally a customer, of 16 bytes: the events are added from the latest window to the
/// longest, and each window is read off when the tally has reached its start. Customers are dealt into groups whose tallies
/// stay in the processor's cache.
struct TallyPass {
    private struct Tally {
        var sum: Int64 = 0
        var count: UInt32 = 0
        /// One more than the place of the last event; zero for none.
        var last: UInt32 = 0
    }

    private struct Entry {
        var customer: UInt32 = 0
        var place: UInt32 = 0
        var word: Int64 = 0
    }

    /// What the windows that are worked out together have in common.
    private struct Group: Hashable {
        let end: Int
        /// The field that is summed up.
        let field: Int?
    }

    private let log: EventLog

    init(_ log: EventLog) { self.log = log }

    /// Fills in the windows that a pass works out.
    func fill(_ plan: inout WindowPlan, _ source: EventSource) {
        var members: [Group: [(index: Int, start: Int)]] = [:]
        var order: [Group] = []
        var loose: [(index: Int, start: Int, end: Int)] = []
        for (index, item) in plan.items.enumerated() where item.filter == nil {
            let events = source.events(inside: item.bounds)
            switch item.window.window.aggregate {
            case .sum:
                guard let field = item.window.field, source.fields[field].isSummable else { continue }
                let group = Group(end: events.upperBound, field: field)
                if members[group] == nil { order.append(group) }
                members[group, default: []].append((index, events.lowerBound))
            case .known:
                guard let field = item.window.field, source.fields[field].known == nil else { continue }
                loose.append((index, events.lowerBound, events.upperBound))
            case .count, .lastTime: loose.append((index, events.lowerBound, events.upperBound))
            default: continue
            }
        }
        // Counts and last times need no field, so they go with any sum of their end.
        for (index, start, end) in loose {
            let group = order.first { $0.end == end } ?? Group(end: end, field: nil)
            if members[group] == nil { order.append(group) }
            members[group, default: []].append((index, start))
        }
        for group in order { fill(&plan, source, group, members[group] ?? []) }
    }

    private func fill(
        _ plan: inout WindowPlan,
        _ source: EventSource,
        _ group: Group,
        _ members: [(index: Int, start: Int)]
    ) {
        var tallies = [Tally](repeating: Tally(), count: log.customerCount)
        let words = group.field.map { source.fields[$0].words }
        var end = group.end
        let ordered = members.sorted { ($1.start, $0.index) < ($0.start, $1.index) }
        var rest = ordered[...]
        while let start = rest.first?.start {
            let indices = rest.prefix { $0.start == start }.map(\.index)
            rest = rest.dropFirst(indices.count)
            if start < end {
                add(start..<end, words, to: &tallies)
                end = start
            }
            Self.read(tallies, source.times, into: &plan, indices)
        }
    }

    /// Reads off windows whose start the tallies have reached, all in one go.
    private static func read(_ tallies: [Tally], _ times: [Int64], into plan: inout WindowPlan, _ indices: [Int]) {
        let aggregates = indices.map { plan.items[$0].window.window.aggregate }
        let hasSum = aggregates.contains { $0.isSum }
        let hasTime = aggregates.contains(.lastTime)
        let hasCount = aggregates.contains { !$0.isSum && $0 != .lastTime }
        var sums = [Int64](repeating: 0, count: hasSum ? tallies.count : 0)
        var counts = [Int64](repeating: 0, count: hasCount ? tallies.count : 0)
        var lasts = [Int64](repeating: 0, count: hasTime ? tallies.count : 0)
        var known = [Bool](repeating: false, count: hasTime ? tallies.count : 0)
        do {
            var sums = sums.mutableSpan
            var counts = counts.mutableSpan
            var lasts = lasts.mutableSpan
            var known = known.mutableSpan
            let (tallies, times) = (tallies.span, times.span)
            for customer in tallies.indices {
                let tally = tallies[customer]
                if hasSum { sums[customer] = tally.sum }
                if hasCount { counts[customer] = Int64(tally.count) }
                if hasTime, tally.last > 0 {
                    lasts[customer] = times[Int(tally.last) &- 1]
                    known[customer] = true
                }
            }
        }
        for (index, aggregate) in zip(indices, aggregates) {
            switch aggregate {
            case .sum: plan.items[index].state = .sums(sums)
            case .lastTime:
                plan.items[index].state = .extremes(.init(isGreatest: true, words: lasts, known: known))
            default: plan.items[index].state = .counts(counts)
            }
        }
    }

    // MARK: - Adding

    /// The customers of a group, whose tallies take 512 KiB.
    private static let groupShift = 15
    /// The events that are dealt at a time.
    private static let chunk = 1 << 21

    private func add(_ events: Range<Int>, _ words: [Int64]?, to tallies: inout [Tally]) {
        let groups = (log.customerCount >> Self.groupShift) + 1
        var start = events.lowerBound
        // Dealing pays once each group gets a good number of events.
        guard groups > 1, events.count > log.customerCount / 2 else {
            return Self.add(events, log.customers, words, to: &tallies)
        }
        var entries = [Entry](repeating: Entry(), count: min(events.count, Self.chunk))
        while start < events.upperBound {
            let end = min(start + Self.chunk, events.upperBound)
            Self.deal(start..<end, log.customers, words, groups, into: &entries)
            Self.add(entries, count: end - start, to: &tallies)
            start = end
        }
    }

    private static func add(_ events: Range<Int>, _ customers: [UInt32], _ words: [Int64]?, to tallies: inout [Tally]) {
        let customers = customers.span
        var tallies = tallies.mutableSpan
        guard let words = words?.span else {
            for event in events {
                let customer = Int(customers[event])
                tallies[customer].count &+= 1
                tallies[customer].last = max(tallies[customer].last, UInt32(truncatingIfNeeded: event &+ 1))
            }
            return
        }
        for event in events {
            let customer = Int(customers[event])
            tallies[customer].sum &+= words[event]
            tallies[customer].count &+= 1
            tallies[customer].last = max(tallies[customer].last, UInt32(truncatingIfNeeded: event &+ 1))
        }
    }

    /// Deals events to groups of customers; each group keeps the order of its events.
    private static func deal(
        _ events: Range<Int>,
        _ customers: [UInt32],
        _ words: [Int64]?,
        _ groups: Int,
        into entries: inout [Entry]
    ) {
        var starts = [UInt32](repeating: 0, count: groups + 1)
        let customers = customers.span
        var places = starts.mutableSpan
        for event in events { places[Int(customers[event] >> groupShift) &+ 1] &+= 1 }
        for group in 1...groups { places[group] &+= places[group &- 1] }
        var entries = entries.mutableSpan
        let words = words ?? []
        let hasWords = !words.isEmpty
        let span = words.span
        for event in events {
            let customer = customers[event]
            let group = Int(customer >> groupShift)
            let place = places[group]
            places[group] = place &+ 1
            entries[Int(place)] = Entry(
                customer: customer,
                place: UInt32(truncatingIfNeeded: event &+ 1),
                word: hasWords ? span[event] : 0
            )
        }
    }

    private static func add(_ entries: [Entry], count: Int, to tallies: inout [Tally]) {
        let entries = entries.span
        var tallies = tallies.mutableSpan
        for index in 0..<count {
            let entry = entries[index]
            let customer = Int(entry.customer)
            var tally = tallies[customer]
            tally.sum &+= entry.word
            tally.count &+= 1
            tally.last = max(tally.last, entry.place)
            tallies[customer] = tally
        }
    }
}

extension EventField {
    /// Whether sums of the field are exact in 64 bits; a missing value adds nothing.
    var isSummable: Bool { type != .number && sumsFit }
}

extension EventAggregate {
    fileprivate var isSum: Bool { if case .sum = self { true } else { false } }
}
