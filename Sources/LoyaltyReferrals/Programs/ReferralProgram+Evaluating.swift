//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension ReferralProgram {
    /// Returns whether an order qualifies, what both sides are given, and when.
    ///
    /// ```swift
    /// let evaluation = try program.evaluation(of: order, registeredAt: referred)
    /// evaluation.qualifies        // false for 1.00 where 25.00 is asked for
    /// ```
    ///
    /// - Parameters:
    ///   - order: The order of a referee.
    ///   - registered: When the referee was referred.
    ///   - isFirstOrder: Whether it is the referee's first.
    ///   - refunded: What was given back of the order so far, zero up to its total; nil for nothing.
    /// - Returns: Whether an order qualifies, what both sides are given, and when.
    /// - Throws: ``ReferralsError`` with code `invalidRefund` for a refund below zero or above the total, `currencyMismatch` for
    ///   one in another currency, and `instantOutOfRange` for a hold beyond the year 9999.
    public func evaluation(
        of order: Order,
        registeredAt registered: Timestamp,
        isFirstOrder: Bool = true,
        refunded: Money? = nil
    ) throws(ReferralsError) -> ReferralEvaluation {
        let refunded = refunded ?? .zero(in: order.currency)
        let hold = hold
        let (net, confirmsAt) = try ReferralsError.restating { () throws(CoreError) in
            (try order.total - refunded, try order.at.advanced(by: hold))
        }
        guard !refunded.isNegative, !net.isNegative else {
            throw ReferralsError(.invalidRefund, "refunds lie between zero and what the order came to")
        }
        return ReferralEvaluation(
            checks: qualification.checks(of: order, net: net, registeredAt: registered, isFirstOrder: isFirstOrder),
            referrerReward: referrerReward,
            refereeReward: refereeReward,
            confirmsAt: confirmsAt
        )
    }
}

extension ReferralQualification {
    /// The conditions that are set, each with what is found of an order.
    fileprivate func checks(
        of order: Order,
        net: Money,
        registeredAt registered: Timestamp,
        isFirstOrder: Bool
    ) -> [ReferralCheck] {
        var checks = [
            ReferralCheck(.afterReferral, registered <= order.at, .instant(order.at), of: .instant(registered))
        ]
        if let window {
            // An end beyond the year 9999 is beyond every order.
            let end = try? registered.advanced(by: window)
            let isInTime = end.map { order.at < $0 } ?? true
            checks.append(ReferralCheck(.window, isInTime, .instant(order.at), of: .instant(end ?? .latest)))
        }
        if firstOrderOnly { checks.append(ReferralCheck(.firstOrder, isFirstOrder)) }
        if !channels.isEmpty {
            let isCounted = order.channel.map(channels.contains) ?? false
            checks.append(ReferralCheck(.channel, isCounted, order.channel.map { .text($0.text) }))
        }
        guard let minimum else {
            let zero = Money.zero(in: net.currency)
            return checks + [ReferralCheck(.minimum, Self.isReached(nil, by: net), .money(net), of: .money(zero))]
        }
        guard minimum.currency == net.currency else {
            let (actual, asked) = ("\(net.currency)", "\(minimum.currency)")
            return checks + [ReferralCheck(.currency, false, .text(actual), of: .text(asked))]
        }
        return checks + [ReferralCheck(.minimum, Self.isReached(minimum, by: net), .money(net), of: .money(minimum))]
    }

    /// Whether what is left of an order still qualifies: it is above zero, and reaches the minimum.
    static func isReached(_ minimum: Money?, by net: Money) -> Bool {
        net.minorUnits > 0 && net.minorUnits >= minimum?.minorUnits ?? 0
    }
}
