//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A program that decides: accrue, return, redeem, hold, refund and whatever else is asked of a member's points.
///
/// Deciding is pure: the same program, account, command and instant give the same decision, byte for byte. A quote is a
/// decision that nobody applies. Each command first emits what is due, so it makes no difference whether expired points or
/// holds that timed out were ever swept.
///
/// ```swift
/// let rules = try PointsProgram(program, in: FixedOffset(hours: 3))
/// let decision = try rules.decide(.redeem(points, as: redemption, by: ann), on: account, asOf: now)
/// if case .redeemed(let receipt) = decision.answer { receipt.value.description }   // "1.00 EUR"
/// ```
///
/// To publish a new version, decide with it from then on and pass the versions before it along: a return of some units is
/// computed by the version that granted the points.
public struct PointsProgram: Sendable {
    /// The definitions behind one reference, so that handing the rules on copies none of them.
    private final class Definitions: Sendable {
        let program: Program
        let earlier: [DefinitionVersion: Program]
        let zone: any TimeZoneRules
        let streamPrefix: String

        init(_ program: Program, _ earlier: [DefinitionVersion: Program], _ zone: any TimeZoneRules) {
            self.program = program
            self.earlier = earlier
            self.zone = zone
            // The count keeps names apart that hold a stroke themselves.
            self.streamPrefix = "points/\(program.id.text.utf8.count):\(program.id)/"
        }
    }

    private let definitions: Definitions

    /// The version that decides.
    public var program: Program { definitions.program }
    /// The rules of the program's zone.
    public var zone: any TimeZoneRules { definitions.zone }

    /// Creates the rules of a program.
    ///
    /// - Parameters:
    ///   - program: The version that decides.
    ///   - earlier: The versions before it whose orders may still be returned or whose holds may still be captured.
    ///   - zone: The rules of the zone that the program names.
    /// - Throws: ``RewardsError`` with code `timeZoneMismatch` for the rules of another zone; `invalidProgram` for versions of
    ///   another program or unit, or two of the same name.
    public init(
        _ program: Program,
        earlier: [Program] = [],
        in zone: any TimeZoneRules
    ) throws(RewardsError) {
        guard zone.identifier == program.timeZone else {
            throw RewardsError(.timeZoneMismatch, "a program is used with the zone that it names")
        }
        var versions: [DefinitionVersion: Program] = [:]
        for version in earlier {
            guard version.id == program.id, version.unit == program.unit, version.timeZone == program.timeZone else {
                throw RewardsError(.invalidProgram, "versions of a program share its name, its unit and its zone")
            }
            versions[version.version] = version
        }
        guard versions.count == earlier.count, versions[program.version] == nil else {
            throw RewardsError(.invalidProgram, "each version of a program has a name of its own")
        }
        self.definitions = Definitions(program, versions, zone)
    }

    /// The version of this name.
    func version(_ name: DefinitionVersion) throws(RewardsError) -> Program {
        if name == program.version { return program }
        guard let version = definitions.earlier[name] else {
            throw RewardsError(.unknownVersion, "a return is computed by the version that granted the points")
        }
        return version
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
        try StreamID(definitions.streamPrefix + member.text)
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
}

// MARK: - Deciding

extension PointsProgram: Decider {
    /// The state that the rules read.
    public typealias State = PointsAccount

    /// Returns the streams of a command: the member's account, and the other one if it touches two.
    public func streams(for command: PointsCommand) -> [StreamID] {
        guard let other = command.otherMember, other != command.member else {
            return (try? stream(of: command.member)).map { [$0] } ?? []
        }
        return [command.member, other].compactMap { try? stream(of: $0) }
    }

    /// Decides a command on the accounts that it touches.
    public func decide(
        _ command: PointsCommand,
        on states: [PointsAccount],
        in context: DecisionContext
    ) throws -> Decision<PointsAccount> {
        if let other = command.otherMember, other != command.member {
            guard states.count == 2 else {
                throw RewardsError(.accountMismatch, "the command touches two accounts")
            }
            return try decide(
                command,
                on: states[0],
                and: states[1],
                asOf: context.asOf,
                exhausted: context.exhaustedCounters
            )
        }
        guard states.count == 1 else {
            throw RewardsError(.accountMismatch, "the command touches one account")
        }
        return try decide(command, on: states[0], asOf: context.asOf, exhausted: context.exhaustedCounters)
    }

    /// Decides a command, and does nothing else.
    ///
    /// Reasons of a *no* stand in this order: a name that was used or is unknown or done with; what the program does not offer;
    /// `points.owed`; limits of the amount; `points.insufficient`; `points.overflow`.
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - account: The member's account.
    ///   - asOf: The host's instant. Up to five minutes behind the account's last event it counts as that event's instant.
    ///   - exhausted: Counters that have no room; only a host that keeps counters knows any.
    /// - Returns: The answer, and the events that make it true; none for a refusal.
    /// - Throws: ``RewardsError`` if the command is malformed, with code `memberMismatch`, `currencyMismatch`, `unitMismatch`,
    ///   `invalidAmount`, `linesRequired`, `totalRequired`, `overReturn`, `amountOutOfRange` or `instantOutOfRange`; `unknownVersion` for points of
    ///   a version that was not passed along; `accountMismatch` for the account of another program; `clockRegressed` for an
    ///   instant far behind the account's last event.
    /// - Complexity: O(*n*) in the number of lots and of lines.
    public func decide(
        _ command: PointsCommand,
        on account: PointsAccount,
        asOf: Timestamp,
        exhausted: [CounterID] = []
    ) throws(RewardsError) -> Decision<PointsAccount> {
        let at = try instant(asOf, on: account)
        guard try isDue(on: account, asOf: at) else {
            return try decide(command, onSettled: account, at: at, after: [], exhausted: exhausted)
        }
        var settled = account
        let due = try settle(&settled, asOf: at)
        return try decide(command, onSettled: settled, at: at, after: due, exhausted: exhausted)
    }

    func instant(_ asOf: Timestamp, on account: PointsAccount) throws(RewardsError) -> Timestamp {
        guard account.program == nil || (account.program == program.id && account.unit == program.unit) else {
            throw RewardsError(.accountMismatch, "an account belongs to the program that decides")
        }
        guard let lastAt = account.lastAt, asOf < lastAt else { return asOf }
        guard asOf.span(to: lastAt) <= Self.clockTolerance else {
            throw RewardsError(.clockRegressed, "the host's instant is not far behind the account's last event")
        }
        return lastAt
    }

    private static let clockTolerance = TimeSpan(microseconds: 300_000_000)

    private func decide(
        _ command: PointsCommand,
        onSettled account: PointsAccount,
        at: Timestamp,
        after due: [PointsEvent],
        exhausted: [CounterID]
    ) throws(RewardsError) -> Decision<PointsAccount> {
        if let reasons = reasonsAtTheEnd(of: account, against: command.action) { return declined(reasons) }
        if let move = account.move, command.action != .settle { return declined(moved(move)) }
        let decision = try decide(command, on: account, at: at, after: due, exhausted: exhausted)
        return try ranked(decision, of: command.action, on: account, after: due.count, at: at)
    }

    private func decide(
        _ command: PointsCommand,
        on account: PointsAccount,
        at: Timestamp,
        after due: [PointsEvent],
        exhausted: [CounterID]
    ) throws(RewardsError) -> Decision<PointsAccount> {
        switch command.action {
        case .accrue(let source): try accrue(source, to: command.member, on: account, at: at, after: due)
        case .reverseAccrual(let accrual): try reverse(accrual, on: account, at: at, after: due)
        case .returnUnits(let units):
            try takeBack(units, from: command.member, on: account, at: at, after: due)
        case .redeem(let points, let redemption, let total):
            try redeem(points, as: redemption, towards: total, on: account, at: at, after: due)
        case .hold(let points, let redemption, let span, let total):
            try hold(points, as: redemption, for: span, towards: total, on: account, at: at, after: due)
        case .capture(let redemption, let points): try capture(redemption, points, on: account, at: at, after: due)
        case .release(let redemption): try release(redemption, on: account, at: at, after: due)
        case .refundRedemption(let redemption, let points):
            try refund(redemption, points, on: account, at: at, after: due)
        case .transfer, .join, .separate:
            throw RewardsError(.accountMismatch, "the command touches two accounts, which are not one")
        case .settle: Decision(.settled, events: due)
        case .adjust, .openBalance, .extendExpiry, .reinstate, .extendTier, .close, .erase:
            try handle(command.action, on: account, at: at, after: due, exhausted: exhausted)
        }
    }

    /// A business *no*: what is due is dropped, and derived again by the next command.
    func declined(_ reasons: [Reason]) -> Decision<PointsAccount> { Decision(.declined(reasons)) }

    func declined(_ code: ReasonCode, _ values: [String: ExplainedValue] = [:]) -> Decision<PointsAccount> {
        Decision(.declined([Reason(code, values)]))
    }

    func points(_ steps: Int64) throws(RewardsError) -> Points { try Steps.points(steps, in: program.unit) }
}
