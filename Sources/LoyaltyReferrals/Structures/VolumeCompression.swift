//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Moves the volume of partners who sold too little to the nearest sponsor above who sold enough, and puts those below under
/// that sponsor, for one period's calculation.
///
/// Each move is kept as a record. Sponsorship itself does not change.
///
/// ```swift
/// let compressed = try VolumeCompression(of: forest, personal: volumes, least: 50)
/// compressed.moves.first    // from Bob to Ann: 20
/// ```
public struct VolumeCompression: Hashable, Sendable {
    /// The volumes by the partner's number, after the moves.
    public let volumes: [Int64]
    /// By the partner's number, the number of the nearest sponsor above who sold enough; −1 for none.
    public let sponsors: [Int32]
    /// The moves, by the number of the partner whose volume moved.
    public let moves: [Move]

    /// Volume that moved up the line.
    public struct Move: Hashable, Sendable {
        /// Whose volume it was.
        public let from: PartnerID
        /// Where it counts.
        public let to: PartnerID
        /// How much.
        public let volume: Int64
    }

    /// Compresses a forest for one period.
    ///
    /// - Parameters:
    ///   - forest: Who sponsors whom.
    ///   - personal: Each partner's own volume, by the partner's number; zero or more, and all together at most 2^53 − 1.
    ///   - least: The volume from which on a partner counts.
    /// - Throws: ``ReferralsError`` with code `invalidSales` for another number of volumes than partners or a negative one, and
    ///   `amountOutOfRange` for a sum beyond 2^53 − 1.
    /// - Complexity: O(*n*) in the number of partners.
    public init(of forest: ForestSnapshot, personal: [Int64], least: Int64) throws(ReferralsError) {
        guard personal.count == forest.partners.count, personal.allSatisfy({ $0 >= 0 }) else {
            throw ReferralsError(.invalidSales, "each partner of the forest has a volume of zero or more")
        }
        _ = try PartnerSales.sum(of: personal)
        let path = CascadePath(
            forest,
            start: .sponsor,
            qualifiedLevels: personal.map { $0 >= least ? 1 : 0 },
            level: 1
        )
        var volumes = personal
        var moves: [Move] = []
        for partner in personal.indices where personal[partner] < least && personal[partner] > 0 {
            // Above the top of a line there is nobody whom volume could go to; it stays.
            let above = path.first[partner]
            guard above >= 0 else { continue }
            volumes[Int(above)] += personal[partner]
            volumes[partner] = 0
            moves.append(
                Move(from: forest.partners[partner], to: forest.partners[Int(above)], volume: personal[partner])
            )
        }
        self.volumes = volumes
        self.moves = moves
        sponsors = path.first
    }
}
