//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

// Written by hand: the names of kinds and members are a promise, and levels are counted on the way.

extension SegmentRule: Codable {
    private enum Keys: String, CodingKey { case kind, rules, rule, segment }

    /// Reads a rule: an object with its `kind`, as `{"kind": "all", "rules": […]}`.
    ///
    /// A kind that this release does not know is kept as ``Form/unrecognized(_:)``. A rule is read without a schema;
    /// ``check(against:limits:)`` follows when it is used.
    ///
    /// - Throws: `CoreError` with code `limitExceeded` for a rule beyond ``maximumDepth`` or ``maximumSize``, or what the
    ///   decoder throws.
    public init(from decoder: any Decoder) throws {
        guard decoder.codingPath.count <= Self.maximumPath else { throw Self.beyondLimits }
        let container = try decoder.container(keyedBy: Keys.self)
        switch try container.decode(String.self, forKey: .kind) {
        case "all": self = .all(try Self.parts(in: container))
        case "any": self = .any(try Self.parts(in: container))
        case "not": self = .not(try container.decode(SegmentRule.self, forKey: .rule))
        case "segment": self = .segment(try container.decode(SegmentID.self, forKey: .segment))
        case let kind where SegmentTest.kinds.contains(kind): self.init(.test(try SegmentTest(from: decoder)))
        default: self.init(.unrecognized(try UnknownKind(from: decoder)))
        }
        guard form != .beyondLimits else { throw Self.beyondLimits }
    }

    /// Writes the rule as an object with its `kind`.
    ///
    /// - Throws: `CoreError` with code `limitExceeded` for ``Form/beyondLimits``.
    public func encode(to encoder: any Encoder) throws {
        switch form {
        case .test(let test): try test.encode(to: encoder)
        case .unrecognized(let kind): try kind.encode(to: encoder)
        case .beyondLimits: throw Self.beyondLimits
        case .segment(let segment):
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode("segment", forKey: .kind)
            try container.encode(segment, forKey: .segment)
        case .all(let rules):
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode("all", forKey: .kind)
            try container.encode(rules, forKey: .rules)
        case .any(let rules):
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode("any", forKey: .kind)
            try container.encode(rules, forKey: .rules)
        case .not(let rule):
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode("not", forKey: .kind)
            try container.encode(rule, forKey: .rule)
        }
    }

    /// Reads parts up to the bound: what follows in a hostile text is never looked at.
    private static func parts(in container: KeyedDecodingContainer<Keys>) throws -> [SegmentRule] {
        var list = try container.nestedUnkeyedContainer(forKey: .rules)
        var rules: [SegmentRule] = []
        var size = 0
        while !list.isAtEnd {
            rules.append(try list.decode(SegmentRule.self))
            size += rules[rules.count - 1].size
            guard size <= maximumSize else { throw beyondLimits }
        }
        return rules
    }

    /// The longest path to a part: a level of a rule adds at most two keys, one of an operand too; each window and its test
    /// add two more, and a definition around the rule a few.
    static var maximumPath: Int { 2 * maximumDepth + 24 }

    static var beyondLimits: CoreError {
        CoreError(.limitExceeded, "a rule has at most \(maximumDepth) levels and \(maximumSize) parts")
    }
}
