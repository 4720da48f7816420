//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What is known of how a customer came to an order: the touches, whose the codes are, and whether the customer is new.
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

    /// Creates a log.
    ///
    /// - Parameters:
    ///   - touches: The touches in any order. Of several with one identifier the earliest counts.
    ///   - owners: The owners of the codes in any order; a code without an owner credits nobody.
    ///   - customerFirstOrderAt: When the customer's first order was placed; nil if there was none, or none is known.
    /// - Throws: ``ReferralsError`` with code `ambiguousCode` if one code has two different owners.
    /// - Complexity: O(*n* log *n*) in the number of touches and owners.
    public init(
        _ touches: [Touch],
        owners: [CodeOwner],
        customerFirstOrderAt: Timestamp? = nil
    ) throws(ReferralsError) {
        var seen: Set<ActivityID> = []
        self.touches = touches.sorted(by: Self.isEarlier).filter { seen.insert($0.id).inserted }
        let owners = Set(owners).sorted { $0.code < $1.code }
        guard zip(owners, owners.dropFirst()).allSatisfy({ $0.code != $1.code }) else {
            throw ReferralsError(.ambiguousCode, "a code belongs to one owner")
        }
        self.owners = owners
        self.customerFirstOrderAt = customerFirstOrderAt
    }

    /// Whether a touch comes before another; a total order, so that a log has one form.
    private static func isEarlier(_ first: Touch, _ second: Touch) -> Bool {
        if first.at != second.at { return first.at < second.at }
        if first.id != second.id { return first.id < second.id }
        if first.code != second.code { return first.code < second.code }
        if first.kind != second.kind { return first.kind == .click }
        return (first.customer?.text ?? "") < (second.customer?.text ?? "")
    }
}

// MARK: - Codable

extension TouchLog: Codable {
    private enum CodingKeys: String, CodingKey { case customerFirstOrderAt, owners, touches }

    /// Reads a log and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            container.decode([Touch].self, forKey: .touches),
            owners: container.decode([CodeOwner].self, forKey: .owners),
            customerFirstOrderAt: container.decodeIfPresent(Timestamp.self, forKey: .customerFirstOrderAt)
        )
    }
}
