//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension DirectRule {
    /// The greatest share of its base that the rule pays on any order, before rounding.
    ///
    /// Exact where no offer names products: then one set of offers holds for the whole order. With offers by product,
    /// different ones may hold for different lines of an order, and this is a bound that no order is above. A flat amount
    /// is bounded by its minimum, and without one by all that it is paid on.
    public var worstCase: Rate {
        let paying = offers.filter { $0.pay != .nothing }
        guard paying.contains(where: \.namesProducts) else { return greatest(of: paying) }
        // Amounts that are paid once an order may stand beside whatever else is paid on other lines.
        var once: [DirectOffer] = []
        var others: [DirectOffer] = []
        for offer in paying {
            if case .perOrder = offer.pay { once.append(offer) } else { others.append(offer) }
        }
        return Self.sum(once.map(\.worstCase) + [greatest(of: others)])
    }

    /// The greatest share of the offers that can hold together.
    private func greatest(of offers: [DirectOffer]) -> Rate {
        guard choice == .sum else { return offers.map(\.worstCase).max() ?? .zero }
        // Offers of one source add up where they name the same partner and the same item; several categories may be one
        // line's.
        var sums: [Key: Rate] = [:]
        for offer in offers {
            for key in offer.keys { sums[key] = Self.sum([sums[key] ?? .zero, offer.worstCase]) }
        }
        return sums.values.max() ?? .zero
    }

    /// Who and what an offer names, as closely as one source can.
    fileprivate struct Key: Hashable {
        let partner: PartnerID?
        let item: ItemID?
        let isCategory: Bool
    }

    /// A sum, at most everything; terms that no rate holds are everything.
    private static func sum(_ rates: [Rate]) -> Rate {
        rates.reduce(.zero) { sum, rate in
            guard let next = try? sum + rate else { return .one }
            return min(next, .one)
        }
    }
}

extension DirectOffer {
    /// The greatest share of what it is paid on that the offer pays.
    fileprivate var worstCase: Rate {
        switch pay {
        case .nothing: .zero
        case .rate(let rate): rate
        case .perQuantity(let flat): flat.isZero ? .zero : .one
        case .perOrder(let flat):
            if flat.isZero {
                .zero
            } else if let minimumBase, let share = try? Rate(flat.minorUnits, per: minimumBase.minorUnits) {
                min(share, .one)
            } else {
                .one
            }
        }
    }

    fileprivate var keys: [DirectRule.Key] {
        let partners: [PartnerID?] = partners.isEmpty ? [nil] : partners
        var keys: [DirectRule.Key] = []
        for partner in partners {
            if !namesProducts || !categories.isEmpty {
                keys.append(DirectRule.Key(partner: partner, item: nil, isCategory: namesProducts))
            }
            for item in items { keys.append(DirectRule.Key(partner: partner, item: item, isCategory: false)) }
        }
        return keys
    }
}
