//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One referred customer, and what became of the rewards of both sides.
///
/// A referral is folded from its events and decides nothing itself; ``ReferralRules`` does.
///
/// ```swift
/// var referral = Referral()
/// let decision = try rules.decide(.register(registration), on: [referral], in: DecisionContext(asOf: now))
/// for event in decision.events.joined() { try referral.apply(event) }
/// referral.status(asOf: now)      // .registered
/// ```
///
/// Holds end by themselves: ``status(asOf:)`` says what is true at an instant, whether or not it was written down.
public struct Referral: Journaled {
    /// What happened to a referral.
    public typealias Event = ReferralEvent
    /// What is asked of a referral.
    public typealias Command = ReferralCommand
    /// What the rules reply.
    public typealias Answer = ReferralAnswer

    /// Who was referred by whom, or nil before the first event.
    public internal(set) var registration: ReferralRegistration?
    /// The orders that were looked at.
    public internal(set) var orders: Set<OrderID> = []
    /// What both sides are given, or nil while no order qualifies.
    public internal(set) var grant: ReferralGrant?
    /// Whether the end of the grant's hold was written down.
    public internal(set) var isConfirmed = false
    /// Whether a grant was taken back.
    public internal(set) var isReversed = false
    /// What was given back of the order of the grant, or nil for nothing.
    public internal(set) var refunded: Money?
    /// The returns of the order of the grant, in the order of recording.
    public internal(set) var returns: [ActivityID] = []
    /// Why the rewards wait until somebody has looked; empty if they do not.
    public internal(set) var heldFor: [Reason] = []
    /// When somebody last let the rewards go their way, or nil.
    public internal(set) var releasedAt: Timestamp?
    /// Why the referral is over, or nil.
    public internal(set) var rejection: ReferralReview?

    /// Creates the referral of a customer whom nobody referred.
    public init() {}

    /// Returns the name of the stream that keeps the referral of a customer.
    ///
    /// A customer is referred once, whatever program rewards it.
    ///
    /// - Parameter referee: The customer who is referred.
    /// - Returns: The name of the stream that keeps the referral of a customer.
    /// - Throws: Nothing in practice: an identifier of 128 bytes with a prefix is a stream name.
    public static func stream(of referee: CustomerID) throws(CoreError) -> StreamID {
        try StreamID("referral/\(referee)")
    }
}

// MARK: - Time

extension Referral {
    /// When the hold ends, or nil if none is open or somebody has to look first.
    public var nextDue: Timestamp? { dueConfirmation?.at }

    /// Returns where the referral stands at an instant, with a hold that has ended by then.
    ///
    /// - Parameter asOf: The instant to look from; a hold that ends then has ended.
    /// - Returns: Where the referral stands.
    public func status(asOf: Timestamp) -> ReferralStatus {
        if registration == nil { return .unregistered }
        if rejection != nil { return .rejected }
        guard grant != nil else { return isReversed ? .reversed : .registered }
        return isConfirmed || dueConfirmation(asOf: asOf) != nil ? .confirmed : .pending
    }

    /// Returns the end of the hold if it has come and is not written down.
    ///
    /// - Parameter asOf: The instant to look from.
    /// - Returns: The end of the hold, or nil.
    public func dueConfirmation(asOf: Timestamp) -> ReferralConfirmation? {
        dueConfirmation.flatMap { $0.at <= asOf ? $0 : nil }
    }

    /// The end of the hold that is to come.
    var dueConfirmation: ReferralConfirmation? {
        guard let grant, !isConfirmed, heldFor.isEmpty, rejection == nil else { return nil }
        return ReferralConfirmation(
            order: grant.order,
            at: max(grant.confirmsAt, releasedAt ?? grant.confirmsAt),
            referrerReward: grant.referrerReward,
            refereeReward: grant.refereeReward
        )
    }

    /// The taking back of both rewards, if there are any.
    func reversal(cause: ActivityID?, at: Timestamp, refundedToDate: Money?) -> ReferralReversal? {
        grant.map { grant in
            ReferralReversal(
                cause: cause,
                order: grant.order,
                at: at,
                refundedToDate: refundedToDate ?? .zero(in: grant.total.currency),
                referrerReward: grant.referrerReward,
                refereeReward: grant.refereeReward,
                isAfterConfirmation: isConfirmed
            )
        }
    }
}

// MARK: - Codable

extension Referral: Codable {
    private enum CodingKeys: String, CodingKey {
        case grant, heldFor, isConfirmed, isReversed, orders, refunded, registration, rejection, releasedAt, returns,
            version
    }

    /// Reads a referral and checks that its parts fit each other.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion`, or `corruptLog` if they do not.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a referral has version 1")
        }
        registration = try container.decodeIfPresent(ReferralRegistration.self, forKey: .registration)
        orders = Set(try container.decodeIfPresent([OrderID].self, forKey: .orders) ?? [])
        grant = try container.decodeIfPresent(ReferralGrant.self, forKey: .grant)
        isConfirmed = try container.decodeIfPresent(Bool.self, forKey: .isConfirmed) ?? false
        isReversed = try container.decodeIfPresent(Bool.self, forKey: .isReversed) ?? false
        refunded = try container.decodeIfPresent(Money.self, forKey: .refunded)
        returns = try container.decodeIfPresent([ActivityID].self, forKey: .returns) ?? []
        heldFor = try container.decodeIfPresent([Reason].self, forKey: .heldFor) ?? []
        releasedAt = try container.decodeIfPresent(Timestamp.self, forKey: .releasedAt)
        rejection = try container.decodeIfPresent(ReferralReview.self, forKey: .rejection)
        guard isConsistent else { throw Self.corrupt("its parts") }
    }

    /// Writes the referral without the parts that are empty, its orders in the order of their identifiers.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encodeIfPresent(registration, forKey: .registration)
        if !orders.isEmpty { try container.encode(orders.sorted(), forKey: .orders) }
        try container.encodeIfPresent(grant, forKey: .grant)
        if isConfirmed { try container.encode(true, forKey: .isConfirmed) }
        if isReversed { try container.encode(true, forKey: .isReversed) }
        try container.encodeIfPresent(refunded, forKey: .refunded)
        if !returns.isEmpty { try container.encode(returns, forKey: .returns) }
        if !heldFor.isEmpty { try container.encode(heldFor, forKey: .heldFor) }
        try container.encodeIfPresent(releasedAt, forKey: .releasedAt)
        try container.encodeIfPresent(rejection, forKey: .rejection)
    }
}
