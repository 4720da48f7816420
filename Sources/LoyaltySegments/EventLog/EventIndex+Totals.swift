//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension EventIndex {
    /// Works out windows for all customers.
    ///
    /// - Parameters:
    ///   - windows: The windows, as ``PreparedRule/windows``.
    ///   - asOf: The instant that windows end at.
    ///   - zone: The zone of calendar windows and of days since a date.
    /// - Returns: What the windows add up to for each customer, the same as ``EventLog/totals(of:asOf:zone:)``.
    /// - Throws: As ``EventLog/totals(of:asOf:zone:)``.
    /// - Complexity: For each period O(*c* log *m*) in the number of customers and of events of one; for windows with filters,
    ///   and those that take more than counts, exact sums and times, O(*n*) in the number of events.
    public func totals(
        of windows: [EventWindow],
        asOf: Timestamp,
        zone: (any TimeZoneRules)? = nil
    ) throws(SegmentsError) -> EventTotals {
        var plan = try WindowPlan(windows, of: event, schema, asOf: asOf, zone: zone)
        QuickPass(self).fill(&plan)
        var ranges: [EventBounds: EventRanges] = [:]
        for item in plan.items where item.state == nil && ranges[item.bounds] == nil {
            ranges[item.bounds] = EventRanges(self, item.bounds, 0..<customerCount)
        }
        let scan = EventScan(source, part: part, customerCount: customerCount)
        try plan.fillRest { (item, mask) throws(SegmentsError) in
            scan.state(item, mask) { body in
                guard let range = ranges[item.bounds] else { return }
                for customer in 0..<customerCount {
                    for event in range.low[customer]..<range.high[customer] { body(customer, Int(event)) }
                }
            }
        } mask: { (filter) throws(SegmentsError) in
            try source.mask(filter, asOf: asOf)
        }
        return EventTotals(plan, source, customerCount: customerCount)
    }
}
