//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A program version that decides: accrue, redeem, cancel, reverse.
///
/// Deciding is pure: the same program, account, command and instant give the same decision, byte for byte. A quote is a
/// decision that nobody applies. Each command first emits what is due, so it makes no difference whether expired points were
/// ever swept.
///
/// ```swift
/// let rules = try PointsProgram(program, in: FixedOffset(hours: 3))
/// let decision = try rules.decide(.redeem(points, as: redemption, by: ann), on: account, asOf: now)
/// if case .redeemed(let receipt) = decision.answer { receipt.value.description }   // "1.00 EUR"
/// ```
///
/// To publish a new version, decide with it from then on. What earlier versions decided stands in the events, so reversals
/// and cancellations give back what was given, whatever the rules are today.
public struct PointsProgram: Sendable {
    /// The version that decides.
    public let program: Program
    /// The rules of the program's zone.
    public let zone: any TimeZoneRules

    private let streamPrefix: String

    /// Creates the rules of a version.
    ///
    /// - Parameters:
    ///   - program: The version.
    ///   - zone: The rules of the zone that the program names.
    /// - Throws: ``RewardsError`` with code `timeZoneMismatch` for the rules of another zone.
    public init(_ program: Program, in zone: any TimeZoneRules) throws(RewardsError) {
        guard zone.identifier == program.timeZone else {
            throw RewardsError(.timeZoneMismatch, "a program is used with the zone that it names")
        }
        self.program = program
        self.zone = zone
        // The count keeps names apart that hold a stroke themselves.
        self.streamPrefix = "points/\(program.id.text.utf8.count):\(program.id)/"
    }
}

// MARK: - Reading an account

extension PointsProgram {
    /// Returns the stream of a member's account.
    ///
    /// - Parameter member: The member.
    /// - Returns: The stream of a member's account.
    /// - Throws: `CoreError` never, because both names are short enough.
    public func stream(of member: CustomerID) throws(CoreError) -> StreamID {
        try StreamID(streamPrefix + member.text)
    }

    /// Returns what a member has at an instant.
    ///
    /// - Parameters:
    ///   - account: The account.
    ///   - asOf: Any instant from the last event on.
    /// - Returns: What a member has at an instant.
    /// - Throws: ``RewardsError`` with code `unitMismatch` if the account has another unit.
    /// - Complexity: O(*n*) in the number of lots.
    public func balance(of account: PointsAccount, asOf: Timestamp) throws(RewardsError) -> Balance {
        try account.balance(in: program.unit, asOf: asOf)
    }

    /// Returns where a member stands on the tier ladder at an instant, or nil if the program has no tiers.
    ///
    /// - Parameters:
    ///   - account: The account.
    ///   - asOf: Any instant from the last event on.
    /// - Returns: Where a member stands on the tier ladder at an instant.
    /// - Throws: ``RewardsError`` with code `instantOutOfRange` at the ends of time.
    /// - Complexity: O(*n*) in the number of accruals inside the window.
    public func standing(of account: PointsAccount, asOf: Timestamp) throws(RewardsError) -> TierStanding? {
        guard let ladder = program.tiers else { return nil }
        return try ladder.standing(of: TierFacts(history: account.qualifying), asOf: asOf, in: zone)
    }
}

// MARK: - Deciding

extension PointsProgram: Decider {
    /// The state that the rules read.
    public typealias State = PointsAccount

    /// Returns the one stream of a command: the member's account.
    public func streams(for command: PointsCommand) -> [StreamID] {
        (try? stream(of: command.member)).map { [$0] } ?? []
    }

    /// Decides a command on the one account that it touches.
    public func decide(
        _ command: PointsCommand,
        on states: [PointsAccount],
        in context: DecisionContext
    ) throws -> Decision<PointsAccount> {
        guard states.count == 1 else {
            throw RewardsError(.accountMismatch, "a points command touches one account")
        }
        return try decide(command, on: states[0], asOf: context.asOf)
    }

    /// Decides a command, and does nothing else.
    ///
    /// Reasons of a *no* stand in this order: a name that was used (`order.alreadyAccrued`, `redemption.alreadyMade`) or is
    /// unknown or done with (`order.notAccrued`, `order.alreadyReversed`, `redemption.unknown`,
    /// `redemption.alreadyCancelled`); `redemption.notOffered`; `points.owed`; `redemption.belowMinimum`;
    /// `redemption.notInSteps`; `points.insufficient`; `points.overflow`.
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - account: The member's account.
    ///   - asOf: The host's instant, never before the account's last event.
    /// - Returns: The answer, and the events that make it true; none for a refusal.
    /// - Throws: ``RewardsError`` if the command is malformed, with code `memberMismatch`, `currencyMismatch`, `unitMismatch`,
    ///   `invalidAmount`, `linesRequired`, `amountOutOfRange` or `instantOutOfRange`; with code `accountMismatch` for the
    ///   account of another program.
    /// - Complexity: O(*n*) in the number of lots, of lines, and of accruals inside the tier window.
    public func decide(
        _ command: PointsCommand,
        on account: PointsAccount,
        asOf: Timestamp
    ) throws(RewardsError) -> Decision<PointsAccount> {
        guard account.program == nil || (account.program == program.id && account.unit == program.unit) else {
            throw RewardsError(.accountMismatch, "an account belongs to the program that decides")
        }
        switch command.action {
        case .accrue(let order):
            guard order.customer == nil || order.customer == command.member else {
                throw RewardsError(.memberMismatch, "an order is accrued to its own customer")
            }
            return try accrue(order, on: account, asOf: asOf)
        case .redeem(let points, let redemption):
            return try redeem(points, as: redemption, on: account, asOf: asOf)
        case .cancelRedemption(let redemption): return try cancel(redemption, on: account, asOf: asOf)
        case .reverseAccrual(let order): return try reverse(order, on: account, asOf: asOf)
        case .settle: return Decision(.settled, events: try due(on: account, asOf: asOf))
        }
    }
}
