//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Something that a host owes a customer in a stretch of time: a delivery on the day, an answer within 24 hours.
///
/// ```swift
/// let delivery = try Promise.delivery(id, on: CivilDate(parsing: "2026-11-21"), deliveredAt: arrived, in: zone)
/// let answer = try Promise.answer(to: review, answeredAt: answered, within: .hours(24))
/// ```
public struct Promise: Hashable, Sendable {
    /// The host's identifier of what was promised: of the delivery, of the review.
    public let id: ActivityID
    /// The first instant that is not too early; nil if none is.
    public let start: Timestamp?
    /// The last instant that is in time.
    public let due: Timestamp
    /// When it was kept; nil if it has not been.
    public let keptAt: Timestamp?

    /// Creates a promise.
    ///
    /// - Parameters:
    ///   - id: The host's identifier of what was promised.
    ///   - start: The first instant that is not too early; nil if none is.
    ///   - due: The last instant that is in time.
    ///   - keptAt: When it was kept; nil if it has not been.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for a promise that is due before it starts.
    public init(
        id: ActivityID,
        from start: Timestamp? = nil,
        due: Timestamp,
        keptAt: Timestamp?
    ) throws(MetricsError) {
        if let start, due < start {
            throw MetricsError(.invalidDefinition, "a promise is not due before its time begins")
        }
        self.id = id
        self.start = start
        self.due = due
        self.keptAt = keptAt
    }

    /// Returns the promise of a delivery on a day.
    ///
    /// - Parameters:
    ///   - id: The host's identifier of the delivery.
    ///   - date: The promised date, in the customer's zone.
    ///   - deliveredAt: When it was delivered; nil if it has not been.
    ///   - zone: The customer's zone.
    /// - Returns: The promise: kept from the first to the last instant of the date.
    /// - Throws: ``MetricsError`` with code `dateOutOfRange` at the ends of the years 1 to 9999.
    public static func delivery(
        _ id: ActivityID,
        on date: CivilDate,
        deliveredAt: Timestamp?,
        in zone: some TimeZoneRules
    ) throws(MetricsError) -> Promise {
        guard let start = try? zone.startOfDay(date), let next = try? date.advanced(by: .days(1)),
            let end = try? zone.startOfDay(next),
            let due = try? end.advanced(by: TimeSpan(microseconds: -1))
        else { throw MetricsError(.dateOutOfRange, "a promised day lies in the years 1 to 9999") }
        return try Promise(id: id, from: start, due: max(start, due), keptAt: deliveredAt)
    }

    /// Returns the promise of an answer to a review.
    ///
    /// - Parameters:
    ///   - review: The review.
    ///   - answeredAt: When it was answered; nil if it has not been.
    ///   - time: Within what time it should be, such as 24 hours; zero or more.
    /// - Returns: The promise: kept from the review on, up to and including so much later.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for a time below zero, and `dateOutOfRange` beyond the years
    ///   1 to 9999.
    public static func answer(
        to review: Review,
        answeredAt: Timestamp?,
        within time: TimeSpan
    ) throws(MetricsError) -> Promise {
        guard let due = try? review.at.advanced(by: time) else {
            throw MetricsError(.dateOutOfRange, "an answer is due in the years 1 to 9999")
        }
        return try Promise(id: review.id, from: review.at, due: due, keptAt: answeredAt)
    }
}
