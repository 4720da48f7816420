//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How complaints are sorted: by keywords and by the sentiment that the host gives, with a due time for each urgency.
///
/// ```swift
/// let rule = try TriageRule(
///     keywords: [TriageKeyword("refund", urgency: .medium), TriageKeyword("allerg", .beginning, urgency: .high)],
///     sentiments: [.negative: .medium], usual: .low,
///     due: [.high: .elapsed(.hours(1)), .medium: .open(.hours(4)), .low: .open(.hours(16))], hours: desk)
/// ```
///
/// As JSON: `{"due": {"high": {"elapsed": 3600000000}, …}, "hours": {…}, "keywords": [{"match": "words", "text": "refund",
/// "urgency": "medium"}], "sentiments": {"negative": "medium"}, "usual": "low", "version": 1}`.
public struct TriageRule: Hashable, Sendable {
    /// The keywords.
    public let keywords: [TriageKeyword]
    /// How urgent a complaint of a sentiment is.
    public let sentiments: [Sentiment: Urgency]
    /// How urgent a complaint is of which nothing else says more.
    public let usual: Urgency
    /// How soon an answer is due.
    public let due: [Urgency: DueTime]
    /// When somebody is there to answer.
    public let hours: OpeningHours?
    private let folded: [FoldedText]

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - keywords: The keywords.
    ///   - sentiments: How urgent a complaint of a sentiment is.
    ///   - usual: How urgent a complaint is of which nothing else says more.
    ///   - due: How soon an answer is due, for every urgency.
    ///   - hours: When somebody is there to answer; needed if a due time asks for it.
    /// - Throws: ``SegmentsError`` with code `invalidTriage` for a keyword without anything to look for, its index as path; for
    ///   an urgency without a due time or one below zero; or for missing opening hours.
    public init(
        keywords: [TriageKeyword],
        sentiments: [Sentiment: Urgency] = [:],
        usual: Urgency,
        due: [Urgency: DueTime],
        hours: OpeningHours? = nil
    ) throws(SegmentsError) {
        var folded: [FoldedText] = []
        for (index, keyword) in keywords.enumerated() {
            let text = FoldedText(keyword.text)
            guard text.canBeFound(keyword.match) else {
                throw SegmentsError(
                    .invalidTriage,
                    "a keyword has a letter or a digit to look for",
                    path: "keywords/\(index)/text"
                )
            }
            folded.append(text)
        }
        for urgency in Urgency.allCases {
            let isSound =
                switch due[urgency] {
                case .elapsed(let span): span >= .zero
                case .open(let span): span >= .zero && hours != nil
                case nil: false
                }
            guard isSound else {
                throw SegmentsError(
                    .invalidTriage,
                    "each urgency has a due time of zero or more, and opening hours if it asks for them",
                    path: "due/\(urgency.rawValue)"
                )
            }
        }
        self.keywords = keywords
        self.sentiments = sentiments
        self.usual = usual
        self.due = due
        self.hours = hours
        self.folded = folded
    }
}

// MARK: - Sorting

extension TriageRule {
    /// Returns how urgent a complaint is and when an answer is due.
    ///
    /// The highest of all that applies counts.
    ///
    /// - Parameters:
    ///   - text: What the customer wrote, if anything.
    ///   - sentiment: How the host judges the words, if it does; nothing here guesses it.
    ///   - floor: The least urgency that the host gives, to a very good customer for example.
    ///   - openedAt: When the complaint came.
    ///   - zone: The zone of the opening hours.
    /// - Returns: The urgency, the due time and every reason.
    /// - Complexity: O(*n* · *k*) in the lengths of the text and of all keywords.
    public func finding(
        for text: String?,
        sentiment: Sentiment? = nil,
        atLeast floor: Urgency? = nil,
        openedAt: Timestamp,
        in zone: some TimeZoneRules
    ) -> TriageFinding {
        var urgency = max(usual, floor ?? usual)
        var reasons: [Reason] = []
        let words = text.map(FoldedText.init)
        for (keyword, folded) in zip(keywords, folded) where words?.has(folded, keyword.match) ?? false {
            urgency = max(urgency, keyword.urgency)
            reasons.append(
                Reason(
                    .triageKeyword,
                    ["keyword": .text(keyword.text), "urgency": .text(keyword.urgency.rawValue)]
                )
            )
        }
        if let sentiment, let given = sentiments[sentiment] {
            urgency = max(urgency, given)
            reasons.append(
                Reason(
                    .triageSentiment,
                    ["sentiment": .text(sentiment.rawValue), "urgency": .text(given.rawValue)]
                )
            )
        }
        if let floor { reasons.append(Reason(.triageFloor, ["urgency": .text(floor.rawValue)])) }
        if reasons.isEmpty { reasons.append(Reason(.triageUsual, ["urgency": .text(usual.rawValue)])) }
        return TriageFinding(urgency: urgency, due: end(of: due[urgency], openedAt, zone), reasons: reasons)
    }

    private func end(of due: DueTime?, _ openedAt: Timestamp, _ zone: some TimeZoneRules) -> Timestamp? {
        switch due {
        case .elapsed(let span): try? openedAt.advanced(by: span)
        case .open(let span): hours?.due(span, after: openedAt, in: zone)
        case nil: nil
        }
    }
}
