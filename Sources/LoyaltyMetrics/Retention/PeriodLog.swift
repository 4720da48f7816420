//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What is kept of each customer to know the active periods: the bits, or for elapsed time the instants.
///
/// All of it are sets, so that a second delivery changes nothing.
struct PeriodLog: Hashable, Sendable {
    /// The periods of each customer on a grid; otherwise empty.
    private(set) var periods: [CustomerID: CustomerPeriods] = [:]
    /// When each customer was active, for elapsed time: the first activity may be the last to come; otherwise empty.
    private(set) var instants: [CustomerID: Set<Timestamp>] = [:]

    mutating func add(_ customer: CustomerID, at instant: Timestamp, in window: RetentionWindow) {
        switch window {
        case .calendar(let grid): periods[customer, default: CustomerPeriods()].insert(grid.position(of: instant))
        case .elapsed: instants[customer, default: []].insert(instant)
        }
    }

    mutating func merge(_ other: PeriodLog) {
        for (customer, added) in other.periods { periods[customer, default: CustomerPeriods()].formUnion(added) }
        for (customer, added) in other.instants { instants[customer, default: []].formUnion(added) }
    }

    /// The periods of each customer, in no order.
    func customers(in window: RetentionWindow, asOf: Timestamp) -> [CustomerPeriods] {
        switch window {
        case .calendar: Array(periods.values)
        case .elapsed(let elapsed): instants.values.map { elapsed.periods(of: $0, asOf: asOf) }
        }
    }
}

// MARK: - Coding

extension PeriodLog {
    private enum CodingKeys: String, CodingKey { case customers }

    private struct PeriodsEntry: Codable {
        let customer: CustomerID
        let periods: PeriodBits
        let isEarlier: Bool
        let isLater: Bool
    }

    private struct InstantsEntry: Codable {
        let customer: CustomerID
        let instants: [Timestamp]
    }

    /// Reads the contents that a window has.
    init(from decoder: any Decoder, in window: RetentionWindow) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let rule = "a customer stands once in a state, with activity"
        switch window {
        case .calendar(let grid):
            let mask = PeriodBits.mask(ofFirst: grid.count)
            let entries = try container.decode([PeriodsEntry].self, forKey: .customers)
            for entry in entries {
                let isActive = !entry.periods.isEmpty || entry.isEarlier || entry.isLater
                try container.check(isActive && entry.periods.rawValue & ~mask == 0, .customers, rule)
                periods[entry.customer] = CustomerPeriods(
                    entry.periods,
                    isEarlier: entry.isEarlier,
                    isLater: entry.isLater
                )
            }
            try container.check(periods.count == entries.count, .customers, rule)
        case .elapsed:
            let entries = try container.decode([InstantsEntry].self, forKey: .customers)
            for entry in entries {
                try container.check(!entry.instants.isEmpty, .customers, rule)
                instants[entry.customer] = Set(entry.instants)
            }
            try container.check(instants.count == entries.count, .customers, rule)
        }
    }

    /// Writes the contents, sorted by customer and by time.
    func encode(to encoder: any Encoder, in window: RetentionWindow) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch window {
        case .calendar:
            let entries = periods.sorted { $0.key < $1.key }.map { customer, periods in
                PeriodsEntry(
                    customer: customer,
                    periods: periods.bits,
                    isEarlier: periods.isEarlier,
                    isLater: periods.isLater
                )
            }
            try container.encode(entries, forKey: .customers)
        case .elapsed:
            let entries = instants.sorted { $0.key < $1.key }
            try container.encode(
                entries.map { InstantsEntry(customer: $0.key, instants: $0.value.sorted()) },
                forKey: .customers
            )
        }
    }
}
