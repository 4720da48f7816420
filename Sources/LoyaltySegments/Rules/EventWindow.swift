//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What a customer's events of one kind add up to, over a period and through a filter.
///
/// ```swift
/// // count of orders in last 90 days
/// EventWindow(of: "orders", .count, in: .rolling(days: 90))
/// // sum of orders.total in last 12 calendar months where channel = "web"
/// EventWindow(
///     of: "orders", .sum("total"), in: .calendar(.month, count: 12),
///     where: .test("channel", .compare(.equal, .text("web"))))
/// ```
///
/// Of no events the count, the sum and the number of distinct values are 0; average, minimum, maximum, first and last are
/// missing. Events after `asOf` are never seen.
public struct EventWindow: Hashable, Sendable {
    /// The kind of the events.
    public let event: AttributeName
    /// What is taken of the events.
    public let aggregate: EventAggregate
    /// When the events happened.
    public let period: EventPeriod
    /// What holds for each event that is taken, a rule over the fields of the event; nil takes all, and only a yes takes one.
    public let filter: SegmentRule?

    /// Creates a window.
    ///
    /// - Parameters:
    ///   - event: The kind of the events.
    ///   - aggregate: What is taken of the events.
    ///   - period: When the events happened.
    ///   - filter: What holds for each event that is taken; it asks the fields of the event, and no other windows or segments.
    public init(
        of event: AttributeName,
        _ aggregate: EventAggregate,
        in period: EventPeriod = .all,
        where filter: SegmentRule? = nil
    ) {
        self.event = event
        self.aggregate = aggregate
        self.period = period
        self.filter = filter
    }

    /// Whether another window takes the same events, whatever it makes of them.
    func takesSameEvents(as other: EventWindow) -> Bool {
        event == other.event && period == other.period && filter == other.filter
    }
}
