//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

/// A shop's customers with orders, reviews and visits.
enum Shop {
    static let asOf = "2026-11-21T09:00:00Z"

    static func schema() throws -> Schema {
        try Schema(
            [
                AttributeDefinition("orders", .integer), AttributeDefinition("spend", .money(.eur)),
                AttributeDefinition("score", .number), AttributeDefinition("birthday", .date),
                AttributeDefinition("joined", .instant), AttributeDefinition("tier", .text),
            ],
            events: [
                EventDefinition(
                    "orders",
                    fields: [
                        AttributeDefinition("total", .money(.eur)), AttributeDefinition("items", .integer),
                        AttributeDefinition("weight", .number), AttributeDefinition("channel", .text),
                        AttributeDefinition("due", .date), AttributeDefinition("gift", .flag),
                        AttributeDefinition("tags", .set), AttributeDefinition("paid", .instant),
                    ]
                ),
                EventDefinition("reviews", fields: [AttributeDefinition("score", .integer, isNullable: false)]),
                EventDefinition("visits"),
            ]
        )
    }

    static func order(_ at: String, _ values: [AttributeName: AttributeValue] = [:]) throws -> SegmentEvent {
        SegmentEvent("orders", at: try Timestamp(parsing: at), values)
    }

    static func facts(
        _ events: [SegmentEvent],
        _ values: [AttributeName: AttributeValue] = [:]
    ) throws -> Facts {
        try Facts(values, events: events, schema: schema())
    }

    static func verdict(
        _ text: String,
        _ facts: Facts,
        asOf: String = Shop.asOf,
        zone: (any TimeZoneRules)? = nil
    ) throws -> Verdict {
        try SegmentRule(parsing: text, for: facts.schema).verdict(
            for: facts,
            asOf: Timestamp(parsing: asOf),
            zone: zone
        )
    }

    static func euros(_ text: String) throws -> AttributeValue { .money(try Money(parsing: text, in: .eur)) }
}
