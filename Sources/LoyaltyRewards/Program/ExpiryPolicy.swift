//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How long granted points live.
///
/// A policy speaks of days of the program's time zone. What concerns one grant is resolved once, when points are granted, to
/// the first instant at which they are gone; later changes of the policy or of the zone's rules change no lot. What concerns
/// the whole account, ``inactivity(after:)``, moves with each activity.
///
/// ```swift
/// let policy = ExpiryPolicy.throughDay(after: .months(1))
/// try policy.expiry(ofPointsGrantedAt: grantedOn31January, in: moscow)   // the first instant of 1 March in Moscow
/// ```
///
/// Programs combine both: after 18 months without activity, but no later than four years after the grant:
///
/// ```swift
/// let policy = ExpiryPolicy.earliest([.inactivity(after: .months(18)), .throughDay(after: .years(4))])
/// ```
public enum ExpiryPolicy: Hashable, Sendable {
    /// Points never expire.
    case never
    /// Points live through the day that lies a step after the day of the grant; its month ends clamp.
    case throughDay(after: CalendarStep)
    /// Points live through the last day of the period that holds the day a step after the day of the grant.
    ///
    /// "To the end of the month, twelve months on" is `.throughEnd(of: .month, after: .months(12))`.
    case throughEnd(of: CalendarPeriod, after: CalendarStep)
    /// Points live through a fixed day of the year: the first one that lies at least a step after the day of the grant.
    ///
    /// 29 February is 28 February in a common year.
    case fixedDay(month: Int, day: Int, after: CalendarStep)
    /// All points of an account live through the day that lies a step after the day of its last activity.
    case inactivity(after: CalendarStep)
    /// Points live as long as each of several policies lets them: they are gone at the earliest of their ends.
    ///
    /// At most ``maximumPolicies`` in one list, and lists at most ``maximumDepth`` deep.
    case earliest([ExpiryPolicy])
}

// MARK: - Bounds

extension ExpiryPolicy {
    /// The most policies in one list of ``earliest(_:)``.
    public static let maximumPolicies = 8
    /// How deep lists of ``earliest(_:)`` may lie in each other.
    public static let maximumDepth = 4

    /// Checks that points do not expire before they are granted, that days exist and that lists are within their bounds.
    ///
    /// - Throws: ``RewardsError`` with code `invalidProgram`.
    func check(depth: Int = 1) throws(RewardsError) {
        switch self {
        case .never: return
        case .throughDay(let step), .throughEnd(_, let step), .inactivity(let step):
            try step.checkForward("points do not expire before they are granted")
        case .fixedDay(let month, let day, let step):
            try step.checkForward("points do not expire before they are granted")
            _ = try Self.date(month: month, day: day, year: 2_000)
        case .earliest(let policies):
            guard (1...Self.maximumPolicies).contains(policies.count), depth <= Self.maximumDepth else {
                throw RewardsError(.invalidProgram, "the earliest is one of 1 to 8 policies, at most 4 lists deep")
            }
            for policy in policies { try policy.check(depth: depth + 1) }
        }
    }
}
