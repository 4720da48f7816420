//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension TriageRule: Codable {
    private enum Keys: String, CodingKey { case version, keywords, sentiments, usual, due, hours }

    /// Reads a rule.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for another version of the form, or for what makes no rule.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        try DefinitionCoding.requireVersion(of: "a triage rule", in: container, forKey: .version)
        let keywords = try container.decode([TriageKeyword].self, forKey: .keywords)
        let named = try container.decodeIfPresent([String: Urgency].self, forKey: .sentiments) ?? [:]
        let usual = try container.decode(Urgency.self, forKey: .usual)
        let times = try container.decode([String: DueTime].self, forKey: .due)
        let hours = try container.decodeIfPresent(OpeningHours.self, forKey: .hours)
        let sentiments = try Self.keyed(named, by: Sentiment.init(rawValue:))
        let due = try Self.keyed(times, by: Urgency.init(rawValue:))
        self = try DefinitionCoding.checked { () throws(SegmentsError) in
            try TriageRule(keywords: keywords, sentiments: sentiments, usual: usual, due: due, hours: hours)
        }
    }

    /// Writes the rule.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(1, forKey: .version)
        try container.encode(keywords, forKey: .keywords)
        try container.encode(
            Dictionary(uniqueKeysWithValues: sentiments.map { ($0.rawValue, $1) }),
            forKey: .sentiments
        )
        try container.encode(usual, forKey: .usual)
        try container.encode(Dictionary(uniqueKeysWithValues: due.map { ($0.rawValue, $1) }), forKey: .due)
        try container.encodeIfPresent(hours, forKey: .hours)
    }

    private static func keyed<Key: Hashable, Value>(
        _ named: [String: Value],
        by key: (String) -> Key?
    ) throws(CoreError) -> [Key: Value] {
        var keyed: [Key: Value] = [:]
        for (name, value) in named {
            guard let key = key(name) else {
                throw CoreError(.unexpectedJSON, "a triage rule names urgencies and sentiments that this release knows")
            }
            keyed[key] = value
        }
        return keyed
    }
}
