//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Sorts orders by customer and date, by counting alone: first to groups of customers, then each group inside the cache.
///
/// Only the bits of a date and of a customer count, so that no order of the rows and no spread of the customers makes it
/// slower.
struct PurchaseDaySorter<Amount: FixedWidthInteger & UnsignedInteger & Sendable> {
    /// What is kept of an order.
    private struct Entry: Sendable {
        /// The customer's place in the group and, below it, the date.
        var code: UInt32 = 0
        var amount: Amount = 0
    }

    private let orders: OrderColumns
    private let table: InstantTable
    private let groups: CustomerGroups
    /// How many bits of a code are the date; no more than the customer leaves.
    private let dayBits: UInt32

    /// Takes orders, whose totals fit the amount, and a table of 2^20 dates at most that has all their times.
    init(_ orders: OrderColumns, _ table: InstantTable) {
        self.orders = orders
        self.table = table
        groups = CustomerGroups(orders.activities)
        let lastDay = table.stretches.map(\.number).max() ?? 0
        dayBits = UInt32(32 - max(lastDay, 1).leadingZeroBitCount)
    }

    /// Deals the orders to groups.
    private func dealt() -> [Entry] {
        var entries = [Entry](repeating: Entry(), count: orders.count)
        var starts = groups.starts
        var target = entries.mutableSpan
        var places = starts.mutableSpan
        let (customers, times) = (orders.activities.customers.span, orders.activities.times.span)
        let (minorUnits, buckets) = (orders.minorUnits.span, table.buckets.span)
        for row in customers.indices {
            let customer = customers[row]
            let day = UInt32(bitPattern: table.number(at: times[row], buckets))
            let group = Int(customer &>> CustomerGroups.shift)
            let place = places[group]
            places[group] = place &+ 1
            target[Int(place)] = Entry(
                code: UInt32(bitPattern: customer & CustomerGroups.mask) &<< dayBits | day,
                amount: Amount(truncatingIfNeeded: minorUnits[row])
            )
        }
        return entries
    }
}

// MARK: - Sorting a group

extension PurchaseDaySorter {
    /// How many bits of a date are sorted by at a time, so that the counts stay in the nearest cache.
    private static var digitBits: UInt32 { 12 }

    /// Sorts the entries of a group, by date and then by customer.
    ///
    /// - Parameters:
    ///   - entries: The entries.
    ///   - sorted: Where they end up.
    ///   - spare: A place for as many.
    ///   - ends: Afterwards, for each customer of the group the end of the entries.
    private func sort(
        _ entries: Span<Entry>,
        to sorted: inout [Entry],
        _ spare: inout [Entry],
        _ ends: inout [UInt32]
    ) {
        let customerBits = UInt32(CustomerGroups.shift)
        if dayBits > Self.digitBits {
            // Two digits, as long as each other.
            let bits = (dayBits + 1) / 2
            Self.move(entries, to: &sorted, by: 0, bits, &ends)
            Self.move(sorted.span.extracting(first: entries.count), to: &spare, by: bits, dayBits - bits, &ends)
        } else {
            Self.move(entries, to: &spare, by: 0, dayBits, &ends)
        }
        Self.move(spare.span.extracting(first: entries.count), to: &sorted, by: dayBits, customerBits, &ends)
    }

    /// Moves entries to where they belong by some bits of their codes; equal ones keep their order.
    private static func move(
        _ entries: Span<Entry>,
        to target: inout [Entry],
        by shift: UInt32,
        _ bits: UInt32,
        _ ends: inout [UInt32]
    ) {
        var target = target.mutableSpan
        var places = ends.mutableSpan
        let last = 1 << Int(bits) - 1
        for digit in 0...last { places[digit] = 0 }
        for index in entries.indices { places[Int(entries[index].code &>> shift) & last] &+= 1 }
        var start: UInt32 = 0
        for digit in 0...last {
            let count = places[digit]
            places[digit] = start
            start &+= count
        }
        for index in entries.indices {
            let entry = entries[index]
            let digit = Int(entry.code &>> shift) & last
            let place = places[digit]
            places[digit] = place &+ 1
            target[Int(place)] = entry
        }
    }
}

// MARK: - Reading off the dates

extension PurchaseDaySorter {
    /// Returns what the orders come to.
    ///
    /// - Parameter firstDay: The date that 0 in the table stands for, as days since 1970-01-01.
    /// - Returns: The dates of each customer, and what the orders were worth.
    /// - Throws: ``MetricsError`` with code `sumOutOfRange`.
    func days(from firstDay: Int32) throws(MetricsError) -> PurchaseDays {
        let entries = dealt()
        var sorted = [Entry](repeating: Entry(), count: groups.mostRows)
        var spare = sorted
        var ends = [UInt32](repeating: 0, count: 1 << Int(Self.digitBits))
        var result = PurchaseDays(customers: orders.activities.customerCount, days: orders.count)
        var dayCount = 0
        for group in 0..<groups.count {
            let customers = groups.customers(of: group)
            sort(entries.span.extracting(groups.rows(of: group)), to: &sorted, &spare, &ends)
            dayCount = try read(sorted.span, ends.span, customers, firstDay, &result.customers, &result.days, dayCount)
        }
        result.days.removeLast(result.days.count - dayCount)
        return result
    }

    /// Reads the dates of the customers of a group off the sorted entries, and returns how many dates there are with those of
    /// the groups before.
    private func read(
        _ entries: Span<Entry>,
        _ ends: Span<UInt32>,
        _ group: Range<Int>,
        _ firstDay: Int32,
        _ customers: inout [PurchaseDays.Customer],
        _ days: inout [Int32],
        _ dayCount: Int
    ) throws(MetricsError) -> Int {
        var customers = customers.mutableSpan
        var days = days.mutableSpan
        let dayMask: UInt32 = 1 &<< dayBits &- 1
        var greatest: Int64 = 0
        var place = 0
        var dayPlace = dayCount
        for number in group {
            let end = Int(ends[number &- group.lowerBound])
            let firstCode = place < end ? entries[place].code : 0
            // No code has all bits: there are fewer than 2^20 dates.
            var lastCode = UInt32.max
            var customer = PurchaseDays.Customer()
            while place < end {
                let entry = entries[place]
                let amount = Int64(truncatingIfNeeded: entry.amount)
                if entry.code != lastCode {
                    lastCode = entry.code
                    days[dayPlace] = firstDay &+ Int32(bitPattern: lastCode & dayMask)
                    dayPlace &+= 1
                }
                customer.firstSpend &+= entry.code == firstCode ? amount : 0
                // A sum that passes the bound is seen before it could leave 64 bits.
                customer.spend &+= amount
                greatest = max(greatest, customer.spend)
                place &+= 1
            }
            customer.end = dayPlace
            customers[number] = customer
        }
        guard greatest <= Tally.maximum else { throw Tally.tooLarge }
        return dayPlace
    }
}
