//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// One line of an order: an item, how much of it, and what is paid for it.
///
/// Prices include tax: ``net`` is what the customer pays for the line, and ``tax`` is the part of it that is tax.
public struct OrderLine: Hashable, Sendable {
    /// The line, unique inside its order; returns name it.
    public let id: LineID
    /// What is bought.
    public let item: ItemID
    /// The groups that the item belongs to; rules may speak of any of them.
    public let categories: [CategoryID]
    /// How much is bought; above zero.
    public let quantity: Quantity
    /// The price of one, before discounts; zero or more, and may be finer than money.
    public let unitPrice: UnitPrice
    /// The price of all, before discounts, as the host rounded it; zero or more.
    public let gross: Money
    /// What is taken off the line, its share of discounts on the whole order included; zero up to ``gross``.
    public let discount: Money
    /// The part of ``net`` that is tax; zero up to ``net``.
    public let tax: Money
    /// What the customer pays for the line: ``gross`` less ``discount``.
    public let net: Money

    /// Creates a line.
    ///
    /// - Parameters:
    ///   - id: The line, unique inside its order.
    ///   - item: What is bought.
    ///   - categories: The groups that the item belongs to.
    ///   - quantity: How much is bought; above zero.
    ///   - unitPrice: The price of one, before discounts; zero or more.
    ///   - gross: The price of all, before discounts; zero or more, in the currency of the unit price.
    ///   - discount: What is taken off; zero up to `gross`; nil for nothing.
    ///   - tax: The part of the rest that is tax; nil for none.
    /// - Throws: ``CoreError`` with code `invalidActivity` or `currencyMismatch`.
    public init(
        id: LineID,
        item: ItemID,
        categories: [CategoryID] = [],
        quantity: Quantity,
        unitPrice: UnitPrice,
        gross: Money,
        discount: Money? = nil,
        tax: Money? = nil
    ) throws(CoreError) {
        guard quantity > .zero, !unitPrice.isNegative, !gross.isNegative else {
            throw CoreError(.invalidActivity, "a line has a quantity above zero and prices of zero or more")
        }
        let discount = discount ?? .zero(in: gross.currency)
        let tax = tax ?? .zero(in: gross.currency)
        let net = try gross - discount
        guard unitPrice.currency == gross.currency else { throw Money.mismatch }
        guard !discount.isNegative, !net.isNegative else {
            throw CoreError(.invalidActivity, "a discount lies between zero and the price of its line")
        }
        guard !tax.isNegative, try !net.isLess(than: tax) else {
            throw CoreError(.invalidActivity, "tax lies between zero and what is paid for its line")
        }
        self.id = id
        self.item = item
        self.categories = categories
        self.quantity = quantity
        self.unitPrice = unitPrice
        self.gross = gross
        self.discount = discount
        self.tax = tax
        self.net = net
    }

    /// Creates a line whose price is the unit price times the quantity.
    ///
    /// - Parameters:
    ///   - id: The line, unique inside its order.
    ///   - item: What is bought.
    ///   - categories: The groups that the item belongs to.
    ///   - quantity: How much is bought; above zero.
    ///   - unitPrice: The price of one, before discounts; zero or more.
    ///   - rounding: What becomes of a fraction of a minor unit in the line's price.
    ///   - discount: What is taken off; zero up to the price; nil for nothing.
    ///   - tax: The part of the rest that is tax; nil for none.
    /// - Throws: ``CoreError`` with code `invalidActivity`, `currencyMismatch` or `amountOutOfRange`.
    public init(
        id: LineID,
        item: ItemID,
        categories: [CategoryID] = [],
        quantity: Quantity,
        unitPrice: UnitPrice,
        rounding: RoundingRule,
        discount: Money? = nil,
        tax: Money? = nil
    ) throws(CoreError) {
        try self.init(
            id: id,
            item: item,
            categories: categories,
            quantity: quantity,
            unitPrice: unitPrice,
            gross: unitPrice.total(for: quantity, rounding: rounding),
            discount: discount,
            tax: tax
        )
    }
}

// MARK: - Codable

extension OrderLine: Codable {
    private enum CodingKeys: String, CodingKey {
        case categories, discount, gross, id, item, quantity, tax, unitPrice
    }

    /// Reads a line and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            id: container.decode(LineID.self, forKey: .id),
            item: container.decode(ItemID.self, forKey: .item),
            categories: container.decodeIfPresent([CategoryID].self, forKey: .categories) ?? [],
            quantity: container.decode(Quantity.self, forKey: .quantity),
            unitPrice: container.decode(UnitPrice.self, forKey: .unitPrice),
            gross: container.decode(Money.self, forKey: .gross),
            discount: container.decodeIfPresent(Money.self, forKey: .discount),
            tax: container.decodeIfPresent(Money.self, forKey: .tax)
        )
    }

    /// Writes the line without the parts that are empty or follow from others.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(item, forKey: .item)
        if !categories.isEmpty { try container.encode(categories, forKey: .categories) }
        try container.encode(quantity, forKey: .quantity)
        try container.encode(unitPrice, forKey: .unitPrice)
        try container.encode(gross, forKey: .gross)
        if !discount.isZero { try container.encode(discount, forKey: .discount) }
        if !tax.isZero { try container.encode(tax, forKey: .tax) }
    }
}
