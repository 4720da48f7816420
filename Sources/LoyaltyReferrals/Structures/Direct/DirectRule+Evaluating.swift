//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension DirectRule {
    /// Returns what an order pays the partner who is credited with it.
    ///
    /// A line that the base leaves out takes its share of shipping with it, by value. Lines for which the same offers hold
    /// are taken together, so that each offer is rounded once.
    ///
    /// - Parameters:
    ///   - order: The order; one of which only the total is known counts as one piece.
    ///   - partner: The partner who is credited.
    ///   - base: What commission is paid on.
    /// - Returns: What is paid, with the offers that hold for each line.
    /// - Throws: ``ReferralsError`` with code `linesRequired` if only the total is known and the base or an offer asks for
    ///   products, `currencyMismatch` if an offer that is looked at is in another currency, or `amountOutOfRange`.
    /// - Complexity: O(*n* · *m*) in the numbers of lines and offers.
    public func evaluation(
        of order: Order,
        for partner: PartnerID,
        on base: CommissionBase
    ) throws(ReferralsError) -> DirectEvaluation {
        let evaluated = try base.evaluation(of: order)
        let parts = try DirectParts(order, evaluated).parts
        if order.lines.isEmpty, !evaluated.amount.isZero, offers.contains(where: \.namesProducts) {
            throw ReferralsError(.linesRequired, "offers by product need the lines of an order")
        }
        var places: [Matches: Int] = [:]
        var gathered: [(Matches, [DirectParts.Part])] = []
        for part in parts {
            let matches = try matches(part.line, partner, evaluated.amount)
            if let place = places[matches] {
                gathered[place].1.append(part)
            } else {
                places[matches] = gathered.count
                gathered.append((matches, [part]))
            }
        }
        var groups: [DirectEvaluation.Group] = []
        var paidOnce: [Int: Int64] = [:]
        for (matches, parts) in gathered {
            groups.append(try group(matches, parts, order.currency, &paidOnce))
        }
        let (whole, all) = (evaluated.amount, groups)
        return try ReferralsError.restating { () throws(CoreError) in
            let amount = try Money.sum(of: all.lazy.map(\.amount), in: whole.currency)
            return DirectEvaluation(
                order: order.id,
                partner: partner,
                base: evaluated,
                groups: all,
                amount: amount,
                houseShare: try whole - amount
            )
        }
    }

    /// The offers that hold for a line, by their places in the rule.
    private struct Matches: Hashable {
        var source: DirectSource?
        var offers: [Int] = []
        var isTurnedOff = false
    }

    private func matches(
        _ line: OrderLine?,
        _ partner: PartnerID,
        _ base: Money
    ) throws(ReferralsError) -> Matches {
        var matches = Matches()
        for (place, offer) in offers.enumerated() {
            guard let source = offer.source(for: line, partner) else { continue }
            if let minimum = offer.minimumBase {
                let isBelow = try ReferralsError.restating { () throws(CoreError) in try base.isLess(than: minimum) }
                if isBelow { continue }
            }
            if offer.pay == .nothing { return Matches(source: nil, offers: [place], isTurnedOff: true) }
            if let closest = matches.source, closest < source { continue }
            if matches.source != source { matches = Matches(source: source) }
            matches.offers.append(place)
        }
        return matches
    }

    private func group(
        _ matches: Matches,
        _ parts: [DirectParts.Part],
        _ currency: Currency,
        _ paidOnce: inout [Int: Int64]
    ) throws(ReferralsError) -> DirectEvaluation.Group {
        let base = parts.reduce(0) { $0 + $1.counted }
        let quantity = parts.reduce(Int128(0)) { $0 + Int128($1.quantity) }
        var amounts: [Int64] = []
        for place in matches.offers {
            let paid = paidOnce[place] ?? 0
            amounts.append(try amount(of: offers[place].pay, base, quantity, currency, paid: paid))
        }
        let chosen = chosen(amounts)
        var outcomes: [DirectEvaluation.Offer] = []
        var sum: Int64 = 0
        for (index, place) in matches.offers.enumerated() {
            let finding = finding(of: place, isChosen: chosen.contains(index), matches, paidOnce)
            if finding == .paid {
                let part = min(base - sum, amounts[index])
                sum += part
                if case .perOrder = offers[place].pay { paidOnce[place, default: 0] += part }
            }
            let amount = try money(amounts[index], currency)
            outcomes.append(DirectEvaluation.Offer(name: offers[place].name, amount: amount, finding: finding))
        }
        var lines: [DirectEvaluation.Line] = []
        for part in parts {
            lines.append(DirectEvaluation.Line(id: part.line?.id, counted: try money(part.counted, currency)))
        }
        return DirectEvaluation.Group(
            lines: lines,
            source: matches.source,
            isTurnedOff: matches.isTurnedOff,
            offers: outcomes,
            base: try money(base, currency),
            amount: try money(sum, currency)
        )
    }

    private func finding(
        of place: Int,
        isChosen: Bool,
        _ matches: Matches,
        _ paidOnce: [Int: Int64]
    ) -> DirectEvaluation.Finding {
        if matches.isTurnedOff { return .turnedOff }
        if let paid = paidOnce[place], paid > 0, paid == offers[place].pay.flat?.minorUnits { return .paidAlready }
        return isChosen ? .paid : .notChosen
    }

    /// The places of the amounts that are paid.
    private func chosen(_ amounts: [Int64]) -> Range<Int> {
        switch choice {
        case .sum: return amounts.indices
        case .first: return 0..<min(1, amounts.count)
        case .bestForPartner:
            guard let best = amounts.max(), let place = amounts.firstIndex(of: best) else { return 0..<0 }
            return place..<place + 1
        }
    }

    /// What an offer pays on a base, at most all of it, after so much of it was paid for lines before.
    private func amount(
        of pay: DirectPay,
        _ base: Int64,
        _ quantity: Int128,
        _ currency: Currency,
        paid: Int64
    ) throws(ReferralsError) -> Int64 {
        if let flat = pay.flat, flat.currency != currency { throw ReferralsError(Money.mismatch) }
        let rounding = rounding
        return try ReferralsError.restating { () throws(CoreError) in
            switch pay {
            case .nothing: 0
            case .rate(let rate): try rate.applied(to: base, rounding: rounding)
            case .perOrder(let flat): min(base, flat.minorUnits - paid)
            case .perQuantity(let flat):
                // All of the base is reached long before the product is out of range.
                Int128(flat.minorUnits) * quantity >= Int128(base) * 1_000_000
                    ? base : try rounding.quotient(Int128(flat.minorUnits) * quantity, by: 1_000_000)
            }
        }
    }

    private func money(_ minorUnits: Int64, _ currency: Currency) throws(ReferralsError) -> Money {
        try ReferralsError.restating { () throws(CoreError) in try Money(minorUnits: minorUnits, in: currency) }
    }
}

extension DirectOffer {
    /// How closely the offer names a line and a partner; nil if it is for others.
    fileprivate func source(for line: OrderLine?, _ partner: PartnerID) -> DirectSource? {
        guard partners.isEmpty || partners.contains(partner) else { return nil }
        let isOwn = !partners.isEmpty
        guard namesProducts else { return isOwn ? .partner : .plan }
        guard let line else { return nil }
        if items.contains(line.item) { return isOwn ? .partnerItem : .item }
        return line.categories.contains(where: categories.contains) ? (isOwn ? .partnerCategory : .category) : nil
    }
}
