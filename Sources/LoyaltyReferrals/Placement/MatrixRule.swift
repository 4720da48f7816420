//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A share of each sale for each level up a forced matrix: a cascade over places instead of sponsors.
///
/// ```swift
/// let rule = try MatrixRule(PlacementRule(width: 3, depth: 9, fill: .breadthFirst), cascade: levels)
/// try rule.run(over: sales, in: placement, currency: .usd).total(of: ann)
/// ```
public struct MatrixRule: Hashable, Sendable {
    /// The shape of the matrix, and how it is filled.
    public let placement: PlacementRule
    /// The shares of the levels.
    public let cascade: UnilevelRule

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - placement: The shape of the matrix, and how it is filled.
    ///   - cascade: The shares of the levels; no more levels than the matrix is deep, and one more if the seller is on the
    ///     first.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for more levels than the matrix has.
    public init(_ placement: PlacementRule, cascade: UnilevelRule) throws(ReferralsError) {
        let levels = cascade.levels.count - (cascade.start == .seller ? 1 : 0)
        guard levels <= placement.depth ?? .max else {
            throw ReferralsError(.invalidPlan, "a cascade has no more levels than its matrix")
        }
        self.placement = placement
        self.cascade = cascade
    }

    /// Returns what sales pay up the matrix.
    ///
    /// - Parameters:
    ///   - sales: The order, the partner and what commission is paid on.
    ///   - placement: The places.
    ///   - currency: The currency of the sales.
    ///   - qualifiedLevels: For how many levels each partner is paid; all levels for one who is not listed.
    /// - Returns: The run over the tree of places.
    /// - Throws: As ``CommissionRun/init(_:over:in:qualifiedLevels:keepingLines:)`` and
    ///   ``PartnerSales/init(_:in:currency:)``, and ``ReferralsError`` with code `invalidPlacement` for a tree of another
    ///   width.
    /// - Complexity: O(*n* log *n*) in the number of places, and that of the run.
    public func run(
        over sales: [(order: OrderID, partner: PartnerID, base: Money)],
        in placement: Placement,
        currency: Currency,
        qualifiedLevels: [PartnerID: UInt8] = [:]
    ) throws(ReferralsError) -> CommissionRun {
        guard placement.rule.width == self.placement.width else {
            throw ReferralsError(.invalidPlacement, "a matrix is as wide as its rule says")
        }
        let forest = try placement.forest()
        return try CommissionRun(
            cascade,
            over: PartnerSales(sales, in: forest, currency: currency),
            in: forest,
            qualifiedLevels: qualifiedLevels.isEmpty ? [] : forest.partners.map { qualifiedLevels[$0] ?? .max },
            keepingLines: true
        )
    }
}

// MARK: - Codable

extension MatrixRule: Codable {
    private enum CodingKeys: String, CodingKey { case cascade, placement, version }

    /// Reads a rule of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a matrix plan has version 1")
        }
        try self.init(
            container.decode(PlacementRule.self, forKey: .placement),
            cascade: container.decode(UnilevelRule.self, forKey: .cascade)
        )
    }

    /// Writes the rule as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(placement, forKey: .placement)
        try container.encode(cascade, forKey: .cascade)
    }
}
