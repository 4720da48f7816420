//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension ReasonCode {
    /// Nobody referred the customer, or a guest ordered.
    public static let referralUnknown: ReasonCode = "referral.unknown"
    /// The customer has been referred already.
    public static let referralAlreadyRegistered: ReasonCode = "referral.alreadyRegistered"
    /// The referrer and the referee are one customer.
    public static let referralSelf: ReasonCode = "referral.self"
    /// The referee was a customer before.
    public static let referralExistingCustomer: ReasonCode = "referral.existingCustomer"
    /// Somebody rejected the referral.
    public static let referralRejected: ReasonCode = "referral.rejected"
    /// Another order of the referee has qualified.
    public static let referralAlreadyQualified: ReasonCode = "referral.alreadyQualified"
    /// The order was looked at before; `order`.
    public static let referralOrderAlreadyRecorded: ReasonCode = "referral.orderAlreadyRecorded"
    /// The order has no rewards to take back; `order`.
    public static let referralOrderWithoutReward: ReasonCode = "referral.orderWithoutReward"
    /// The referrer has had as many rewards as one may; `limit`.
    public static let referralLimitReached: ReasonCode = "referral.limitReached"
    /// The rewards are held for these reasons already.
    public static let referralAlreadyHeld: ReasonCode = "referral.alreadyHeld"
    /// The rewards are not held.
    public static let referralNotHeld: ReasonCode = "referral.notHeld"
    /// The rewards were due already, and can only be rejected.
    public static let referralAlreadyConfirmed: ReasonCode = "referral.alreadyConfirmed"
}

extension ReferralCheck.Kind {
    /// The condition as a reason code, such as `referral.order.minimum`.
    public var reasonCode: ReasonCode { ReasonCode(stringLiteral: "referral.order." + rawValue) }
}

extension ReferralEvaluation {
    /// Why the order qualifies or not: a node for each condition, and what each side is given.
    public var explanation: Explanation {
        var children = checks.map { check in
            Explanation(
                check.holds ? .yes : .no,
                check.reason,
                actual: check.actual,
                threshold: check.threshold,
                path: "qualification",
                nearMiss: nearMiss(of: check)
            )
        }
        if qualifies {
            let rewards: [(ReasonCode, ReferralReward?)] = [
                ("referral.reward.referrer", referrerReward), ("referral.reward.referee", refereeReward),
            ]
            for case (let code, let reward?) in rewards {
                children.append(Explanation(nil, Reason(code, ["reward": reward.explained]), path: "rewards"))
            }
            children.append(Explanation(nil, Reason("referral.confirmsAt", ["at": .instant(confirmsAt)]), path: "hold"))
        }
        return Explanation(
            qualifies ? .yes : .no,
            Reason(qualifies ? "referral.qualified" : "referral.notQualified"),
            children: children
        )
    }

    /// How much more would have done, if the amount alone is missing.
    private func nearMiss(of check: ReferralCheck) -> NearMiss? {
        guard check.kind == .minimum, !check.holds, case .money(let actual) = check.actual,
            case .money(let asked) = check.threshold, let shortfall = try? asked - actual, shortfall.minorUnits > 0,
            checks.count(where: { !$0.holds }) == 1, let reward = refereeReward ?? referrerReward
        else { return nil }
        return NearMiss(shortfall: .money(shortfall), outcome: reward.explained)
    }
}
