//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The events of one kind, to write windows in Swift.
///
/// ```swift
/// let orders = Events("orders")
/// let channel = Attribute<String>("channel")
/// let regulars = orders.inLast(days: 90).where(channel == "web").count >= 3
/// let silent = orders.lastTime.daysSince > 60
/// ```
public struct Events: Hashable, Sendable {
    /// The kind of the events.
    public let kind: AttributeName
    /// When they happened.
    public let period: EventPeriod
    /// What holds for each of them.
    public let filter: SegmentRule?

    /// Names a kind of events, of all of time up to `asOf`.
    ///
    /// - Parameter kind: The kind; a schema checks it.
    public init(_ kind: AttributeName) { self.init(kind, .all, nil) }

    private init(_ kind: AttributeName, _ period: EventPeriod, _ filter: SegmentRule?) {
        self.kind = kind
        self.period = period
        self.filter = filter
    }

    /// Returns the events of a period.
    ///
    /// - Parameter period: When they happened.
    /// - Returns: The events.
    public func during(_ period: EventPeriod) -> Events { Events(kind, period, filter) }

    /// Returns the events in (`asOf` − days · 24 h, `asOf`].
    ///
    /// - Parameter days: How many days of 24 hours.
    /// - Returns: The events.
    public func inLast(days: Int64) -> Events { during(.rolling(days: days)) }

    /// Returns the events that a rule holds for, and every earlier one.
    ///
    /// - Parameter filter: A rule over the fields of an event.
    /// - Returns: The events.
    public func `where`(_ filter: SegmentRule) -> Events {
        Events(kind, period, self.filter.map { $0 && filter } ?? filter)
    }

    private func window<Value>(_ aggregate: EventAggregate) -> RuleExpression<Value> {
        RuleExpression(.window(EventWindow(of: kind, aggregate, in: period, where: filter)))
    }
}

// MARK: - What they add up to

extension Events {
    /// How many events there are.
    public var count: RuleExpression<Int64> { window(.count) }
    /// When the first happened.
    public var firstTime: RuleExpression<Timestamp> { window(.firstTime) }
    /// When the last happened.
    public var lastTime: RuleExpression<Timestamp> { window(.lastTime) }

    /// Returns how many events have a value for a field.
    ///
    /// - Parameter field: The field.
    /// - Returns: The number.
    public func count<Value>(of field: Attribute<Value>) -> RuleExpression<Int64> { window(.known(field.name)) }

    /// Returns how many different values a field has.
    ///
    /// - Parameter field: The field.
    /// - Returns: The number.
    public func distinct<Value>(_ field: Attribute<Value>) -> RuleExpression<Int64> { window(.distinct(field.name)) }

    /// Returns the sum of a field.
    ///
    /// - Parameter field: The field.
    /// - Returns: The sum.
    public func sum<Value: ComputedAttributeRepresentable>(_ field: Attribute<Value>) -> RuleExpression<Value> {
        window(.sum(field.name))
    }

    /// Returns the average of an amount of money, which is compared exactly.
    ///
    /// - Parameter field: The field.
    /// - Returns: The average.
    public func average(_ field: Attribute<Money>) -> RuleExpression<Money> { window(.average(field.name)) }

    /// Returns the average of whole numbers, which is compared exactly.
    ///
    /// - Parameter field: The field.
    /// - Returns: The average.
    public func average(_ field: Attribute<Int64>) -> RuleExpression<Double> { window(.average(field.name)) }

    /// Returns the average of numbers.
    ///
    /// - Parameter field: The field.
    /// - Returns: The average.
    public func average(_ field: Attribute<Double>) -> RuleExpression<Double> { window(.average(field.name)) }

    /// Returns the least value of a field.
    ///
    /// - Parameter field: The field.
    /// - Returns: The value.
    public func minimum<Value: OrderedAttributeRepresentable>(_ field: Attribute<Value>) -> RuleExpression<Value> {
        window(.minimum(field.name))
    }

    /// Returns the greatest value of a field.
    ///
    /// - Parameter field: The field.
    /// - Returns: The value.
    public func maximum<Value: OrderedAttributeRepresentable>(_ field: Attribute<Value>) -> RuleExpression<Value> {
        window(.maximum(field.name))
    }

    /// Returns the value of a field at the first event that has one.
    ///
    /// - Parameter field: The field.
    /// - Returns: The value.
    public func first<Value>(_ field: Attribute<Value>) -> RuleExpression<Value> { window(.first(field.name)) }

    /// Returns the value of a field at the last event that has one.
    ///
    /// - Parameter field: The field.
    /// - Returns: The value.
    public func last<Value>(_ field: Attribute<Value>) -> RuleExpression<Value> { window(.last(field.name)) }
}
