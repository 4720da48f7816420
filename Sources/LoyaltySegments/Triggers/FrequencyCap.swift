//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How many requests a customer gets at most within any stretch of time of one length.
///
/// ```swift
/// let cap = try FrequencyCap(3, in: .days(7))                     // three a week, whatever they are about
/// let offers = try FrequencyCap(1, in: .hours(24), of: .topic(offers))
/// ```
///
/// As JSON: `{"limit": 3, "of": "all", "period": 604800000000}`; `of` may also be `topic:`, `channel:` or `trigger:` and an
/// identifier.
public struct FrequencyCap: Hashable, Sendable {
    /// The most requests.
    public let limit: Int
    /// The length of the stretch; a request exactly so much earlier no longer counts.
    public let period: TimeSpan
    /// Which requests count, and are held back.
    public let scope: Scope

    /// Creates a cap.
    ///
    /// - Parameters:
    ///   - limit: The most requests; at least 1.
    ///   - period: The length of the stretch; above zero.
    ///   - scope: Which requests count, and are held back.
    /// - Throws: ``SegmentsError`` with code `invalidTrigger` for other numbers.
    public init(_ limit: Int, in period: TimeSpan, of scope: Scope = .all) throws(SegmentsError) {
        guard limit >= 1, period > .zero else {
            throw SegmentsError(.invalidTrigger, "a cap lets at least one request through and has a length")
        }
        self.limit = limit
        self.period = period
        self.scope = scope
    }

    /// Which requests a cap counts.
    public enum Scope: Hashable, Sendable {
        /// All of them.
        case all
        /// Those about a topic.
        case topic(TopicID)
        /// Those through a channel.
        case channel(ChannelID)
        /// Those of a trigger.
        case trigger(TriggerID)
    }
}

extension FrequencyCap {
    /// Whether the cap counts requests of such a kind.
    func counts(_ trigger: TriggerID, _ topic: TopicID, _ channel: ChannelID) -> Bool {
        switch scope {
        case .all: true
        case .topic(let id): id == topic
        case .channel(let id): id == channel
        case .trigger(let id): id == trigger
        }
    }

    /// Returns the first instant, from one on, at which one request more keeps the cap; nil beyond the year 9999.
    ///
    /// - Parameters:
    ///   - instant: The instant to begin with.
    ///   - sent: When requests that count were or will be sent, in order.
    /// - Returns: The instant.
    func opening(from instant: Timestamp, sent: [Timestamp]) -> Timestamp? {
        var instant = instant
        // Each round leaves one request of the past behind.
        for _ in 0...sent.count {
            guard let crowd = crowd(around: instant, sent) else { return instant }
            guard let next = try? crowd.advanced(by: period) else { return nil }
            instant = next
        }
        return nil
    }

    /// The first of so many requests within one period that an instant would be one too many; nil if it would not.
    private func crowd(around instant: Timestamp, _ sent: [Timestamp]) -> Timestamp? {
        let near = sent.filter { abs($0.microsecondsSince1970 - instant.microsecondsSince1970) < period.microseconds }
        guard near.count >= limit else { return nil }
        for start in 0...(near.count - limit) {
            let (first, last) = (near[start], near[start + limit - 1])
            let spread = min(first, instant).span(to: max(last, instant))
            if spread < period { return first }
        }
        return nil
    }
}

// MARK: - Codable

extension FrequencyCap: Codable {
    private enum Keys: String, CodingKey { case limit, period, of }

    /// Reads a cap.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for a cap that lets nothing through.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        let limit = try container.decode(Int.self, forKey: .limit)
        let period = try container.decode(TimeSpan.self, forKey: .period)
        let scope = try container.decodeIfPresent(Scope.self, forKey: .of) ?? .all
        self = try DefinitionCoding.checked { () throws(SegmentsError) in
            try FrequencyCap(limit, in: period, of: scope)
        }
    }

    /// Writes the cap.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(limit, forKey: .limit)
        try container.encode(period, forKey: .period)
        try container.encode(scope, forKey: .of)
    }
}

extension FrequencyCap.Scope: Codable {
    /// Reads a scope from its text.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for another text.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false).map {
            String(Substring($0))
        }
        switch (parts.first, parts.dropFirst().first) {
        case ("all", nil): self = .all
        case ("topic", let id?): self = .topic(try TopicID(id))
        case ("channel", let id?): self = .channel(try ChannelID(id))
        case ("trigger", let id?): self = .trigger(try TriggerID(id))
        default: throw CoreError(.unexpectedJSON, "a cap counts all, or one topic, channel or trigger")
        }
    }

    /// Writes the scope as its text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .all: try container.encode("all")
        case .topic(let id): try container.encode("topic:" + id.text)
        case .channel(let id): try container.encode("channel:" + id.text)
        case .trigger(let id): try container.encode("trigger:" + id.text)
        }
    }
}
