//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltySegments

/// What a reader of hostile input must keep to, checked on one input.
///
/// An input that opens an object is read as the JSON of a rule, any other as the text of one. Most inputs are refused,
/// which is an answer as good as any; what is read must print, read back and decide the same in each form. A broken law is
/// told by its name; a trap needs no law, it ends the process.
public struct SegmentLaws: Sendable {
    private let schema: Schema
    private let facts: [Facts]
    private let asOf: Timestamp

    /// Creates the laws with a schema of every type and customers of whom all, something and nothing is known.
    ///
    /// - Throws: `CoreError` or `SegmentsError` if the schema and the customers are not what they should be.
    public init() throws {
        let eur = try Money(parsing: "50.00 EUR")
        schema = try Schema(
            [
                AttributeDefinition("name", .text), AttributeDefinition("orders", .integer),
                AttributeDefinition("score", .number), AttributeDefinition("spend", .money(.eur)),
                AttributeDefinition("birthday", .date), AttributeDefinition("last_order", .instant),
                AttributeDefinition("subscribed", .flag), AttributeDefinition("tags", .set),
            ],
            events: [
                EventDefinition(
                    "orders",
                    fields: [
                        AttributeDefinition("total", .money(.eur)), AttributeDefinition("items", .integer),
                        AttributeDefinition("weight", .number), AttributeDefinition("channel", .text),
                    ]
                )
            ]
        )
        asOf = try Timestamp(parsing: "2026-11-21T09:00:00Z")
        let values: [AttributeName: AttributeValue] = [
            "name": .text("gold"), "orders": .integer(4), "score": .number(2.5), "spend": .money(eur),
            "birthday": .date(try CivilDate(parsing: "1990-05-17")),
            "last_order": .instant(try Timestamp(parsing: "2026-11-20T09:00:00Z")),
            "subscribed": .flag(true), "tags": .set(["early", "vegan"]),
        ]
        let events = try ["2026-11-20T09:00:00Z", "2026-09-01T00:00:00Z", "2025-01-31T23:59:59Z"].map {
            SegmentEvent(
                "orders",
                at: try Timestamp(parsing: $0),
                ["total": .money(eur), "items": .integer(.max), "weight": .number(0.1), "channel": .text("web")]
            )
        }
        let extreme: [AttributeName: AttributeValue] = [
            "orders": .integer(.min), "score": .number(.greatestFiniteMagnitude),
            "spend": .money(try Money(minorUnits: -9_007_199_254_740_991, in: .eur)),
        ]
        facts = try [
            Facts([:], schema: schema), Facts(values, events: events, schema: schema),
            Facts(extreme, events: [events[0]], schema: schema),
        ]
    }

    /// Returns the name of the first law that an input breaks, or nil if it keeps them all.
    ///
    /// - Parameter input: Any bytes.
    /// - Returns: The broken law.
    public func broken(by input: some Collection<UInt8>) -> String? {
        input.first == UInt8(ascii: "{") ? brokenJSON(input) : brokenText(String(decoding: input, as: UTF8.self))
    }

    private func brokenText(_ text: String) -> String? {
        let rule: SegmentRule
        do throws(SegmentsError) {
            rule = try SegmentRule(parsing: text)
        } catch {
            let isPlaced = error.position != nil || error.code == .limitExceeded
            return isPlaced ? brokenWithSchema(text) : "an error in text has a place"
        }
        return brokenForms(of: rule) ?? brokenMeaning(of: rule) ?? brokenWithSchema(text)
    }

    /// With a schema more is refused, but nothing is read as another rule.
    private func brokenWithSchema(_ text: String) -> String? {
        guard let checked = try? SegmentRule(parsing: text, for: schema) else { return nil }
        guard let plain = try? SegmentRule(parsing: text) else { return "what is read with a schema is read without" }
        return plain == checked ? nil : "a schema does not change what is read"
    }

    private func brokenJSON(_ input: some Collection<UInt8>) -> String? {
        guard let rule = try? CanonicalJSON.decode(SegmentRule.self, from: input) else { return nil }
        return brokenForms(of: rule) ?? brokenMeaning(of: rule)
    }

    private func brokenForms(of rule: SegmentRule) -> String? {
        guard let json = try? CanonicalJSON.encode(rule) else { return "what was read is written as JSON" }
        guard let decoded = try? CanonicalJSON.decode(SegmentRule.self, from: json) else {
            return "what was written as JSON is read"
        }
        guard decoded == rule else { return "JSON gives the rule back" }
        guard (try? CanonicalJSON.encode(decoded)) == json else { return "a rule has one spelling in JSON" }
        // Unknown kinds and constants that a rule must not have are kept in JSON and have no text.
        guard let text = try? rule.text() else { return nil }
        guard let parsed = try? SegmentRule(parsing: text, limits: Self.loose) else {
            return "what was printed is read"
        }
        guard parsed == rule else { return "text gives the rule back" }
        return (try? parsed.text()) == text ? nil : "a rule has one text"
    }

    private func brokenMeaning(of rule: SegmentRule) -> String? {
        let segments = Set(rule.segments)
        let prepared: PreparedRule
        do throws(SegmentsError) {
            prepared = try PreparedRule(
                rule,
                for: schema,
                zone: FixedOffset.utc,
                segments: segments,
                limits: Self.loose
            )
        } catch {
            return nil
        }
        guard (try? rule.lint(for: schema)) != nil else {
            return "what is prepared is linted"
        }
        guard let flat = try? FlatRules([prepared]) else { return "what is prepared is made flat" }
        for facts in facts {
            for members in [[], segments] {
                guard let verdict = try? prepared.verdict(for: facts, members: members, asOf: asOf) else {
                    return "what is prepared has a verdict"
                }
                guard let row = try? flat.row(for: facts, members: members, asOf: asOf),
                    let flatVerdict = try? flat.verdict(row), flatVerdict == verdict
                else { return "the flat rule decides as the tree does" }
                guard let evaluation = try? prepared.evaluate(facts, members: members, asOf: asOf),
                    evaluation.verdict == verdict
                else { return "an explanation has the verdict" }
                let text = MessageRenderer(.english, catalog: .segments).text(for: evaluation.explanation)
                guard !text.isEmpty else { return "an explanation has a text" }
            }
        }
        return nil
    }

    private static let loose = SegmentLimits(depth: .max, nodes: .max, listLength: .max, textBytes: .max, windows: .max)
}
