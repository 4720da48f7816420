//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a host keeps about one customer and one segment between two looks.
///
/// As JSON: `{"changes": 3, "definition": "2026-1", "member": true, "next": "2027-01-30T…", "since": "2026-11-21T…",
/// "version": 1}`.
public struct SegmentState: Hashable, Sendable {
    /// Whether the customer is a member.
    public let isMember: Bool
    /// Since when that is so; nil if it always was.
    public let since: Timestamp?
    /// The version of the rule that was asked last.
    public let version: DefinitionVersion
    /// How many changes there were.
    public let changes: Int64
    /// The first instant at which the rule's verdict can change by time alone, as seen at the last look; nil for never.
    public let next: Timestamp?

    /// Creates a state.
    ///
    /// - Parameters:
    ///   - isMember: Whether the customer is a member.
    ///   - since: Since when that is so; nil if it always was.
    ///   - version: The version of the rule that was asked last.
    ///   - changes: How many changes there were.
    ///   - next: The first instant at which the verdict can change by time alone; nil for never.
    public init(isMember: Bool, since: Timestamp?, version: DefinitionVersion, changes: Int64, next: Timestamp?) {
        self.isMember = isMember
        self.since = since
        self.version = version
        self.changes = changes
        self.next = next
    }
}

// MARK: - Codable

extension SegmentState: Codable {
    private enum Keys: String, CodingKey { case version, member, since, definition, changes, next }

    /// Reads a state.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for another version of the form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        try DefinitionCoding.requireVersion(of: "a membership", in: container, forKey: .version)
        self.init(
            isMember: try container.decode(Bool.self, forKey: .member),
            since: try container.decodeIfPresent(Timestamp.self, forKey: .since),
            version: try container.decode(DefinitionVersion.self, forKey: .definition),
            changes: try container.decode(Int64.self, forKey: .changes),
            next: try container.decodeIfPresent(Timestamp.self, forKey: .next)
        )
    }

    /// Writes the state.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(1, forKey: .version)
        try container.encode(isMember, forKey: .member)
        try container.encodeIfPresent(since, forKey: .since)
        try container.encode(version, forKey: .definition)
        try container.encode(changes, forKey: .changes)
        try container.encodeIfPresent(next, forKey: .next)
    }
}
