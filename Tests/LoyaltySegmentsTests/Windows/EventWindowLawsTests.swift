//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import LoyaltyTestKit
import Testing

@Suite("Event windows: laws over random events")
struct EventWindowLawsTests {
    struct Purchase {
        let at: Timestamp
        let total: Int64?
        let items: Int64?
        let isWeb: Bool

        func event() throws -> SegmentEvent {
            var values: [AttributeName: AttributeValue] = ["channel": .text(isWeb ? "web" : "shop")]
            if let total { values["total"] = .money(try Money(minorUnits: total, in: .eur)) }
            if let items { values["items"] = .integer(items) }
            return SegmentEvent("orders", at: at, values)
        }
    }

    static let asOf = 1_795_251_600_000_000 as Int64
    static let day = 86_400_000_000 as Int64

    static func purchases(_ random: inout SeededGenerator) throws -> [Purchase] {
        try (0..<Int.random(in: 0...12, using: &random)).map { _ in
            // Whole days apart, so that events lie on the bounds of windows often.
            let days = Int64.random(in: -2...12, using: &random)
            let offset: Int64 = ([0, 0, 1, -1] as [Int64]).randomElement(using: &random) ?? 0
            return Purchase(
                at: try Timestamp(microsecondsSince1970: asOf - days * day + offset),
                total: Bool.random(using: &random) ? .random(in: -500...500, using: &random) : nil,
                items: Bool.random(using: &random) ? .random(in: -5...5, using: &random) : nil,
                isWeb: .random(using: &random)
            )
        }
    }

    @Test("A rule over windows says what the same rule over figures counted by hand says", arguments: UInt64(1)...200)
    func byHand(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let purchases = try Self.purchases(&random)
        let days = Int64.random(in: 1...12, using: &random)
        let onlyWeb = Bool.random(using: &random)
        let taken = purchases.filter { purchase in
            let at = purchase.at.microsecondsSince1970
            return at <= Self.asOf && at > Self.asOf - days * Self.day && (purchase.isWeb || !onlyWeb)
        }
        let items = taken.compactMap(\.items)
        let totals = taken.compactMap(\.total)
        let threshold = Int64.random(in: -3...3, using: &random)
        let window = "in last \(days) days" + (onlyWeb ? #" where channel = "web""# : "")
        let euros = try Money(minorUnits: threshold * 25, in: .eur)
        let totalSum = totals.reduce(0, +)
        let expected: [(String, Bool?)] = [
            ("count of orders \(window) > \(threshold)", Int64(taken.count) > threshold),
            ("count of orders.items \(window) = \(threshold)", Int64(items.count) == threshold),
            ("sum of orders.items \(window) >= \(threshold)", items.reduce(0, +) >= threshold),
            ("sum of orders.total \(window) < \(euros)", totalSum < threshold * 25),
            (
                "average of orders.total \(window) <= \(euros)",
                totals.isEmpty ? nil : totalSum <= threshold * 25 * Int64(totals.count)
            ),
            (
                "average of orders.items \(window) > \(threshold)",
                items.isEmpty ? nil : items.reduce(0, +) > threshold * Int64(items.count)
            ),
            ("min of orders.items \(window) < \(threshold)", items.min().map { $0 < threshold }),
            ("max of orders.items \(window) < \(threshold)", items.max().map { $0 < threshold }),
            ("distinct of orders.items \(window) > \(threshold)", Int64(Set(items).count) > threshold),
            (
                "days since (last orders \(window)) > \(threshold)",
                taken.map(\.at.microsecondsSince1970).max().map { (Self.asOf - $0) / Self.day > threshold }
            ),
            ("first orders \(window) is missing", taken.isEmpty),
        ]
        let facts = try Shop.facts(purchases.map { try $0.event() })
        let asOf = try Timestamp(microsecondsSince1970: Self.asOf)
        for (text, holds) in expected {
            let rule = try SegmentRule(parsing: text, for: facts.schema)
            let verdict = try rule.verdict(for: facts, asOf: asOf)
            #expect(verdict == (holds.map { $0 ? .yes : .no } ?? .unknown), "\(text)")
            let evaluation = try rule.evaluate(facts, asOf: asOf)
            #expect(evaluation.verdict == verdict)
            #expect(evaluation.root.sources.map(\.events) == [taken.count])
        }
    }

    @Test("Two windows that follow each other count what the whole counts", arguments: UInt64(1)...50)
    func windowsAdd(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let facts = try Shop.facts(Self.purchases(&random).map { try $0.event() })
        let text = """
            count of orders between 2026-11-01 and 2026-11-14 + count of orders between 2026-11-15 and 2026-12-31 \
            - count of orders between 2026-11-01 and 2026-12-31 = 0
            """
        let zone = try FixedOffset(hours: .random(in: -12...14, using: &random))
        #expect(try Shop.verdict(text, facts, zone: zone) == .yes)
    }
}
