//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Who sponsors whom at one instant: trees of partners without cycles, numbered for fast runs.
///
/// ```swift
/// let forest = try ForestSnapshot([(ann, sponsor: nil), (bob, sponsor: ann), (cat, sponsor: bob)])
/// forest.line(of: cat)      // [bob, ann]
/// ```
///
/// Partners are numbered from 0 in the order of their identifiers, so that the numbers depend on the partners alone.
public struct ForestSnapshot: Hashable, Sendable {
    /// The partners by number: in the order of their identifiers.
    public let partners: [PartnerID]
    /// The number of each partner's sponsor; −1 for a partner without one.
    public let sponsors: [Int32]
    let order: ForestOrder

    /// The most partners of a forest, 2^31 − 1.
    static let maximumCount = Int(Int32.max)

    /// Creates a forest from a list of partners, each with its sponsor.
    ///
    /// - Parameter entries: The partners in any order, each once, with a sponsor who is a partner too, or without one.
    /// - Throws: ``ReferralsError`` with code `invalidForest`; ``faults(in:)`` names every fault.
    /// - Complexity: O(*n* log *n*), however deep the forest is.
    public init(_ entries: [(PartnerID, sponsor: PartnerID?)]) throws(ReferralsError) {
        let index = ForestIndex(entries)
        guard index.faults.isEmpty, let order = ForestOrder(sponsors: index.sponsors),
            entries.count <= Self.maximumCount
        else {
            throw ReferralsError(
                .invalidForest,
                "each partner stands once in a forest, with a sponsor who is in it and not below the partner"
            )
        }
        partners = index.partners
        sponsors = index.sponsors
        self.order = order
    }

    /// Returns what is wrong with a list of partners, so that an import can be refused as a whole and mended.
    ///
    /// - Parameter entries: The partners, each with its sponsor or without one.
    /// - Returns: The faults by entry; none if ``init(_:)`` takes the list.
    /// - Complexity: O(*n* log *n*).
    public static func faults(in entries: [(PartnerID, sponsor: PartnerID?)]) -> [ForestFault] {
        ForestIndex(entries).allFaults(entries)
    }
}

// MARK: - Looking up

extension ForestSnapshot {
    /// Returns the number of a partner; nil if the forest does not have it.
    ///
    /// - Parameter partner: The partner.
    /// - Returns: The number, from 0.
    /// - Complexity: O(log *n*).
    public func number(of partner: PartnerID) -> Int32? { ForestIndex.number(of: partner, in: partners) }

    /// Returns the sponsors above a partner, the nearest first.
    ///
    /// - Parameter partner: The partner.
    /// - Returns: The sponsors; none if the forest does not have the partner.
    /// - Complexity: O(*d*) in the depth of the partner.
    public func line(of partner: PartnerID) -> [PartnerID] {
        var line: [PartnerID] = []
        var next = number(of: partner).map { sponsors[Int($0)] } ?? -1
        while next >= 0 {
            line.append(partners[Int(next)])
            next = sponsors[Int(next)]
        }
        return line
    }

    /// Returns how many sponsors are above a partner; nil if the forest does not have it.
    ///
    /// - Parameter partner: The partner.
    /// - Returns: The number of sponsors; 0 for a partner without one.
    public func depth(of partner: PartnerID) -> Int? { number(of: partner).map { Int(order.depths[Int($0)]) } }

    /// Returns the partners whom a partner sponsors, in order.
    ///
    /// - Parameter partner: The partner.
    /// - Returns: The partners one level below.
    /// - Complexity: O(*n*) in the number of partners of the forest.
    public func sponsored(by partner: PartnerID) -> [PartnerID] {
        guard let number = number(of: partner) else { return [] }
        return sponsors.indices.filter { sponsors[$0] == number }.map { partners[$0] }
    }
}
