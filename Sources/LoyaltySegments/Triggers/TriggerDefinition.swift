//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A trigger: what it waits for, whom it may write to, and what it says.
///
/// ```swift
/// let greeting = try TriggerDefinition(
///     id: TriggerID("birthday"),
///     kind: .anniversary(Anniversary(of: "birthday", at: LocalTime(hour: 10), leapDay: .february28)),
///     topic: TopicID("offers"), channels: [ChannelID("push"), ChannelID("email")],
///     texts: [.english: MessageTemplate("Happy birthday, {name}!")], fallbacks: ["name": .text("dear customer")],
///     validFor: .days(2))
/// ```
public struct TriggerDefinition: Hashable, Sendable {
    /// The trigger's identifier; a part of the identifiers of its requests.
    public let id: TriggerID
    /// What it waits for.
    public let kind: TriggerKind
    /// What its messages are about.
    public let topic: TopicID
    /// The consent that they need.
    public let consent: ConsentNeed
    /// The channels that it may use, the best first.
    public let channels: [ChannelID]
    /// Its text by language; none if the host has its own.
    public let texts: [Language: MessageTemplate]
    /// What stands in for values that a customer does not have.
    public let fallbacks: [String: ExplainedValue]
    /// How long after the occasion it may still be carried out.
    public let validFor: TimeSpan
    /// Of several triggers that are due at once, those with the higher number go first.
    public let priority: Int
    /// Whether it goes out at any time and however many there were: a warning, not an offer.
    public let isUrgent: Bool

    /// Creates a trigger.
    ///
    /// - Parameters:
    ///   - id: The trigger's identifier.
    ///   - kind: What it waits for.
    ///   - topic: What its messages are about.
    ///   - consent: The consent that they need.
    ///   - channels: The channels that it may use, the best first; at least one.
    ///   - texts: Its text by language.
    ///   - fallbacks: What stands in for values that a customer does not have.
    ///   - validFor: How long after the occasion it may still be carried out; zero or more.
    ///   - priority: Of several that are due at once, the higher number goes first.
    ///   - isUrgent: Whether quiet hours and frequency caps do not hold it back.
    /// - Throws: ``SegmentsError`` with code `invalidTrigger` for no channel or less than no time.
    public init(
        id: TriggerID,
        kind: TriggerKind,
        topic: TopicID,
        consent: ConsentNeed = .given,
        channels: [ChannelID],
        texts: [Language: MessageTemplate] = [:],
        fallbacks: [String: ExplainedValue] = [:],
        validFor: TimeSpan,
        priority: Int = 0,
        isUrgent: Bool = false
    ) throws(SegmentsError) {
        guard !channels.isEmpty, validFor >= .zero else {
            throw SegmentsError(.invalidTrigger, "a trigger has a channel, and its requests are valid for zero or more")
        }
        self.id = id
        self.kind = kind
        self.topic = topic
        self.consent = consent
        self.channels = channels
        self.texts = texts
        self.fallbacks = fallbacks
        self.validFor = validFor
        self.priority = priority
        self.isUrgent = isUrgent
    }
}

extension TriggerDefinition {
    /// Returns the text in a language: that of the region, of the language, in English, or the first by its tag.
    func text(in language: Language) -> MessageTemplate? {
        let first = texts.min { $0.key < $1.key }?.value
        return texts[language] ?? texts[language.primary] ?? texts[.english] ?? first
    }
}

// MARK: - Codable

extension TriggerDefinition: Codable {
    private enum Keys: String, CodingKey {
        case version, id, trigger, topic, consent, channels, texts, fallbacks, validFor, priority, urgent
    }

    /// Reads a trigger.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for another version of the form, or for what makes no trigger.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        try DefinitionCoding.requireVersion(of: "a trigger", in: container, forKey: .version)
        let id = try container.decode(TriggerID.self, forKey: .id)
        let kind = try container.decode(TriggerKind.self, forKey: .trigger)
        let topic = try container.decode(TopicID.self, forKey: .topic)
        let consent = try container.decode(ConsentNeed.self, forKey: .consent)
        let channels = try container.decode([ChannelID].self, forKey: .channels)
        let texts = try container.decodeIfPresent([Language: MessageTemplate].self, forKey: .texts) ?? [:]
        let fallbacks = try container.decodeIfPresent([String: ExplainedValue].self, forKey: .fallbacks) ?? [:]
        let validFor = try container.decode(TimeSpan.self, forKey: .validFor)
        let priority = try container.decodeIfPresent(Int.self, forKey: .priority) ?? 0
        let isUrgent = try container.decodeIfPresent(Bool.self, forKey: .urgent) ?? false
        self = try DefinitionCoding.checked { () throws(SegmentsError) in
            try TriggerDefinition(
                id: id,
                kind: kind,
                topic: topic,
                consent: consent,
                channels: channels,
                texts: texts,
                fallbacks: fallbacks,
                validFor: validFor,
                priority: priority,
                isUrgent: isUrgent
            )
        }
    }

    /// Writes the trigger.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(1, forKey: .version)
        try container.encode(id, forKey: .id)
        try container.encode(kind, forKey: .trigger)
        try container.encode(topic, forKey: .topic)
        try container.encode(consent, forKey: .consent)
        try container.encode(channels, forKey: .channels)
        try container.encode(texts, forKey: .texts)
        try container.encode(fallbacks, forKey: .fallbacks)
        try container.encode(validFor, forKey: .validFor)
        try container.encode(priority, forKey: .priority)
        try container.encode(isUrgent, forKey: .urgent)
    }
}
