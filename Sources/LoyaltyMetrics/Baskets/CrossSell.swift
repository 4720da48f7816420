//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What is bought together: rules between items, the strongest first.
///
/// ```swift
/// let sales = try CrossSell(baskets: [[coffee, syrup], [coffee, syrup, cake], [tea], [tea, cake]], by: definition)
/// sales.offers(forBuyersOf: coffee).first?.offer    // syrup
/// ```
///
/// Each pair gives two rules, one in each direction. A rule is a coincidence that was seen, not the effect of an offer: what
/// the offer brings is measured against a control group.
public struct CrossSell: Hashable, Sendable {
    /// The choices that the rules were made by.
    public let definition: CrossSellDefinition
    /// How many baskets were looked at: the denominator of support.
    public let baskets: Int64
    /// How many had more kinds of item than the definition allows; part of nothing else.
    public let largerBaskets: Int64
    /// How many orders were left out: without lines or, where customers are meant, without a customer.
    public let ordersLeftOut: Int64
    /// The rules by lift, then by the baskets with both, then by item and offer.
    public let rules: [CrossSellRule]

    /// Finds what is bought together in some baskets.
    ///
    /// - Parameters:
    ///   - baskets: The items of each basket; several of one item are one kind. Empty baskets are left out.
    ///   - definition: The choices.
    /// - Throws: ``MetricsError`` with code `limitExceeded` for more different pairs than the definition allows.
    /// - Complexity: O(*n* *k*²) for *n* baskets of *k* kinds.
    public init(
        baskets: some Sequence<[ItemID]>,
        by definition: CrossSellDefinition = .standard
    ) throws(MetricsError) {
        var counts = PairCounts(definition)
        for basket in baskets { try counts.add(LeastItems(basket, limit: definition.largestBasket + 1).items) }
        try self.init(counts, ordersLeftOut: counts.leftOut, by: definition)
    }

    init(_ counts: PairCounts, ordersLeftOut: Int64, by definition: CrossSellDefinition) throws(MetricsError) {
        self.definition = definition
        self.ordersLeftOut = ordersLeftOut
        baskets = counts.baskets
        largerBaskets = counts.tooLarge
        var rules: [CrossSellRule] = []
        for (pair, together) in counts.pairs where together >= definition.minimumTogether {
            for (item, offer) in [(pair.first, pair.second), (pair.second, pair.first)] {
                rules.append(
                    try CrossSellRule(
                        buyersOf: item,
                        areOffered: offer,
                        together: together,
                        withItem: counts.items[item] ?? 0,
                        withOffer: counts.items[offer] ?? 0,
                        baskets: counts.baskets,
                        level: definition.confidence
                    )
                )
            }
        }
        self.rules = rules.sorted { first, second in
            if first.lift != second.lift { return first.lift > second.lift }
            if first.together != second.together { return first.together > second.together }
            return (first.item, first.offer) < (second.item, second.offer)
        }
    }
}

extension CrossSell {
    /// Whether there are fewer baskets than the definition asks for.
    public var isSmallSample: Bool { baskets < definition.minimumSample }

    /// Returns what may be offered to those who buy an item, the most often bought with it first.
    ///
    /// - Parameter item: The item that is bought.
    /// - Returns: The rules by confidence, then by lift, then by offer; none if the item is in no rule.
    /// - Complexity: O(*n* log *n*) in the number of rules.
    public func offers(forBuyersOf item: ItemID) -> [CrossSellRule] {
        rules.filter { $0.item == item }.sorted { first, second in
            // Their denominator is the same.
            if first.together != second.together { return first.together > second.together }
            return first.lift != second.lift ? first.lift > second.lift : first.offer < second.offer
        }
    }
}
