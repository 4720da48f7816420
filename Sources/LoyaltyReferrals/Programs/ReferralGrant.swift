//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What both sides are given for an order, as the program of that day said it.
///
/// A grant keeps all that is needed to reverse it, so that a later version of the program changes nothing about it.
public struct ReferralGrant: Hashable, Sendable {
    /// The order that qualified.
    public let order: OrderID
    /// When it was placed.
    public let at: Timestamp
    /// The version of the program.
    public let program: DefinitionVersion
    /// What the order came to.
    public let total: Money
    /// What has to be left of it after refunds, or nil for anything above zero.
    public let minimum: Money?
    /// What the referrer is given, or nil for nothing.
    public let referrerReward: ReferralReward?
    /// What the referee is given, or nil for nothing.
    public let refereeReward: ReferralReward?
    /// Why the referrer is given nothing although the program has a reward; empty otherwise.
    public let withheld: [Reason]
    /// When the rewards are confirmed, unless the order is returned or held.
    public let confirmsAt: Timestamp
    /// The counters of the referrer's limits that the grant took a place of.
    public let counters: [CounterID]

    private enum CodingKeys: String, CodingKey {
        case at, confirmsAt, counters, minimum, order, program, refereeReward, referrerReward, total, withheld
    }

    init(
        _ order: Order,
        by program: ReferralProgram,
        referrerReward: ReferralReward?,
        withheld: [Reason],
        confirmsAt: Timestamp,
        counters: [CounterID]
    ) {
        self.order = order.id
        self.at = order.at
        self.program = program.version
        self.total = order.total
        self.minimum = program.qualification.minimum
        self.referrerReward = referrerReward
        self.refereeReward = program.refereeReward
        self.withheld = withheld
        self.confirmsAt = confirmsAt
        self.counters = counters
    }

    /// Whether the order still qualifies once so much of it is refunded.
    func stands(refunded: Money) -> Bool {
        guard let net = try? total - refunded else { return false }
        return ReferralQualification.isReached(minimum, by: net)
    }
}

// MARK: - Codable

extension ReferralGrant: Codable {
    /// Reads a grant.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        order = try container.decode(OrderID.self, forKey: .order)
        at = try container.decode(Timestamp.self, forKey: .at)
        program = try container.decode(DefinitionVersion.self, forKey: .program)
        total = try container.decode(Money.self, forKey: .total)
        minimum = try container.decodeIfPresent(Money.self, forKey: .minimum)
        referrerReward = try container.decodeIfPresent(ReferralReward.self, forKey: .referrerReward)
        refereeReward = try container.decodeIfPresent(ReferralReward.self, forKey: .refereeReward)
        withheld = try container.decodeIfPresent([Reason].self, forKey: .withheld) ?? []
        confirmsAt = try container.decode(Timestamp.self, forKey: .confirmsAt)
        counters = try container.decodeIfPresent([CounterID].self, forKey: .counters) ?? []
    }

    /// Writes the grant without the parts that are empty.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(order, forKey: .order)
        try container.encode(at, forKey: .at)
        try container.encode(program, forKey: .program)
        try container.encode(total, forKey: .total)
        try container.encodeIfPresent(minimum, forKey: .minimum)
        try container.encodeIfPresent(referrerReward, forKey: .referrerReward)
        try container.encodeIfPresent(refereeReward, forKey: .refereeReward)
        if !withheld.isEmpty { try container.encode(withheld, forKey: .withheld) }
        try container.encode(confirmsAt, forKey: .confirmsAt)
        if !counters.isEmpty { try container.encode(counters, forKey: .counters) }
    }
}
