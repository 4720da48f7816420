//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The events of a log by customer, from which any windows at any instant are worked out without another pass.
///
/// ```swift
/// let index = EventIndex(log)
/// let today = try index.totals(of: rule.windows, asOf: today)
/// let nextWeek = try index.totals(of: rule.windows, asOf: nextWeek)
/// ```
///
/// The events of a customer stand together in the order of time, beside running sums of the fields. So the count, the sum
/// and the last time of a period take two looks at each customer, however many events there are in between.
public struct EventIndex: Sendable {
    /// The attributes and the kinds of events.
    public let schema: Schema
    /// The kind of the events.
    public let event: AttributeName
    /// The number of customers, with events or without.
    public let customerCount: Int
    /// The place of the log among the parts of a larger one.
    public let part: Int
    let source: EventSource
    /// For each customer the place of the first event, then the number of events.
    let starts: [UInt32]
    /// For each field that sums fit for: the sum of all values before a place.
    let running: [[Int64]?]
    /// The times of the first and the last event.
    let span: ClosedRange<Int64>?

    /// Sorts the events of a log by customer.
    ///
    /// - Parameter log: The log.
    /// - Complexity: O(*n* + *c*) in the numbers of events and customers.
    public init(_ log: EventLog) {
        var source = log.source
        if let first = source.times.first, let last = source.times.last { span = first...last } else { span = nil }
        var customers = log.customers
        // Two moves, the first into groups that the cache holds, are quicker than one to places all over memory.
        let groups = (log.customerCount >> Self.groupShift) + 1
        if groups > 1 {
            let (places, _) = customers.sortedPlaces(shift: Self.groupShift, groups)
            customers = customers.moved(to: places)
            source.move(to: places)
        }
        let (places, starts) = customers.sortedPlaces(shift: 0, log.customerCount)
        source.move(to: places)
        running = source.fields.map { field in
            guard field.isSummable else { return nil }
            var sum: Int64 = 0
            var sums: [Int64] = [0]
            sums.reserveCapacity(field.words.count + 1)
            for word in field.words {
                sum &+= word
                sums.append(sum)
            }
            return sums
        }
        self.starts = starts
        self.source = source
        schema = log.schema
        event = log.event
        customerCount = log.customerCount
        part = log.part
    }

    private static let groupShift: UInt32 = 13

    /// The number of events.
    public var count: Int { source.times.count }
}

extension [UInt32] {
    /// Returns the place of each element when they are sorted by their upper bits, equal ones in their order, and where each
    /// group starts, with the number of elements at the end.
    fileprivate func sortedPlaces(shift: UInt32, _ groups: Int) -> (places: [UInt32], starts: [UInt32]) {
        var starts = [UInt32](repeating: 0, count: groups + 1)
        for element in self { starts[Int(element >> shift) + 1] &+= 1 }
        for group in 0..<groups { starts[group + 1] &+= starts[group] }
        var next = starts
        var places = [UInt32](repeating: 0, count: count)
        var nextPlaces = next.mutableSpan
        var target = places.mutableSpan
        let elements = span
        for index in elements.indices {
            let group = Int(elements[index] >> shift)
            let place = nextPlaces[group]
            nextPlaces[group] = place &+ 1
            target[index] = place
        }
        return (places, starts)
    }
}
