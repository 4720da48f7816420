//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Something that happened to one customer, as triggers see it.
///
/// ```swift
/// let events = try SignalEvent.events(of: order) + [SignalEvent(visit)]
/// ```
public struct SignalEvent: Hashable, Sendable {
    /// What happened.
    public let signal: TriggerSignal
    /// The host's identifier of the order, review, case or action, which requests are named after.
    public let source: ActivityID
    /// When it happened.
    public let at: Timestamp
    /// The item that it happened with, if any.
    public let item: ItemID?

    /// Creates an event.
    ///
    /// - Parameters:
    ///   - signal: What happened.
    ///   - source: The host's identifier of what happened.
    ///   - at: When it happened.
    ///   - item: The item that it happened with, if any.
    public init(_ signal: TriggerSignal, source: ActivityID, at: Timestamp, item: ItemID? = nil) {
        self.signal = signal
        self.source = source
        self.at = at
        self.item = item
    }
}

// MARK: - From activities

extension SignalEvent {
    /// Returns the signals of an order: one of the order, and one of each item in it.
    ///
    /// - Parameter order: The order.
    /// - Returns: The signals, the order's first.
    /// - Throws: `CoreError` with code `invalidIdentifier`, if orders had longer identifiers than activities.
    public static func events(of order: Order) throws(CoreError) -> [SignalEvent] {
        let source = try ActivityID(order.id.text)
        let items = order.lines.map { SignalEvent(.itemOrdered, source: source, at: order.at, item: $0.item) }
        return [SignalEvent(.order, source: source, at: order.at)] + items
    }

    /// Returns the signals of a review: one of the review, and one more if it is negative.
    ///
    /// - Parameters:
    ///   - review: The review.
    ///   - rating: The highest rating that counts as negative; nil to go by the sentiment that the host gave alone.
    /// - Returns: The signals.
    public static func events(of review: Review, negativeUpTo rating: Int? = nil) -> [SignalEvent] {
        let isLow = if let given = review.rating?.value, let rating { given <= rating } else { false }
        let first = SignalEvent(.review, source: review.id, at: review.at, item: review.item)
        guard isLow || review.sentiment == .negative else { return [first] }
        return [first, SignalEvent(.negativeReview, source: review.id, at: review.at, item: review.item)]
    }

    /// Returns the signals of a case: one of its opening, and one of its resolution if it is resolved.
    ///
    /// - Parameter supportCase: The case.
    /// - Returns: The signals.
    public static func events(of supportCase: SupportCase) -> [SignalEvent] {
        let opened = SignalEvent(.caseOpened, source: supportCase.id, at: supportCase.at)
        guard let resolved = supportCase.resolvedAt else { return [opened] }
        return [opened, SignalEvent(.caseResolved, source: supportCase.id, at: resolved)]
    }

    /// Creates the signal of a visit.
    ///
    /// - Parameter visit: The visit.
    public init(_ visit: Visit) { self.init(.visit, source: visit.id, at: visit.at) }

    /// Creates the signal of an enrolment.
    ///
    /// - Parameter enrolment: The enrolment.
    public init(_ enrolment: Enrolment) { self.init(.enrolled, source: enrolment.id, at: enrolment.at) }

    /// Creates the signal of a leaving.
    ///
    /// - Parameter leaving: The leaving.
    public init(_ leaving: Leaving) { self.init(.left, source: leaving.id, at: leaving.at) }

    /// Creates the signal of a custom action.
    ///
    /// - Parameter action: The action.
    public init(_ action: CustomAction) {
        self.init(.action(action.name), source: action.id, at: action.at, item: action.item)
    }
}
