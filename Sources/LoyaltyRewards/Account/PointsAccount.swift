//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What one member has in one program: lots of points, debt, and what is needed to take anything back.
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
    /// The lots with points left, in the order in which they are redeemed from.
    public internal(set) var lots: [Lot] = []
    /// The steps of points owed, repaid by what comes next; blocks redemption.
    public internal(set) var debt: Int64 = 0
    /// What became of all points.
    public internal(set) var totals = PointsTotals()
    /// The accruals by order.
    public internal(set) var accruals: [OrderID: AccrualEntry] = [:]
    /// The redemptions by name.
    public internal(set) var redemptions: [RedemptionID: RedemptionEntry] = [:]
    /// What counts for a tier, by rising time.
    public internal(set) var qualifying = QualifyingHistory()
    /// The tier that was last recorded; ``PointsProgram/standing(of:asOf:)`` tells the tier at any instant.
    public internal(set) var recordedTier: TierID?
    /// When the recorded tier ends if nothing more is accrued, or nil if it does not.
    public internal(set) var tierHoldsUntil: Timestamp?
    /// The number of lots that were ever granted.
    public internal(set) var lotCount: Int64 = 0

    /// Creates the account of a member to whom nothing has happened.
    public init() {}
}

// MARK: - Points at an instant

extension PointsAccount {
    /// The steps of points in all lots, whatever their dates.
    public var remainingSteps: Int64 { lots.reduce(0) { $0 + $1.remaining } }

    /// Returns the steps of points that can be redeemed at an instant.
    ///
    /// - Parameter instant: Any instant from the last event on.
    /// - Returns: The steps of points that can be redeemed at an instant.
    /// - Complexity: O(*n*) in the number of lots.
    public func availableSteps(asOf instant: Timestamp) -> Int64 {
        var steps: Int64 = 0
        for index in lots.indices where lots[index].isAvailable(asOf: instant) { steps += lots[index].remaining }
        return steps
    }

    /// Returns the balance at an instant: a function of the lots' dates, whatever was or was not written down since.
    ///
    /// - Parameters:
    ///   - unit: The unit of the program.
    ///   - instant: Any instant from the last event on.
    /// - Returns: The balance at an instant.
    /// - Throws: ``RewardsError`` with code `unitMismatch` if the account has another unit.
    /// - Complexity: O(*n*) in the number of lots.
    public func balance(in unit: PointUnit, asOf instant: Timestamp) throws(RewardsError) -> Balance {
        guard self.unit == nil || self.unit == unit else {
            throw RewardsError(.unitMismatch, "an account is read in its own unit")
        }
        return try Balance(of: lots, debt: debt, in: unit, asOf: instant)
    }

    /// Whether every point is accounted for; see ``PointsTotals``.
    ///
    /// - Complexity: O(*n*) in the number of lots.
    public var isBalanced: Bool {
        let left = lots.reduce(Int128(totals.redeemed)) { $0 + Int128($1.remaining) }
        let gone = Int128(totals.expired) + Int128(totals.reversed) + Int128(totals.repaid)
        return left + gone == Int128(totals.issued)
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

    /// The instant at which the next lot expires or the recorded tier ends, whichever is first.
    public var nextDue: Timestamp? {
        guard let expiry = lots.first?.expiresAt else { return tierHoldsUntil }
        return tierHoldsUntil.map { min($0, expiry) } ?? expiry
    }
}
