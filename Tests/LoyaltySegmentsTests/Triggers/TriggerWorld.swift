//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments

/// A customer, and what triggers of the examples are made of.
enum TriggerWorld {
    static func instant(_ text: String) throws -> Timestamp {
        try Timestamp(parsing: text.utf8.count == 10 ? text + "T12:00:00Z" : text)
    }

    static func profile(
        language: Language = .english,
        dates: [AttributeName: String] = [:],
        figures: [String: ExplainedValue] = ["name": .text("Ann")],
        channels: [String: Consent] = ["email": .given],
        topics: [String: Consent] = ["offers": .given]
    ) throws -> ContactProfile {
        ContactProfile(
            customer: try CustomerID("ann"),
            language: language,
            dates: try dates.mapValues { try CivilDate(parsing: $0) },
            figures: figures,
            channels: Dictionary(uniqueKeysWithValues: try channels.map { (try ChannelID($0), $1) }),
            topics: Dictionary(uniqueKeysWithValues: try topics.map { (try TopicID($0), $1) })
        )
    }

    static func trigger(
        _ id: String = "t",
        _ kind: TriggerKind,
        consent: ConsentNeed = .given,
        channels: [String] = ["push", "email"],
        texts: [Language: String] = [:],
        fallbacks: [String: ExplainedValue] = [:],
        validForHours: Int64 = 48,
        priority: Int = 0,
        isUrgent: Bool = false
    ) throws -> TriggerDefinition {
        try TriggerDefinition(
            id: TriggerID(id),
            kind: kind,
            topic: TopicID("offers"),
            consent: consent,
            channels: channels.map { try ChannelID($0) },
            texts: texts.mapValues { try MessageTemplate($0) },
            fallbacks: fallbacks,
            validFor: .hours(validForHours),
            priority: priority,
            isUrgent: isUrgent
        )
    }

    static func event(_ signal: TriggerSignal, _ source: String, _ at: String, item: String? = nil) throws
        -> SignalEvent
    {
        SignalEvent(signal, source: try ActivityID(source), at: try instant(at), item: try item.map { try ItemID($0) })
    }

    static func outcome(
        _ kinds: [TriggerKind],
        profile: ContactProfile? = nil,
        events: [SignalEvent] = [],
        changes: [SegmentChange] = [],
        since: String,
        asOf: String,
        in zone: some TimeZoneRules = FixedOffset.utc
    ) throws -> TriggerOutcome {
        let triggers = try kinds.enumerated().map { try trigger("t\($0)", $1) }
        return try TriggerPlan(triggers).outcome(
            for: profile ?? self.profile(),
            events: events,
            changes: changes,
            since: instant(since),
            asOf: instant(asOf),
            in: zone
        )
    }

    /// A custom action's signal.
    static func action(_ name: String) throws -> TriggerSignal { .action(try ActionName(name)) }
}
