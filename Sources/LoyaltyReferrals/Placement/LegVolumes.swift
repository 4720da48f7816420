//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The volume of each leg under each place: the partner who is there, and everybody below.
///
/// ```swift
/// let volumes = try LegVolumes(of: placement, personal: [bob: 500, cat: 1_000])
/// volumes.legs(of: ann)    // [500, 1000], for a BinaryRule
/// ```
public struct LegVolumes: Hashable, Sendable {
    /// The tree.
    public let placement: Placement
    /// By record, the volume of the leg that the partner heads.
    private let groups: [Int64]

    /// Sums up legs from below.
    ///
    /// - Parameters:
    ///   - placement: The tree.
    ///   - personal: The volume of each partner's own, zero or more, and all together at most 2^53 − 1; zero for one who is
    ///     not listed.
    /// - Throws: ``ReferralsError`` with code `invalidSales` for a negative volume, or one of a partner who has no place, and
    ///   `amountOutOfRange` for a sum beyond 2^53 − 1.
    /// - Complexity: O(*n*) in the number of partners, however deep the tree is.
    public init(of placement: Placement, personal: [PartnerID: Int64]) throws(ReferralsError) {
        var groups = [Int64](repeating: 0, count: placement.records.count)
        for (partner, volume) in personal {
            guard volume >= 0, let number = placement.numbers[partner] else {
                throw ReferralsError(.invalidSales, "a volume of zero or more is that of a partner who has a place")
            }
            groups[Int(number)] = volume
        }
        _ = try PartnerSales.sum(of: groups)
        for (number, parent) in placement.parents.enumerated().reversed() where parent >= 0 {
            groups[Int(parent)] += groups[number]
        }
        self.placement = placement
        self.groups = groups
    }

    /// Returns the volume of each leg under a partner, by position; none for one who has no place.
    ///
    /// - Parameter partner: The partner.
    /// - Returns: One volume for each position, 0 where nobody is.
    /// - Complexity: O(*w*) in the width.
    public func legs(of partner: PartnerID) -> [Int64] {
        guard let number = placement.numbers[partner] else { return [] }
        let width = placement.rule.width
        return placement.places[Int(number) * width..<(Int(number) + 1) * width].map { $0 < 0 ? 0 : groups[Int($0)] }
    }
}
