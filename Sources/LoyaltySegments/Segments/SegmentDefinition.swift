//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A published segment: its rule with an identifier, a name for people, and a version that never changes.
///
/// As JSON:
///
/// ```json
/// {"definition": "2026-1", "id": "vip", "name": "VIP", "rule": {"kind": "compare", …}, "version": 1}
/// ```
public struct SegmentDefinition: Hashable, Sendable {
    /// The segment's identifier, the same in all its versions.
    public let id: SegmentID
    /// The segment's name for people.
    public let name: String
    /// The version of the rule; a changed rule is a new version.
    public let version: DefinitionVersion
    /// Who belongs to the segment.
    public let rule: SegmentRule

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - id: The segment's identifier.
    ///   - name: The segment's name for people.
    ///   - version: The version of the rule.
    ///   - rule: Who belongs to the segment.
    public init(id: SegmentID, name: String, version: DefinitionVersion, rule: SegmentRule) {
        self.id = id
        self.name = name
        self.version = version
        self.rule = rule
    }
}

// MARK: - Codable

extension SegmentDefinition: Codable {
    private enum Keys: String, CodingKey { case version, id, name, definition, rule }

    /// Reads a definition.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for another version of the form, or what the rule throws.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw CoreError(.unexpectedJSON, "a segment has version 1")
        }
        self.init(
            id: try container.decode(SegmentID.self, forKey: .id),
            name: try container.decode(String.self, forKey: .name),
            version: try container.decode(DefinitionVersion.self, forKey: .definition),
            rule: try container.decode(SegmentRule.self, forKey: .rule)
        )
    }

    /// Writes the definition.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(1, forKey: .version)
        try container.encode(id, forKey: .id)
        try container.encode(name, forKey: .name)
        try container.encode(version, forKey: .definition)
        try container.encode(rule, forKey: .rule)
    }
}
