//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

// Written by hand: keys stay stable, absent parts take no room, and levels and nodes are counted on the way.

extension Explanation: Codable {
    private enum Keys: String, CodingKey {
        case verdict, code, values, actual, threshold, path, rounding, nearMiss, children
    }

    /// Reads a tree.
    ///
    /// - Throws: ``CoreError`` with code `limitExceeded` if the tree is deeper or larger than the bounds, or what the
    ///   decoder throws.
    public init(from decoder: any Decoder) throws {
        var budget = Self.maximumNodes
        try self.init(decoder.container(keyedBy: Keys.self), level: 0, budget: &budget)
    }

    private init(_ container: KeyedDecodingContainer<Keys>, level: Int, budget: inout Int) throws {
        try Self.count(level: level, budget: &budget)
        self.verdict = try container.decodeIfPresent(Verdict.self, forKey: .verdict)
        self.reason = Reason(
            try container.decode(ReasonCode.self, forKey: .code),
            try container.contains(.values)
                ? Reason.readValues(container.nestedContainer(keyedBy: JSONKey.self, forKey: .values)) : [:]
        )
        self.actual = try container.decodeIfPresent(ExplainedValue.self, forKey: .actual)
        self.threshold = try container.decodeIfPresent(ExplainedValue.self, forKey: .threshold)
        self.path = try container.decodeIfPresent(String.self, forKey: .path) ?? ""
        self.rounding = try container.decodeIfPresent(RoundingStep.self, forKey: .rounding)
        self.nearMiss = try container.decodeIfPresent(NearMiss.self, forKey: .nearMiss)
        var children: [Explanation] = []
        if container.contains(.children) {
            var list = try container.nestedUnkeyedContainer(forKey: .children)
            while !list.isAtEnd {
                children.append(
                    try Explanation(list.nestedContainer(keyedBy: Keys.self), level: level + 1, budget: &budget)
                )
            }
        }
        self.children = children
    }

    /// Writes the tree; absent parts are left out.
    ///
    /// - Throws: ``CoreError`` with code `limitExceeded` if the tree is deeper or larger than the bounds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        var budget = Self.maximumNodes
        try write(to: &container, level: 0, budget: &budget)
    }

    private func write(to container: inout KeyedEncodingContainer<Keys>, level: Int, budget: inout Int) throws {
        try Self.count(level: level, budget: &budget)
        try container.encodeIfPresent(verdict, forKey: .verdict)
        try container.encode(reason.code, forKey: .code)
        if !reason.values.isEmpty {
            var values = container.nestedContainer(keyedBy: JSONKey.self, forKey: .values)
            try Reason.write(reason.values, to: &values)
        }
        try container.encodeIfPresent(actual, forKey: .actual)
        try container.encodeIfPresent(threshold, forKey: .threshold)
        if !path.isEmpty { try container.encode(path, forKey: .path) }
        try container.encodeIfPresent(rounding, forKey: .rounding)
        try container.encodeIfPresent(nearMiss, forKey: .nearMiss)
        guard !children.isEmpty else { return }
        var list = container.nestedUnkeyedContainer(forKey: .children)
        for child in children {
            var node = list.nestedContainer(keyedBy: Keys.self)
            try child.write(to: &node, level: level + 1, budget: &budget)
        }
    }

    private static func count(level: Int, budget: inout Int) throws(CoreError) {
        budget -= 1
        guard level < maximumDepth, budget >= 0 else {
            throw CoreError(
                .limitExceeded,
                "an explanation has at most \(maximumDepth) levels and \(maximumNodes) nodes"
            )
        }
    }
}
