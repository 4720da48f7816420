//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension Referral {
    /// Folds one event in, without deciding anew.
    ///
    /// - Parameter event: The next event of the referral.
    /// - Throws: ``ReferralsError`` with code `corruptLog` if the event contradicts the referral, which is as it was then.
    public mutating func apply(_ event: ReferralEvent) throws(ReferralsError) {
        if case .registered(let registration) = event {
            guard self.registration == nil else { throw Self.corrupt("who was referred") }
            self.registration = registration
            return
        }
        guard registration != nil, rejection == nil || event.isReversal else { throw Self.corrupt("who was referred") }
        switch event {
        case .registered: break
        case .notQualified(let order): try note(order)
        case .qualified(let grant): try take(grant)
        case .confirmed(let confirmation):
            guard dueConfirmation == confirmation else { throw Self.corrupt("its hold") }
            isConfirmed = true
        case .kept(let refund): try keep(refund)
        case .reversed(let reversal): try reverse(reversal)
        case .held(let review):
            guard !review.reasons.isEmpty, !isConfirmed else { throw Self.corrupt("its reviews") }
            heldFor += review.reasons.filter { !heldFor.contains($0) }
        case .released(let review):
            guard !heldFor.isEmpty else { throw Self.corrupt("its reviews") }
            heldFor = []
            releasedAt = review.at
        case .rejected(let review):
            guard !review.reasons.isEmpty else { throw Self.corrupt("its reviews") }
            heldFor = []
            rejection = review
        }
    }

    private mutating func note(_ order: ReferredOrder) throws(ReferralsError) {
        guard grant == nil, !order.reasons.isEmpty, orders.insert(order.order).inserted else {
            throw Self.corrupt("its orders")
        }
    }

    private mutating func take(_ grant: ReferralGrant) throws(ReferralsError) {
        guard self.grant == nil, grant.isSound, orders.insert(grant.order).inserted else {
            throw Self.corrupt("its orders")
        }
        self.grant = grant
    }

    private mutating func keep(_ refund: ReferralReturn) throws(ReferralsError) {
        guard let grant, grant.order == refund.order, !returns.contains(refund.id), refund.refund.minorUnits > 0,
            (try? (refunded ?? .zero(in: grant.total.currency)) + refund.refund) == refund.refundedToDate,
            grant.stands(refunded: refund.refundedToDate)
        else { throw Self.corrupt("its returns") }
        refunded = refund.refundedToDate
        returns.append(refund.id)
    }

    private mutating func reverse(_ reversal: ReferralReversal) throws(ReferralsError) {
        let expected = self.reversal(
            cause: reversal.cause,
            at: reversal.at,
            refundedToDate: reversal.cause == nil ? refunded : reversal.refundedToDate
        )
        guard expected == reversal, (reversal.cause == nil) == (rejection != nil),
            reversal.cause.map({ !returns.contains($0) }) ?? true,
            reversal.cause == nil || grant?.isLost(refunded: reversal.refundedToDate) == true
        else { throw Self.corrupt("its rewards") }
        grant = nil
        refunded = nil
        returns = []
        isConfirmed = false
        isReversed = true
    }

    /// Whether the parts fit each other, as they do after any events.
    var isConsistent: Bool {
        guard registration != nil else { return self == Referral() }
        guard let grant else { return !isConfirmed && refunded == nil && returns.isEmpty }
        return grant.isSound && orders.contains(grant.order) && !(isConfirmed && !heldFor.isEmpty) && rejection == nil
            && (refunded == nil) == returns.isEmpty && refunded.map { grant.stands(refunded: $0) } ?? true
    }

    static func corrupt(_ part: String) -> ReferralsError {
        ReferralsError(.corruptLog, "an event does not contradict the referral: \(part)")
    }
}

extension ReferralEvent {
    fileprivate var isReversal: Bool { if case .reversed = self { true } else { false } }
}

extension ReferralGrant {
    /// Whether a refund is one that the order can have, and leaves too little of it.
    fileprivate func isLost(refunded: Money) -> Bool {
        refunded.currency == total.currency && refunded.minorUnits <= total.minorUnits && !stands(refunded: refunded)
    }

    /// Whether the grant gives something, for an order that qualifies.
    fileprivate var isSound: Bool {
        (referrerReward ?? refereeReward) != nil && confirmsAt >= at && stands(refunded: .zero(in: total.currency))
            && minimum.map { $0.currency == total.currency } ?? true
    }
}
