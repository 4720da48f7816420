//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What is known of how a customer came to an order: the touches, whose the codes are, and whether the customer is new or bound.
///
/// A log is kept in the order of time, and of identifiers where instants are equal, whatever order the touches came in. A touch
/// that is delivered twice counts once.
public struct TouchLog: Hashable, Sendable {
    /// The touches, by instant and then by identifier.
    public let touches: [Touch]
    /// The owners of the codes, by code.
    public let owners: [CodeOwner]
    /// When the customer's first order was placed; nil if there was none, or none is known.
    public let customerFirstOrderAt: Timestamp?
    /// When the customer's last order before this one was placed; nil if there was none after the first, or none is known.
    public let customerLastOrderAt: Timestamp?
    /// The orders that partners were credited with, by instant and then by order.
    public let conversions: [Conversion]
    /// The reassignments of customers, by when they take effect and then by when they are known.
    public let reassignments: [Reassignment]

    /// Creates a log.
    ///
    /// - Parameters:
    ///   - touches: The touches in any order. Of several with one identifier the earliest counts.
    ///   - owners: The owners of the codes in any order; a code without an owner credits nobody.
    ///   - customerFirstOrderAt: When the customer's first order was placed; nil if there was none, or none is known.
    ///   - customerLastOrderAt: When the last order before this one was placed; nil if the first one is the only one.
    ///   - conversions: The orders that partners were credited with, in any order. Of several with one order the first counts.
    ///   - reassignments: The reassignments of customers in any order.
    /// - Throws: ``ReferralsError`` with code `ambiguousCode` if one code has two different owners, or `invalidTouchLog` for a
    ///   last order without a first or before it.
    /// - Complexity: O(*n* log *n*) in the length of the log and the number of owners.
    public init(
        _ touches: [Touch],
        owners: [CodeOwner],
        customerFirstOrderAt: Timestamp? = nil,
        customerLastOrderAt: Timestamp? = nil,
        conversions: [Conversion] = [],
        reassignments: [Reassignment] = []
    ) throws(ReferralsError) {
        var seen: Set<ActivityID> = []
        self.touches = touches.sorted(by: Self.isEarlier).filter { seen.insert($0.id).inserted }
        let owners = Set(owners).sorted { $0.code < $1.code }
        guard zip(owners, owners.dropFirst()).allSatisfy({ $0.code != $1.code }) else {
            throw ReferralsError(.ambiguousCode, "a code belongs to one owner")
        }
        if let last = customerLastOrderAt {
            guard let first = customerFirstOrderAt, first <= last else {
                throw ReferralsError(.invalidTouchLog, "a customer's last order is not before the first")
            }
        }
        var orders: Set<OrderID> = []
        self.owners = owners
        self.customerFirstOrderAt = customerFirstOrderAt
        self.customerLastOrderAt = customerLastOrderAt
        self.conversions = conversions.sorted(by: Self.isEarlier).filter { orders.insert($0.order).inserted }
        self.reassignments = Set(reassignments).sorted()
    }

    /// Whether a touch comes before another; a total order, so that a log has one form.
    private static func isEarlier(_ first: Touch, _ second: Touch) -> Bool {
        if first.at != second.at { return first.at < second.at }
        if first.id != second.id { return first.id < second.id }
        if first.code != second.code { return first.code < second.code }
        if first.kind != second.kind { return first.kind == .click }
        return (first.customer?.text ?? "") < (second.customer?.text ?? "")
    }

    /// Whether a conversion comes before another; a total order as well.
    private static func isEarlier(_ first: Conversion, _ second: Conversion) -> Bool {
        if first.at != second.at { return first.at < second.at }
        if first.order != second.order { return first.order < second.order }
        if first.partner != second.partner { return first.partner < second.partner }
        return first.customer < second.customer
    }
}

// MARK: - Codable

extension TouchLog: Codable {
    private enum CodingKeys: String, CodingKey {
        case conversions, customerFirstOrderAt, customerLastOrderAt, owners, reassignments, touches
    }

    /// Reads a log and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            container.decode([Touch].self, forKey: .touches),
            owners: container.decode([CodeOwner].self, forKey: .owners),
            customerFirstOrderAt: container.decodeIfPresent(Timestamp.self, forKey: .customerFirstOrderAt),
            customerLastOrderAt: container.decodeIfPresent(Timestamp.self, forKey: .customerLastOrderAt),
            conversions: container.decodeIfPresent([Conversion].self, forKey: .conversions) ?? [],
            reassignments: container.decodeIfPresent([Reassignment].self, forKey: .reassignments) ?? []
        )
    }

    /// Writes the log without the parts that are empty.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(touches, forKey: .touches)
        try container.encode(owners, forKey: .owners)
        try container.encodeIfPresent(customerFirstOrderAt, forKey: .customerFirstOrderAt)
        try container.encodeIfPresent(customerLastOrderAt, forKey: .customerLastOrderAt)
        if !conversions.isEmpty { try container.encode(conversions, forKey: .conversions) }
        if !reassignments.isEmpty { try container.encode(reassignments, forKey: .reassignments) }
    }
}
