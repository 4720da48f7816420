//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments

extension Benchmark {
    private static let eventCount = 10_000_000
    private static let eventCustomers = 1_000_000

    /// Works out five windows of ten million orders in one pass and the sizes of four segments; customers are rows.
    static let eventsDense = Benchmark(name: "events.dense") {
        let workload = try EventsWorkload(orders: eventCount, customers: eventCustomers)
        let log = try workload.log(workload.customers, of: workload.customerCount)
        return try events("events.dense") { _ in
            EventsWorkload.sizes(try log.totals(of: EventsWorkload.windows, asOf: workload.asOf))
        }
    }

    /// The same with identifiers that are not dense, which are numbered first.
    static let eventsSparse = Benchmark(name: "events.sparse") {
        let workload = try EventsWorkload(orders: eventCount, customers: eventCustomers)
        var numbering = CustomerNumbering()
        let log = try workload.log(numbering.numbers(of: workload.ids), of: numbering.count)
        return try events("events.sparse") { _ in
            var numbering = CustomerNumbering()
            sink(try numbering.numbers(of: workload.ids))
            return EventsWorkload.sizes(try log.totals(of: EventsWorkload.windows, asOf: workload.asOf))
        }
    }

    /// Builds the index by customer once, and measures the same windows and segments from it, each time at another instant.
    static let eventsIndex = Benchmark(name: "events.index") {
        let workload = try EventsWorkload(orders: eventCount, customers: eventCustomers)
        let index = EventIndex(try workload.log(workload.customers, of: workload.customerCount))
        return try events("events.index") { hours in
            let asOf = try workload.asOf.advanced(by: .hours(hours))
            return EventsWorkload.sizes(try index.totals(of: EventsWorkload.windows, asOf: asOf))
        }
    }

    private static func events(_ name: String, _ work: (Int64) throws -> [Int]) throws -> Measurement? {
        var samples = Samples()
        var sizes: [Int] = []
        for repetition in 0..<10 {
            try samples.measure(prepare: { Int64(repetition) }) { hours in
                let result = try work(hours)
                if sizes.isEmpty { sizes = result }
            }
        }
        guard let cpu = Statistics(nanoseconds: samples.cpu), let wall = Statistics(nanoseconds: samples.wall) else {
            return nil
        }
        return Measurement(
            name: name,
            value: cpu.best * 1_000 / Int64(eventCount),
            unit: "ps of CPU time per event",
            operations: eventCount,
            cpu: cpu,
            wall: wall,
            note: "segments of \(sizes.map(String.init).joined(separator: ", ")) customers"
        )
    }
}
