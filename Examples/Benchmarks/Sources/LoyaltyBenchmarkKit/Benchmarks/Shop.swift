//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards

/// What a large shop sells, and where.
struct Shop: Sendable {
    /// 20,000 items.
    let items: [ItemID]
    /// 200 narrow categories, and 20 wide ones of ten narrow ones each.
    let narrow: [CategoryID]
    let wide: [CategoryID]
    let places: [PlaceID]
    let channels: [ChannelID]
    let tiers: [TierID]

    init() throws {
        items = try (0..<20_000).map { try ItemID("item-\(100_000 + $0)") }
        narrow = try (0..<200).map { try CategoryID("category-\($0)") }
        wide = try (0..<20).map { try CategoryID("department-\($0)") }
        places = try (0..<40).map { try PlaceID("shop-\($0)") }
        channels = try ["app", "shop", "web"].map { try ChannelID($0) }
        tiers = try ["blue", "gold", "silver"].map { try TierID($0) }
    }

    /// The categories of an item: a narrow one, and the wide one around it.
    private func categories(ofItem number: Int) -> [CategoryID] {
        let category = number % narrow.count
        return [narrow[category], wide[category / 10]]
    }

    /// An order of different items, in some quantity each, at some place on some day of a year.
    func order(_ number: Int, lines: Int, using generator: inout SplitMix64) throws -> Order {
        try Order(
            id: OrderID("order-\(number)"),
            at: Timestamp(secondsSince1970: 1_798_761_600 + Int64.random(in: 0..<31_536_000, using: &generator)),
            customer: CustomerID("member-\(number)"),
            currency: .eur,
            lines: (0..<lines).map { line in
                let item = Int.random(in: items.indices, using: &generator)
                let quantity = Int64.random(in: 1...6, using: &generator)
                let price = Int64.random(in: 50...5_000, using: &generator)
                return try OrderLine(
                    id: LineID("\(line + 1)"),
                    item: items[item],
                    categories: categories(ofItem: item),
                    quantity: Quantity(quantity),
                    unitPrice: UnitPrice(millionths: price * 10_000, in: .eur),
                    gross: Money(minorUnits: price * quantity, in: .eur),
                    discount: Money(minorUnits: line % 4 == 0 ? price * quantity / 10 : 0, in: .eur),
                    tax: Money(minorUnits: price * quantity / 6, in: .eur)
                )
            },
            shipping: Money(minorUnits: 490, in: .eur),
            channel: channels[number % channels.count],
            place: places[Int.random(in: places.indices, using: &generator)]
        )
    }
}
