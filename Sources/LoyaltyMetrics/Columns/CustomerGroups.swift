//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Rows by groups of customers with neighbouring numbers, so small that what is kept of a group stays in the processor's cache.
///
/// Rows of a log jump from customer to customer, and a table of a million customers is larger than the cache: nearly every
/// row would wait for memory. So rows are first dealt to groups, which writes to some hundred places one after another, and
/// then worked out group by group.
struct CustomerGroups {
    /// How many customers a group has, as a power of two.
    static let shift: Int32 = 12
    /// How many customers a group has.
    static let size = 1 << Int(shift)
    /// The bits of a customer's number that are the place in the group.
    static let mask = Int32(size - 1)

    /// The places of the first row of each group and, last, of the end.
    let starts: [UInt32]
    private let customerCount: Int

    /// Counts the rows of each group.
    init(_ activities: ActivityColumns) {
        customerCount = activities.customerCount
        let groups = (customerCount + Self.size - 1) / Self.size
        var starts = [UInt32](repeating: 0, count: groups + 1)
        var places = starts.mutableSpan
        let customers = activities.customers.span
        for row in customers.indices { places[Int(customers[row] &>> Self.shift) &+ 1] &+= 1 }
        for group in 0..<groups { places[group + 1] &+= places[group] }
        self.starts = starts
    }

    /// How many groups there are.
    var count: Int { starts.count - 1 }

    /// The rows of a group, as places in the order of groups.
    func rows(of group: Int) -> Range<Int> { Int(starts[group])..<Int(starts[group + 1]) }

    /// The customers of a group.
    func customers(of group: Int) -> Range<Int> { group * Self.size..<min((group + 1) * Self.size, customerCount) }

    /// How many rows the largest group has.
    var mostRows: Int { zip(starts, starts.dropFirst()).map { Int($1 - $0) }.max() ?? 0 }
}
