//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What one member has in one program: lots of points, holds, debt, and what is needed to take anything back.
///
/// The account is the fold of its events; ``PointsProgram`` decides, and ``apply(_:)`` writes down what was decided. A host
/// keeps it as it likes: as one value, as rows, or in a journal. Amounts are steps of ``unit``, which the first event names.
///
/// ```swift
/// var account = PointsAccount()
/// let decision = try rules.decide(.accrue(order, to: ann), on: account, asOf: now)
/// for event in decision.events.joined() { try account.apply(event) }
/// try account.balance(in: .points, asOf: now).available.description   // "19 points"
/// ```
public struct PointsAccount: Hashable, Sendable {
    /// The program, or nil before the first event.
    public internal(set) var program: ProgramID?
    /// What the points are points of, or nil before the first event.
    public internal(set) var unit: PointUnit?
    /// When the member joined, from which anniversaries are counted; nil before the first event.
    public internal(set) var enrolledAt: Timestamp?
    /// When the last event was decided; nothing is decided before it.
    public internal(set) var lastAt: Timestamp?
    /// The lots with points left, in the order in which they are redeemed from.
    public internal(set) var lots: [Lot] = []
    /// The open holds, in the order in which they time out.
    public internal(set) var holds: [Hold] = []
    /// The steps of points owed, repaid by what comes next; blocks redemption.
    public internal(set) var debt: Int64 = 0
    /// The remainder of earlier accruals, in millionths of a step; below zero after returns.
    public internal(set) var carried: Int64 = 0
    /// What became of all points.
    public internal(set) var totals = PointsTotals()
    /// The accruals that can still be taken back, by order or action, and those whose own instant is not forgotten yet.
    public internal(set) var accruals = EntryTable<AccrualEntry>()
    /// The redemptions that can still be refunded, by name; the name of one that is forgotten is free again.
    public internal(set) var redemptions = EntryTable<RedemptionEntry>()
    /// What counts for a tier.
    public internal(set) var qualifying = QualifyingHistory()
    /// The tier that was last recorded; ``PointsProgram/standing(of:asOf:)`` tells the tier at any instant.
    public internal(set) var tier: TierRecord?
    /// What the member used of the program's limits.
    public internal(set) var usage = AccrualUsage()
    /// The first instant at which inactivity ends all points, or nil if it does not.
    public internal(set) var inactiveAt: Timestamp?
    /// What was granted or redeemed before this instant is forgotten.
    public internal(set) var forgottenBefore: Timestamp?
    /// The accounts that joined this one.
    public internal(set) var members: [MemberPart] = []
    /// Where the points of this account are kept instead, or nil for here.
    public internal(set) var move: AccountMove?
    /// For how long expired points are remembered, or nil if they cannot come back.
    public internal(set) var reinstatementWindow: CalendarStep?
    /// The expired points that may come back, in the order in which their end was written down.
    public internal(set) var expiredLots: [ExpiredLot] = []
    /// The activities that were accrued in the system that the account came from.
    public internal(set) var broughtIn: [AccrualID] = []
    /// When the account was closed, or nil while it is open.
    public internal(set) var closedAt: Timestamp?
    /// When the account was erased, or nil if it was not.
    public internal(set) var erasedAt: Timestamp?
    /// The number of lots that were ever granted.
    public internal(set) var lotCount: Int64 = 0

    /// Creates the account of a member to whom nothing has happened.
    public init() {}
}

// MARK: - Points at an instant

extension PointsAccount {
    /// The steps of points in all lots, whatever their dates, held ones included.
    public var remainingSteps: Int64 { lots.reduce(0) { $0 + $1.remaining } }

    /// The steps of points that open holds have set aside.
    public var heldSteps: Int64 { holds.reduce(0) { $0 + $1.steps } }

    /// Returns the first instant at which a lot's points are gone: its own, or that of inactivity if that is earlier.
    ///
    /// - Parameter lot: A lot of the account.
    /// - Returns: The first instant at which the points are gone, or nil for never.
    public func end(of lot: Lot) -> Timestamp? {
        guard let inactiveAt else { return lot.expiresAt }
        return lot.expiresAt.map { min($0, inactiveAt) } ?? inactiveAt
    }

    /// Returns whether a lot's points are gone at an instant.
    ///
    /// - Parameters:
    ///   - lot: A lot of the account.
    ///   - instant: Any instant from the last event on.
    /// - Returns: Whether a lot's points are gone at an instant, but for those that are held.
    public func hasEnded(_ lot: Lot, asOf instant: Timestamp) -> Bool {
        if let inactiveAt, inactiveAt <= instant { return true }
        return lot.isExpired(asOf: instant)
    }

    /// The steps of points that can be redeemed at an instant, of an account on which nothing is due.
    func availableSteps(asOf instant: Timestamp) -> Int64 {
        var steps: Int64 = 0
        for index in lots.indices where lots[index].activeAt <= instant && !hasEnded(lots[index], asOf: instant) {
            steps += lots[index].free
        }
        return steps
    }

    /// Returns what a member has at an instant.
    ///
    /// - Parameters:
    ///   - unit: The unit to read the account in.
    ///   - instant: Any instant from the last event on.
    /// - Returns: What a member has at an instant.
    /// - Throws: ``RewardsError`` with code `unitMismatch` if the account has another unit.
    /// - Complexity: O(*n* log *n*) in the number of lots.
    public func balance(in unit: PointUnit, asOf instant: Timestamp) throws(RewardsError) -> Balance {
        guard self.unit == nil || self.unit == unit else {
            throw RewardsError(.unitMismatch, "an account is read in its own unit")
        }
        return try Balance(of: settled(asOf: instant), in: unit, asOf: instant)
    }

    /// Whether the account accounts for every point: what came in is what is left and what became of the rest.
    ///
    /// True after every event; a check for tests and audits.
    public var isBalanced: Bool {
        totals.remaining == lots.reduce(Int128(0)) { $0 + Int128($1.remaining) }
            && Int128(debt) + Int128(totals.repaid) == Int128(totals.debtCreated)
    }
}

// MARK: - Journaled

extension PointsAccount: Journaled {
    /// What happened to an account.
    public typealias Event = PointsEvent
    /// What is asked of an account.
    public typealias Command = PointsCommand
    /// What the program replies.
    public typealias Answer = PointsAnswer

    /// The instant of the next thing that time alone changes: an expiry, the end of a hold, the end of a tier.
    public var nextDue: Timestamp? {
        guard closedAt == nil else { return nil }
        var due = tier?.holdsUntil
        if let hold = holds.first { due = due.map { min($0, hold.until) } ?? hold.until }
        // Lots stand in the order of expiry; one that is held whole waits for its hold.
        if let lot = lots.first(where: { $0.free > 0 }), let end = end(of: lot) {
            due = due.map { min($0, end) } ?? end
        }
        return due
    }
}
