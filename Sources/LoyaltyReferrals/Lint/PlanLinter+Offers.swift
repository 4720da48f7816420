//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PlanLinter {
    /// What is to be said about the offers of a rule.
    ///
    /// Offers are compared where they name the same partners and products, and with those that turn everything off.
    ///
    /// - Parameter rule: The rule.
    /// - Returns: The findings by offer.
    /// - Complexity: O(*n*) in the number of offers.
    func offers(_ rule: DirectRule) -> [PlanFinding] {
        var findings: [PlanFinding] = []
        var firsts: [Target: DirectOffer] = [:]
        var blockers: [Target: DirectOffer] = [:]
        for offer in rule.offers where offer.pay == .nothing && offer.minimumBase == nil {
            blockers[Target(offer)] = blockers[Target(offer)] ?? offer
        }
        for (place, offer) in rule.offers.enumerated() {
            func add(_ code: PlanFinding.Code, _ severity: PlanFinding.Severity, _ other: DirectOffer? = nil) {
                var values: [String: ExplainedValue] = ["offer": .text(offer.name)]
                values["other"] = other.map { .text($0.name) }
                findings.append(finding(code, severity, "/rule/offers/\(place)", values))
            }
            if let flat = offer.pay.flat, !flat.isZero, offer.minimumBase == nil { add(.flatWithoutMinimum, .error) }
            guard offer.pay != .nothing else { continue }
            let target = Target(offer)
            if let other = blockers[target] ?? blockers[.everything] {
                add(.unreachableOffer, .warning, other)
            } else if rule.choice == .first, let first = firsts[target] {
                if (first.pay.flat == nil) != (offer.pay.flat == nil) { add(.incomparableOffers, .warning, first) }
                if first.holds(wherever: offer) { add(.unreachableOffer, .warning, first) }
            }
            if firsts[target] == nil { firsts[target] = offer }
        }
        return findings
    }

    /// Whom and what an offer names.
    private struct Target: Hashable {
        let partners: [PartnerID]
        let items: [ItemID]
        let categories: [CategoryID]

        static let everything = Target(partners: [], items: [], categories: [])

        init(_ offer: DirectOffer) {
            self.init(partners: offer.partners, items: offer.items, categories: offer.categories)
        }

        private init(partners: [PartnerID], items: [ItemID], categories: [CategoryID]) {
            self.partners = partners
            self.items = items
            self.categories = categories
        }
    }
}

extension DirectOffer {
    /// Whether this offer holds on every base on which another one of the same target does.
    fileprivate func holds(wherever other: DirectOffer) -> Bool {
        guard let minimumBase else { return true }
        guard let least = other.minimumBase else { return false }
        return minimumBase.currency == least.currency && minimumBase.minorUnits <= least.minorUnits
    }
}
