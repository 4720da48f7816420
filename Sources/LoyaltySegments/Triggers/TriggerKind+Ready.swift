//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension TriggerKind {
    /// Returns the occasion of a birthday.
    ///
    /// - Parameters:
    ///   - at: The time of day, by the customer's clock.
    ///   - leapDay: What a 29 February is in other years.
    ///   - date: The customer's date of birth.
    /// - Returns: The kind.
    /// - Throws: ``SegmentsError`` with code `invalidTrigger`, though never for these arguments.
    public static func birthday(
        at: LocalTime,
        leapDay: LeapDayRule,
        date: AttributeName = "birthday"
    ) throws(SegmentsError) -> TriggerKind {
        .anniversary(try Anniversary(of: date, at: at, leapDay: leapDay))
    }

    /// Returns the schedule of questions after a purchase: at once, a week later and a month later.
    ///
    /// - Parameter at: The time of day of the later ones, by the customer's clock.
    /// - Returns: The kind.
    /// - Throws: ``SegmentsError`` with code `invalidTrigger`, though never for these arguments.
    public static func feedback(at: LocalTime) throws(SegmentsError) -> TriggerKind {
        let delays: [TriggerDelay] = [.elapsed(.zero), .calendar(.days(7), at: at), .calendar(.months(1), at: at)]
        return .followUp(try FollowUp(after: .order, delays: delays))
    }

    /// Returns the reminders of an item that was put into a basket and not ordered.
    ///
    /// - Parameters:
    ///   - added: The host's action of putting an item into the basket.
    ///   - delays: How long after, one reminder for each.
    /// - Returns: The kind.
    /// - Throws: ``SegmentsError`` with code `invalidTrigger` for no delay, too many, or one below zero.
    public static func abandonedItem(added: ActionName, after delays: [TimeSpan]) throws(SegmentsError) -> TriggerKind {
        .followUp(
            try FollowUp(
                after: .action(added),
                delays: delays.map { .elapsed($0) },
                unless: [.itemOrdered],
                restarts: true,
                sameItem: true
            )
        )
    }

    /// Returns the attempts to win back a customer who no longer orders.
    ///
    /// - Parameters:
    ///   - days: The days of silence, one attempt after each.
    ///   - at: The time of day, by the customer's clock.
    /// - Returns: The kind.
    /// - Throws: ``SegmentsError`` with code `invalidTrigger` for no days, too many, or fewer than none.
    public static func winBack(silentForDays days: [Int32], at: LocalTime) throws(SegmentsError) -> TriggerKind {
        let delays = days.map { TriggerDelay.calendar(.days($0), at: at) }
        return .followUp(try FollowUp(after: .order, delays: delays, restarts: true))
    }

    /// Returns the immediate answer to a bad rating.
    ///
    /// - Returns: The kind.
    /// - Throws: ``SegmentsError`` with code `invalidTrigger`, though never here.
    public static func negativeSignal() throws(SegmentsError) -> TriggerKind {
        .followUp(try FollowUp(after: .negativeReview, delays: [.elapsed(.zero)]))
    }

    /// Returns the survey after a resolved case, or after leaving.
    ///
    /// - Parameters:
    ///   - signal: ``TriggerSignal/caseResolved``, ``TriggerSignal/left`` or another.
    ///   - delay: How long after.
    /// - Returns: The kind.
    /// - Throws: ``SegmentsError`` with code `invalidTrigger` for a delay below zero.
    public static func survey(after signal: TriggerSignal, delay: TimeSpan) throws(SegmentsError) -> TriggerKind {
        .followUp(try FollowUp(after: signal, delays: [.elapsed(delay)]))
    }
}
