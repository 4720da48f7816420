//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The shape of a tree of places apart from sponsorship, and in which order places are filled: a binary tree or a forced matrix.
///
/// ```swift
/// let matrix = try PlacementRule(width: 3, depth: 9, fill: .breadthFirst)
/// ```
///
/// A new partner is placed somewhere under the sponsor; who sponsored whom stays what it is.
public struct PlacementRule: Hashable, Sendable {
    /// How many places there are under each partner; 2 for a binary tree.
    public let width: Int
    /// How many levels under a sponsor are filled; nil for no limit.
    public let depth: Int?
    /// In which order places are filled.
    public let fill: Fill

    /// In which order places under a sponsor are filled.
    public enum Fill: String, Hashable, CaseIterable, Codable, Sendable {
        /// Level by level, each from left to right.
        case breadthFirst
        /// Down the first leg that has room, then the next one from below up; without a limit of depth, one line down the
        /// first leg.
        case depthFirst
        /// At each partner into the leg with the fewest partners that has room, of equals the first.
        case smallestLeg
    }

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - width: How many places there are under each partner, 2 to 100.
    ///   - depth: How many levels under a sponsor are filled, 1 to 10,000; nil for no limit.
    ///   - fill: In which order places are filled.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for another width or depth.
    public init(width: Int, depth: Int? = nil, fill: Fill) throws(ReferralsError) {
        guard (2...100).contains(width), depth.map({ (1...10_000).contains($0) }) ?? true else {
            throw ReferralsError(.invalidPlan, "a matrix is 2 to 100 wide, and 1 to 10,000 deep or without a limit")
        }
        self.width = width
        self.depth = depth
        self.fill = fill
    }
}

// MARK: - Codable

extension PlacementRule: Codable {
    private enum CodingKeys: String, CodingKey { case depth, fill, version, width }

    /// Reads a rule of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a rule of placement has version 1")
        }
        try self.init(
            width: container.decode(Int.self, forKey: .width),
            depth: container.decodeIfPresent(Int.self, forKey: .depth),
            fill: container.decode(Fill.self, forKey: .fill)
        )
    }

    /// Writes the rule as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(width, forKey: .width)
        try container.encodeIfPresent(depth, forKey: .depth)
        try container.encode(fill, forKey: .fill)
    }
}
