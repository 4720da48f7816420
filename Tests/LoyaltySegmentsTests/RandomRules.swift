//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import LoyaltyTestKit

/// Random rules that fit the schema of the examples.
enum RandomRules {
    static let tests = [
        "orders = 4", "orders > 4", "score < 2.5", "score >= 2", "spend = 50 EUR", "spend > 50 EUR",
        #"name in ("gold")"#,
        #"name contains "x""#, "subscribed = true", #"tags contains "vegan""#, "last_order in last 3 days",
        "birthday < 1990-01-01", "orders is missing", "score ?? 9 > 3", "true", "false",
    ]

    static func rule(seed: UInt64) throws -> SegmentRule {
        var random = SeededGenerator(seed: seed)
        return try SegmentRule(parsing: text(depth: 5, &random), for: Examples.schema())
    }

    private static func text(depth: Int, _ random: inout SeededGenerator) -> String {
        switch depth > 1 ? Int.random(in: 0..<4, using: &random) : 3 {
        case 0: "(" + text(depth: depth - 1, &random) + " and " + text(depth: depth - 1, &random) + ")"
        case 1: "(" + text(depth: depth - 1, &random) + " or " + text(depth: depth - 1, &random) + ")"
        case 2: "not " + text(depth: depth - 1, &random)
        default: tests.randomElement(using: &random) ?? "true"
        }
    }
}
