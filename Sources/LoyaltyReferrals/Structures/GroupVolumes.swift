//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The volume of each partner's group: the partner's own, and that of everybody below.
///
/// ```swift
/// let volumes = try GroupVolumes(personal: [100, 100, 100], in: forest)
/// ```
///
/// With a breakaway, a leg whose group has grown to a volume leaves the group above it, and counts there no more.
public struct GroupVolumes: Hashable, Sendable {
    /// The volume of each partner's group, by the partner's number.
    public let volumes: [Int64]
    /// By the partner's number, whether the partner's group has left the group above it.
    public let hasLeft: [Bool]

    /// Sums up groups from below.
    ///
    /// - Parameters:
    ///   - personal: Each partner's own volume, by the partner's number; zero or more, and all together at most 2^53 − 1.
    ///   - forest: Who sponsors whom.
    ///   - breakaway: The group volume at which a leg leaves the group above it; nil if none ever does.
    /// - Throws: ``ReferralsError`` with code `invalidSales` for another number of volumes than partners or a negative one, and
    ///   `amountOutOfRange` for a sum beyond 2^53 − 1.
    /// - Complexity: O(*n*) in the number of partners.
    public init(personal: [Int64], in forest: ForestSnapshot, breakaway: Int64? = nil) throws(ReferralsError) {
        guard personal.count == forest.partners.count, personal.allSatisfy({ $0 >= 0 }) else {
            throw ReferralsError(.invalidSales, "each partner of the forest has a volume of zero or more")
        }
        _ = try PartnerSales.sum(of: personal)
        var volumes = personal
        var hasLeft = [Bool](repeating: false, count: personal.count)
        for partner in forest.order.order.reversed() {
            let sponsor = forest.sponsors[Int(partner)]
            guard sponsor >= 0 else { continue }
            if let breakaway, volumes[Int(partner)] >= breakaway {
                hasLeft[Int(partner)] = true
            } else {
                volumes[Int(sponsor)] += volumes[Int(partner)]
            }
        }
        self.volumes = volumes
        self.hasLeft = hasLeft
    }
}
