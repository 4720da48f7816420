//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension AttributionRule {
    /// Returns who is credited with an order, and why nobody else is.
    ///
    /// A pure function of the log: the same touches in any order give the same evaluation. A touch is left out for the first of
    /// these that holds: it was not yet known, it came after the order, it is another customer's, nobody owns its code, the
    /// partner is the customer, the customer is not new, its window had ended. Of the rest, codes beat links if the rule
    /// says so, and then the model decides. Of equal instants, the order of identifiers counts as the order of time.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - touches: What is known of how the customer came to it.
    ///   - asOf: The instant to look from; later touches are not yet known.
    /// - Returns: Who is credited with an order, and why nobody else is.
    /// - Complexity: O(*n* log *m*) in the number of touches and of owners.
    public func attribution(of order: Order, touches: TouchLog, asOf: Timestamp) -> AttributionEvaluation {
        let owners = Dictionary(touches.owners.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        // A partner with several codes is known as a customer by any of them.
        let ownPartners = Set(
            touches.owners.lazy.filter { $0.customer != nil && $0.customer == order.customer }.map(\.partner)
        )
        let isExisting = touches.customerFirstOrderAt.map { $0 < order.at } ?? false
        var steps: [AttributionStep] = []
        steps.reserveCapacity(touches.touches.count)
        var candidates: [Int] = []
        for touch in touches.touches {
            let owner = owners[touch.code]
            let obstacle = obstacle(
                to: touch,
                of: owner,
                isOwn: owner.map { ownPartners.contains($0.partner) } ?? false,
                order: order,
                isExisting: isExisting,
                asOf: asOf
            )
            if obstacle == nil { candidates.append(steps.count) }
            steps.append(
                AttributionStep(touch: touch, partner: owner?.partner, finding: obstacle ?? .notPreferred)
            )
        }
        let codes = prefersCodes ? candidates.filter { steps[$0].touch.kind == .code } : []
        if !codes.isEmpty {
            for index in candidates where steps[index].touch.kind == .click {
                steps[index] = steps[index].found(.beatenByCode)
            }
            candidates = codes
        }
        if let winner = model == .firstTouch ? candidates.first : candidates.last {
            steps[winner] = steps[winner].found(.credited)
        }
        return AttributionEvaluation(order: order.id, steps: steps)
    }

    /// Returns why a touch cannot be credited, or nil if it can.
    private func obstacle(
        to touch: Touch,
        of owner: CodeOwner?,
        isOwn: Bool,
        order: Order,
        isExisting: Bool,
        asOf: Timestamp
    ) -> AttributionFinding? {
        if touch.at > asOf { return .notYetKnown }
        if touch.at > order.at { return .afterOrder }
        if let customer = touch.customer, customer != order.customer { return .otherCustomer }
        if owner == nil { return .unknownCode }
        if isOwn { return .selfReferral }
        if newCustomersOnly, isExisting { return .existingCustomer }
        return touch.at.span(to: order.at) < window ? nil : .windowEnded
    }
}

extension AttributionStep {
    fileprivate func found(_ finding: AttributionFinding) -> AttributionStep {
        AttributionStep(touch: touch, partner: partner, finding: finding)
    }
}
