//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What decides on referrals: a program, and the rules of its zone.
///
/// ```swift
/// let rules = try ReferralRules(program, in: FixedOffset.utc)
/// let decision = try rules.decide(.recordOrder(order, .clear), on: [referral], in: DecisionContext(asOf: now))
/// ```
///
/// A host that keeps referrals in its own tables calls ``decide(_:on:in:)``; the command driver of LoyaltyJournal runs the
/// rules as they are, with ``Referral/nextDue`` for its due work. Both rewards are one grant: they become due in one event and
/// are taken back in one event, before their confirmation and after.
public struct ReferralRules: Sendable {
    /// The version that decides.
    public let program: ReferralProgram
    /// The rules of the program's zone.
    public let zone: any TimeZoneRules

    /// Creates rules.
    ///
    /// - Parameters:
    ///   - program: The version that decides.
    ///   - zone: The rules of the zone that the program names.
    /// - Throws: ``ReferralsError`` with code `timeZoneMismatch` for the rules of another zone.
    public init(_ program: ReferralProgram, in zone: any TimeZoneRules) throws(ReferralsError) {
        guard zone.identifier == program.timeZone else {
            throw ReferralsError(.timeZoneMismatch, "a program is used with the zone that it names")
        }
        self.program = program
        self.zone = zone
    }
}

// MARK: - Deciding

extension ReferralRules: Decider {
    /// The rules decide on referrals.
    public typealias State = Referral

    /// Returns the one referral that a command touches; none for a guest's order.
    ///
    /// - Parameter command: The command to decide.
    /// - Returns: The one referral that a command touches; none for a guest's order.
    public func streams(for command: ReferralCommand) -> [StreamID] {
        if case .confirmDue(let stream) = command { return [stream] }
        return [command.referee.flatMap { try? Referral.stream(of: $0) }].compactMap(\.self)
    }

    /// Decides a command, and does nothing else.
    ///
    /// A hold that has ended by `asOf` is written down first, unless the command is declined. Reasons to decline are looked for
    /// in this order, and the first one found is given:
    ///
    /// 1. what is recorded lies in the future;
    /// 2. nobody was referred, or, for a registration, somebody was already, refers itself, or was a customer before;
    /// 3. the referral is over;
    /// 4. the order or return is recorded already, another order has qualified, or the review changes nothing;
    /// 5. a return is of an order without rewards, or more is refunded than was paid.
    ///
    /// An order that does not qualify is recorded with its reasons, since it may have been the first. A registration or an
    /// order of which a guard found something that holds is recorded, and its rewards are held.
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - states: The referral, as ``streams(for:)`` names it.
    ///   - context: The instant, and counters that have no room.
    /// - Returns: The answer, the events, and the counters of the referrer's limits.
    /// - Throws: ``ReferralsError`` with code `invalidCommand` for a refund of nothing, a hold or a rejection without a reason, or
    ///   another customer's referral; `currencyMismatch` for a refund in another currency; and `amountOutOfRange` or
    ///   `instantOutOfRange` beyond what is counted.
    public func decide(
        _ command: ReferralCommand,
        on states: [Referral],
        in context: DecisionContext
    ) throws(ReferralsError) -> Decision<Referral> {
        if case .recordOrder(let order, _) = command, order.customer == nil {
            return .declined(Reason(.referralUnknown))
        }
        let referral = try SettledReferral(states, of: command.referee, asOf: context.asOf)
        switch command {
        case .register(let registration): return try register(registration, on: referral)
        case .recordOrder(let order, let fraud):
            return try record(order, fraud, on: referral, exhausted: context.exhaustedCounters)
        case .recordReturn(let refund, _): return try record(refund, on: referral)
        case .hold(let review, _): return try hold(review, on: referral)
        case .release(let review, _): return try release(review, on: referral)
        case .reject(let review, _): return try reject(review, on: referral)
        case .confirmDue: return try referral.decision([])
        }
    }
}

extension ReferralCommand {
    /// Whose referral the command is about; nil for a guest's order, and for a stream by its name.
    fileprivate var referee: CustomerID? {
        switch self {
        case .register(let registration): registration.referee
        case .recordOrder(let order, _): order.customer
        case .recordReturn(_, let referee), .hold(_, let referee), .release(_, let referee), .reject(_, let referee):
            referee
        case .confirmDue: nil
        }
    }
}
