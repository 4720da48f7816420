//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The commission of one sale, as it was calculated; nothing of it is ever calculated again.
public struct CommissionAccrual: Hashable, Codable, Sendable {
    /// The partner who is credited.
    public let partner: PartnerID
    /// The order.
    public let order: OrderID
    /// When the order was placed.
    public let at: Timestamp
    /// The version of the plan that was used.
    public let plan: DefinitionVersion
    /// The touch that was credited, or nil if the host said who is.
    public let touch: ActivityID?
    /// What the customer paid; refunds are measured against it.
    public let saleTotal: Money
    /// What of it counted.
    public let base: Money
    /// The commission's share of the base.
    public let rate: Rate
    /// What became of a fraction of a minor unit.
    public let rounding: RoundingRule
    /// What becomes of a fraction when part of the commission is reversed.
    public let reversalRounding: RoundingRule
    /// The commission.
    public let commission: Money
    /// From when on the commission is approved.
    public let approvesAt: Timestamp

    private enum CodingKeys: String, CodingKey {
        case approvesAt, at, base, commission, order, partner, plan, rate, reversalRounding, rounding, saleTotal, touch
    }

    /// That commission and house share sum to exactly the base.
    public var conservation: CommissionConservation {
        let left = (try? base - commission) ?? .zero(in: base.currency)
        return CommissionConservation(
            whole: base,
            parts: [.init(name: "commission", amount: commission), .init(name: "houseShare", amount: left)]
        )
    }
}
