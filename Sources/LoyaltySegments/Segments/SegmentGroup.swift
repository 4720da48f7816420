//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Segments of which a customer gets the first that fits: one offer, one letter, one price.
///
/// ```swift
/// let offers = try SegmentGroup(
///     id: SegmentGroupID("offers"), [SegmentGroupEntry(vip), SegmentGroupEntry(loyal, sample: half), SegmentGroupEntry(rest)])
/// ```
///
/// A customer who fits a segment but is not in its sample gets nothing of the group, so that the others of the sample can be
/// compared with nobody else's letters; a group can be told to go on to the next segment instead. An unknown verdict does not
/// stop the search, but is told.
///
/// As JSON: `{"continuesPastSample": false, "entries": [{"segment": "vip"}], "id": "offers", "version": 1}`.
public struct SegmentGroup: Hashable, Sendable {
    /// The group's identifier.
    public let id: SegmentGroupID
    /// The segments, the first to be tried first.
    public let entries: [SegmentGroupEntry]
    /// Whether a customer who is not in a segment's sample goes on to the next segment.
    public let continuesPastSample: Bool

    /// Creates a group.
    ///
    /// - Parameters:
    ///   - id: The group's identifier.
    ///   - entries: The segments, the first to be tried first; at least one, each once.
    ///   - continuesPastSample: Whether a customer who is not in a segment's sample goes on to the next segment.
    /// - Throws: ``SegmentsError`` with code `invalidGroup` for no segment or one twice, its place as path.
    public init(
        id: SegmentGroupID,
        _ entries: [SegmentGroupEntry],
        continuesPastSample: Bool = false
    ) throws(SegmentsError) {
        guard !entries.isEmpty else { throw SegmentsError(.invalidGroup, "a group has at least one segment") }
        var seen: Set<SegmentID> = []
        for (index, entry) in entries.enumerated() {
            guard seen.insert(entry.segment).inserted else {
                throw SegmentsError(.invalidGroup, "a group has each segment once", path: "entries/\(index)/segment")
            }
        }
        self.id = id
        self.entries = entries
        self.continuesPastSample = continuesPastSample
    }

    /// Checks that groups have names of their own and segments that there are.
    static func check(_ groups: [SegmentGroup], in segments: Set<SegmentID>) throws(SegmentsError) {
        var seen: Set<SegmentGroupID> = []
        for (index, group) in groups.enumerated() {
            guard seen.insert(group.id).inserted else {
                throw SegmentsError(.invalidGroup, "a set has one group of each identifier", path: "groups/\(index)/id")
            }
            for (place, entry) in group.entries.enumerated() where !segments.contains(entry.segment) {
                throw SegmentsError(
                    .unknownSegment,
                    "a group has segments of its set",
                    path: "groups/\(index)/entries/\(place)/segment"
                )
            }
        }
    }
}

// MARK: - Codable

extension SegmentGroup: Codable {
    private enum Keys: String, CodingKey { case version, id, entries, continuesPastSample }

    /// Reads a group.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for another version, or for entries that make no group.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        try DefinitionCoding.requireVersion(of: "a group", in: container, forKey: .version)
        let id = try container.decode(SegmentGroupID.self, forKey: .id)
        let entries = try container.decode([SegmentGroupEntry].self, forKey: .entries)
        let goesOn = try container.decodeIfPresent(Bool.self, forKey: .continuesPastSample) ?? false
        self = try DefinitionCoding.checked { () throws(SegmentsError) in
            try SegmentGroup(id: id, entries, continuesPastSample: goesOn)
        }
    }

    /// Writes the group.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(1, forKey: .version)
        try container.encode(id, forKey: .id)
        try container.encode(entries, forKey: .entries)
        try container.encode(continuesPastSample, forKey: .continuesPastSample)
    }
}
