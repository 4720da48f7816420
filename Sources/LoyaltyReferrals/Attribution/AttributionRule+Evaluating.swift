//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension AttributionRule {
    /// Returns who is credited with an order, and why nobody else is, by a window of elapsed time.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - touches: What is known of how the customer came to it.
    ///   - asOf: The instant to look from; later touches are not yet known.
    /// - Returns: Who is credited with an order, and why nobody else is.
    /// - Throws: ``ReferralsError`` with code `zoneRequired` for a window of calendar days, which are those of some zone.
    /// - Complexity: As with a zone.
    public func attribution(
        of order: Order,
        touches: TouchLog,
        asOf: Timestamp
    ) throws(ReferralsError) -> AttributionEvaluation {
        guard !window.needsZone else {
            throw ReferralsError(.zoneRequired, "calendar days are those of a zone")
        }
        return attribution(of: order, touches: touches, asOf: asOf, in: FixedOffset.utc)
    }

    /// Returns who is credited with an order, and why nobody else is.
    ///
    /// A pure function of the log: the same touches in any order give the same evaluation.
    ///
    /// A customer whom the host reassigned, or who is locked to a partner by a first conversion, is that partner's, unless a
    /// code was given since and ``codesBeatLock`` says so. Who is bound need not be new.
    ///
    /// Otherwise a touch is left out for the first of these that holds: it was not yet known, it came after the order, it is
    /// another customer's, nobody owns its code, the partner is the customer, the customer was released after it, the
    /// customer is not new, its window had ended. Of the rest, codes beat links if the rule says so, and then the model
    /// decides. Of equal instants, the order of identifiers counts as the order of time.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - touches: What is known of how the customer came to it.
    ///   - asOf: The instant to look from; later touches, conversions and reassignments are not yet known.
    ///   - zone: The zone whose dates are counted if the window has calendar days.
    /// - Returns: Who is credited with an order, and why nobody else is.
    /// - Complexity: O(*n* + *m*) in the length of the log and the number of owners.
    public func attribution(
        of order: Order,
        touches: TouchLog,
        asOf: Timestamp,
        in zone: some TimeZoneRules
    ) -> AttributionEvaluation {
        let owners = Dictionary(touches.owners.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let facts = Facts(of: order, touches: touches, rule: self, asOf: asOf)
        var steps: [AttributionStep] = []
        steps.reserveCapacity(touches.touches.count)
        var candidates: [Int] = []
        for touch in touches.touches {
            let owner = owners[touch.code]
            let obstacle = obstacle(to: touch, of: owner?.partner, facts, in: zone)
            if obstacle == nil { candidates.append(steps.count) }
            steps.append(
                AttributionStep(touch: touch, partner: owner?.partner, finding: obstacle ?? .notPreferred)
            )
        }
        let binding = settle(facts.binding, &candidates, &steps)
        if prefersCodes || binding?.finding == .beatenByCode {
            let codes = candidates.filter { steps[$0].touch.kind == .code }
            if !codes.isEmpty {
                for index in candidates where steps[index].touch.kind == .click {
                    steps[index] = steps[index].found(.beatenByCode)
                }
                candidates = codes
            }
        }
        if let winner = model == .firstTouch ? candidates.first : candidates.last {
            steps[winner] = steps[winner].found(.credited)
        }
        return AttributionEvaluation(order: order.id, binding: binding, steps: steps)
    }

    /// What holds for all touches of an order.
    private struct Facts {
        let order: Order
        let asOf: Timestamp
        /// The partners who are the customer; one with several codes is known by any of them.
        let ownPartners: Set<PartnerID>
        /// What binds the customer.
        let binding: CustomerBinding?
        /// Why the customer is not new.
        let customerObstacle: AttributionFinding?

        init(of order: Order, touches: TouchLog, rule: AttributionRule, asOf: Timestamp) {
            let own = touches.owners.lazy.filter { $0.customer != nil && $0.customer == order.customer }.map(\.partner)
            let ownPartners = Set(own)
            let binding = touches.binding(of: order, lock: rule.lock, asOf: asOf)
            let isOwn = binding?.partner.map { ownPartners.contains($0) } ?? false
            self.order = order
            self.asOf = asOf
            self.ownPartners = ownPartners
            self.binding = isOwn ? binding?.found(.selfReferral) : binding
            self.customerObstacle = rule.customers.obstacle(to: order, touches: touches)
        }
    }

    /// Returns why a touch cannot be credited, or nil if it can.
    private func obstacle(
        to touch: Touch,
        of partner: PartnerID?,
        _ facts: Facts,
        in zone: some TimeZoneRules
    ) -> AttributionFinding? {
        if touch.at > facts.asOf { return .notYetKnown }
        if touch.at > facts.order.at { return .afterOrder }
        if let customer = touch.customer, customer != facts.order.customer { return .otherCustomer }
        guard let partner else { return .unknownCode }
        if facts.ownPartners.contains(partner) { return .selfReferral }
        if let binding = facts.binding, binding.finding == .released, touch.at < binding.since { return .reassigned }
        if let obstacle = facts.customerObstacle { return obstacle }
        return window.covers(facts.order.at, from: touch.at, in: zone) ? nil : .windowEnded
    }

    /// Leaves of the touches that could be credited those that a binding lets count, and returns what became of it.
    private func settle(
        _ binding: CustomerBinding?,
        _ candidates: inout [Int],
        _ steps: inout [AttributionStep]
    ) -> CustomerBinding? {
        guard let binding, binding.finding == .locked || binding.finding == .reassigned else { return binding }
        let beating = candidates.filter { steps[$0].touch.kind == .code && steps[$0].touch.at > binding.since }
        let isBeaten = codesBeatLock && !beating.isEmpty
        let finding: AttributionFinding = binding.finding == .locked ? .customerLocked : .reassigned
        for index in candidates where !isBeaten || steps[index].touch.at <= binding.since {
            steps[index] = steps[index].found(finding)
        }
        candidates = isBeaten ? candidates.filter { steps[$0].touch.at > binding.since } : []
        return isBeaten ? binding.found(.beatenByCode) : binding
    }
}

extension AttributionStep {
    fileprivate func found(_ finding: AttributionFinding) -> AttributionStep {
        AttributionStep(touch: touch, partner: partner, finding: finding)
    }
}
