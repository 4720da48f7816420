//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A name for a block of cells, such as champions.
///
/// A definition holds an ordered list of groups; a customer belongs to the first one that matches.
public struct RFMGroup: Hashable, Sendable {
    /// The name; several blocks may share one.
    public let name: String
    /// The scores of recency that match.
    public let recency: ClosedRange<Int>
    /// The scores of frequency that match.
    public let frequency: ClosedRange<Int>
    /// The scores of monetary that match.
    public let monetary: ClosedRange<Int>

    /// Creates a group.
    ///
    /// - Parameters:
    ///   - name: The name; not empty.
    ///   - recency: The scores of recency that match.
    ///   - frequency: The scores of frequency that match.
    ///   - monetary: The scores of monetary that match.
    public init(
        _ name: String,
        recency: ClosedRange<Int>,
        frequency: ClosedRange<Int>,
        monetary: ClosedRange<Int>
    ) {
        self.name = name
        self.recency = recency
        self.frequency = frequency
        self.monetary = monetary
    }

    /// Returns whether a cell belongs to the block.
    ///
    /// - Parameter cell: The cell.
    /// - Returns: Whether all three scores match.
    public func contains(_ cell: RFMCell) -> Bool {
        recency.contains(cell.recency) && frequency.contains(cell.frequency) && monetary.contains(cell.monetary)
    }

    /// A table of seven groups for scores of 1 to 5 that names every cell.
    ///
    /// | group | recency | frequency | monetary | who |
    /// |---|---|---|---|---|
    /// | `champions` | 4–5 | 4–5 | 4–5 | order lately, often and much |
    /// | `loyal` | 3–5 | 4–5 | any | order often and still do |
    /// | `new` | 4–5 | 1 | any | began lately |
    /// | `promising` | 4–5 | 2–3 | any | active, not yet often |
    /// | `needsAttention` | 3 | 1–3 | any | slowing down |
    /// | `atRisk` | 1–2 | 3–5 | any | used to order often, and stopped |
    /// | `sleeping` | 1–2 | 1–2 | any | seldom, and long ago |
    public static let standard: [RFMGroup] = [
        RFMGroup("champions", recency: 4...5, frequency: 4...5, monetary: 4...5),
        RFMGroup("loyal", recency: 3...5, frequency: 4...5, monetary: 1...5),
        RFMGroup("new", recency: 4...5, frequency: 1...1, monetary: 1...5),
        RFMGroup("promising", recency: 4...5, frequency: 2...3, monetary: 1...5),
        RFMGroup("needsAttention", recency: 3...3, frequency: 1...3, monetary: 1...5),
        RFMGroup("atRisk", recency: 1...2, frequency: 3...5, monetary: 1...5),
        RFMGroup("sleeping", recency: 1...2, frequency: 1...2, monetary: 1...5),
    ]
}

// MARK: - Codable

extension RFMGroup: Codable {
    private enum CodingKeys: String, CodingKey { case frequency, monetary, name, recency }

    /// Reads a group from an object with `name` and three pairs of scores.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func range(_ key: CodingKeys) throws -> ClosedRange<Int> {
            let ends = try container.decode([Int].self, forKey: key)
            try container.check(ends.count == 2 && ends[0] <= ends[1], key, "scores are a pair, the lower first")
            return ends[0]...ends[1]
        }
        name = try container.decode(String.self, forKey: .name)
        recency = try range(.recency)
        frequency = try range(.frequency)
        monetary = try range(.monetary)
    }

    /// Writes the group as an object with `name` and three pairs of scores.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode([recency.lowerBound, recency.upperBound], forKey: .recency)
        try container.encode([frequency.lowerBound, frequency.upperBound], forKey: .frequency)
        try container.encode([monetary.lowerBound, monetary.upperBound], forKey: .monetary)
    }
}
