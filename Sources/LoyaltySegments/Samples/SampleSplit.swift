//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Groups that customers are drawn into, each into one at most: the parts of an A/B test.
///
/// ```swift
/// let test = try SampleSplit(
///     salt: SampleSalt("welcome-text"), weights: [SampleGroupID("short"): 1, SampleGroupID("long"): 1],
///     coverage: .percent(20))
/// test.group(of: customer)   // short for 10 % of customers, long for 10 %, nil for the others
/// ```
///
/// Each group begins at a place of its own that its coverage does not move. So a test that starts with a twentieth of the
/// customers and grows to all of them never takes a customer from one group to another.
///
/// As JSON: `{"groups": [{"id": "short", "range": {"end": "10%", "start": "0%"}}, …], "salt": "welcome-text", "version": 1}`.
public struct SampleSplit: Hashable, Sendable {
    /// The purpose that customers are drawn for.
    public let salt: SampleSalt
    /// The groups, which share no place of the scale.
    public let groups: [SampleGroup]

    /// Creates a split from groups with ranges of their own.
    ///
    /// - Parameters:
    ///   - salt: The purpose that customers are drawn for.
    ///   - groups: The groups, at least one; parts of the scale that no group takes stay without a group.
    /// - Throws: ``SegmentsError`` with code `invalidSample` for no group, two of one identifier, or ranges that overlap; its
    ///   path is the group's index.
    /// - Complexity: O(*n*²) in the number of groups.
    public init(salt: SampleSalt, groups: [SampleGroup]) throws(SegmentsError) {
        guard !groups.isEmpty else { throw SegmentsError(.invalidSample, "a split has at least one group") }
        for (index, group) in groups.enumerated() {
            for other in groups[..<index] {
                guard group.id != other.id, !group.range.overlaps(other.range) else {
                    throw SegmentsError(
                        .invalidSample,
                        "groups of a split have names of their own and share no place",
                        path: "groups/\(index)"
                    )
                }
            }
        }
        self.salt = salt
        self.groups = groups
    }

    /// Creates a split from weights.
    ///
    /// The scale is divided by weight, and each group takes the beginning of its part, as much of it as the coverage says.
    ///
    /// - Parameters:
    ///   - salt: The purpose that customers are drawn for.
    ///   - weights: The groups in their order, each with its weight; at least 1.
    ///   - coverage: The share of customers that take part; 0 to 1.
    /// - Throws: ``SegmentsError`` with code `invalidSample` for other weights or another coverage, or as the initializer
    ///   with groups does.
    public init(
        salt: SampleSalt,
        weights: KeyValuePairs<SampleGroupID, Int64>,
        coverage: Rate = .one
    ) throws(SegmentsError) {
        var total: Int64 = 0
        for (_, weight) in weights {
            let (sum, overflow) = total.addingReportingOverflow(weight)
            guard weight > 0, !overflow else {
                throw SegmentsError(.invalidSample, "weights of a split are positive and their sum fits into 64 bits")
            }
            total = sum
        }
        var groups: [SampleGroup] = []
        var before: Int64 = 0
        for (id, weight) in weights {
            let start: Rate
            let end: Rate
            do throws(CoreError) {
                start = try Rate(before, per: total)
                end = try start + Rate(weight, per: total) * coverage
            } catch {
                throw SegmentsError(.invalidSample, "the shares of a split have terms of at most 2^53")
            }
            groups.append(SampleGroup(id: id, range: try SampleRange(from: start, to: end)))
            before += weight
        }
        try self.init(salt: salt, groups: groups)
    }

    /// Returns the group that somebody falls into.
    ///
    /// - Parameters:
    ///   - id: The customer; nil, for somebody without an identifier, falls into no group.
    ///   - kept: The group that the host's records say, if any; it counts as long as the split still has it.
    /// - Returns: The group, or nil for none.
    /// - Complexity: O(*n*) in the number of groups.
    public func group(of id: (some Identifier)?, keeping kept: SampleGroupID? = nil) -> SampleGroupID? {
        guard let id else { return nil }
        if let kept, groups.contains(where: { $0.id == kept }) { return kept }
        let bucket = salt.bucket(of: id)
        return groups.first { $0.range.contains(bucket) }?.id
    }
}

// MARK: - Codable

extension SampleSplit: Codable {
    private enum Keys: String, CodingKey { case version, salt, groups }

    /// Reads a split.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for another version or groups that make no split.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        try DefinitionCoding.requireVersion(of: "a split", in: container, forKey: .version)
        let salt = try container.decode(SampleSalt.self, forKey: .salt)
        let groups = try container.decode([SampleGroup].self, forKey: .groups)
        self = try DefinitionCoding.checked { () throws(SegmentsError) in try SampleSplit(salt: salt, groups: groups) }
    }

    /// Writes the split.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(1, forKey: .version)
        try container.encode(salt, forKey: .salt)
        try container.encode(groups, forKey: .groups)
    }
}
