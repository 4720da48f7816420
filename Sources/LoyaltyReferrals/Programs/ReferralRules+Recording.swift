//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

// MARK: - Registrations

extension ReferralRules {
    func register(
        _ registration: ReferralRegistration,
        on referral: SettledReferral
    ) throws(ReferralsError) -> Decision<Referral> {
        if let reason = referral.reason(against: registration.at) { return .declined(reason) }
        if referral.state.registration != nil { return .declined(Reason(.referralAlreadyRegistered)) }
        if registration.referrer == registration.referee { return .declined(Reason(.referralSelf)) }
        if registration.isExistingCustomer { return .declined(Reason(.referralExistingCustomer)) }
        let event = ReferralEvent.registered(registration)
        return try referral.decision([event] + holds(registration.fraud, at: registration.at))
    }

    /// The hold that a guard's findings lead to, if they do.
    private func holds(_ fraud: FraudEvaluation, at: Timestamp) -> [ReferralEvent] {
        fraud.isHeld ? [.held(ReferralReview(at: at, reasons: fraud.reasons))] : []
    }
}

// MARK: - Orders

extension ReferralRules {
    func record(
        _ order: Order,
        _ fraud: FraudEvaluation,
        on referral: SettledReferral,
        exhausted: [CounterID]
    ) throws(ReferralsError) -> Decision<Referral> {
        if let reason = referral.reason(against: order.at) ?? referral.closedReason { return .declined(reason) }
        let state = referral.state
        guard let registration = state.registration, !state.orders.contains(order.id) else {
            return .declined(Reason(.referralOrderAlreadyRecorded, ["order": .text(order.id.text)]))
        }
        guard state.grant == nil else { return .declined(Reason(.referralAlreadyQualified)) }
        let evaluation = try program.evaluation(
            of: order,
            registeredAt: registration.at,
            isFirstOrder: state.orders.isEmpty
        )
        let counters = try limits(of: registration.referrer, at: order.at)
        let full = counters.filter { exhausted.contains($0.change.counter) }.map(\.reason)
        var reasons = evaluation.reasons
        if reasons.isEmpty, !full.isEmpty, program.refereeReward == nil { reasons = full }
        let held = holds(fraud, at: order.at)
        guard reasons.isEmpty else {
            let event = ReferralEvent.notQualified(ReferredOrder(order: order.id, at: order.at, reasons: reasons))
            return try referral.decision([event] + held)
        }
        let taken = full.isEmpty ? counters.map(\.change) : []
        let event = ReferralEvent.qualified(
            ReferralGrant(
                order,
                by: program,
                referrerReward: full.isEmpty ? program.referrerReward : nil,
                withheld: full,
                confirmsAt: evaluation.confirmsAt,
                counters: taken.map(\.counter)
            )
        )
        return try referral.decision([event] + held, counters: taken)
    }

    /// The place that one more referral takes of each limit, and why there is none if it is full.
    private func limits(
        of referrer: CustomerID,
        at instant: Timestamp
    ) throws(ReferralsError) -> [(change: CounterChange, reason: Reason)] {
        var limits: [(change: CounterChange, reason: Reason)] = []
        let date = zone.date(at: instant)
        // The count keeps names apart that hold a stroke themselves.
        let prefix = "referral/\(program.id.text.utf8.count):\(program.id)/"
        for limit in program.limits {
            let change = try ReferralsError.restating { () throws(CoreError) in
                let start = try limit.period.map { period throws(CoreError) in
                    try "\(period):\(period.dates(containing: date).start)"
                }
                return try CounterChange(CounterID(prefix + "\(start ?? "all")/\(referrer)"), by: 1, limit: limit.count)
            }
            limits.append((change, Reason(.referralLimitReached, ["limit": .integer(limit.count)])))
        }
        return limits
    }
}

// MARK: - Returns

extension ReferralRules {
    func record(_ refund: Return, on referral: SettledReferral) throws(ReferralsError) -> Decision<Referral> {
        guard refund.amount.minorUnits > 0 else {
            throw ReferralsError(.invalidCommand, "a return has a refund above zero")
        }
        if let reason = referral.reason(against: refund.at) ?? referral.closedReason { return .declined(reason) }
        let state = referral.state
        guard let grant = state.grant, grant.order == refund.order else {
            return .declined(Reason(.referralOrderWithoutReward, ["order": .text(refund.order.text)]))
        }
        guard !state.returns.contains(refund.id) else {
            return .declined(Reason(.returnAlreadyRecorded, ["return": .text(refund.id.text)]))
        }
        let before = state.refunded ?? .zero(in: grant.total.currency)
        let toDate = try ReferralsError.restating { () throws(CoreError) in try before + refund.amount }
        guard toDate.minorUnits <= grant.total.minorUnits else {
            let values: [String: ExplainedValue] = [
                "refund": .money(refund.amount), "refunded": .money(before), "sale": .money(grant.total),
            ]
            return .declined(Reason(.refundAboveSale, values))
        }
        guard !grant.stands(refunded: toDate) else {
            let event = ReferralEvent.kept(
                ReferralReturn(
                    id: refund.id,
                    order: refund.order,
                    at: refund.at,
                    refund: refund.amount,
                    refundedToDate: toDate
                )
            )
            return try referral.decision([event])
        }
        let reversal = state.reversal(cause: refund.id, at: refund.at, refundedToDate: toDate)
        return try referral.decision(reversal.map { [.reversed($0)] } ?? [], counters: grant.placesBack())
    }
}

// MARK: - Reviews

extension ReferralRules {
    func hold(_ review: ReferralReview, on referral: SettledReferral) throws(ReferralsError) -> Decision<Referral> {
        try Self.needReasons(review)
        if let reason = referral.reason(against: review.at) ?? referral.closedReason { return .declined(reason) }
        guard !referral.state.isConfirmed else { return .declined(Reason(.referralAlreadyConfirmed)) }
        guard !review.reasons.allSatisfy(referral.state.heldFor.contains) else {
            return .declined(Reason(.referralAlreadyHeld))
        }
        return try referral.decision([.held(review)])
    }

    func release(_ review: ReferralReview, on referral: SettledReferral) throws(ReferralsError) -> Decision<Referral> {
        if let reason = referral.reason(against: review.at) ?? referral.closedReason { return .declined(reason) }
        guard !referral.state.heldFor.isEmpty else { return .declined(Reason(.referralNotHeld)) }
        return try referral.decision([.released(review)])
    }

    func reject(_ review: ReferralReview, on referral: SettledReferral) throws(ReferralsError) -> Decision<Referral> {
        try Self.needReasons(review)
        if let reason = referral.reason(against: review.at) ?? referral.closedReason { return .declined(reason) }
        let state = referral.state
        let reversal = state.reversal(cause: nil, at: review.at, refundedToDate: state.refunded)
        return try referral.decision(
            [.rejected(review)] + (reversal.map { [.reversed($0)] } ?? []),
            counters: state.grant?.placesBack() ?? []
        )
    }

    private static func needReasons(_ review: ReferralReview) throws(ReferralsError) {
        guard !review.reasons.isEmpty else {
            throw ReferralsError(.invalidCommand, "a hold or a rejection has a reason")
        }
    }
}

extension ReferralGrant {
    /// The places of limits that are free again once the grant is taken back.
    fileprivate func placesBack() throws(ReferralsError) -> [CounterChange] {
        var places: [CounterChange] = []
        for counter in counters {
            places.append(try ReferralsError.restating { () throws(CoreError) in try CounterChange(counter, by: -1) })
        }
        return places
    }
}
