//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Triage: how urgent a complaint is, and when an answer is due")
struct TriageTests {
    static func rule(_ keywords: [TriageKeyword], usual: Urgency = .low) throws -> TriageRule {
        try TriageRule(
            keywords: keywords,
            sentiments: [.negative: .medium, .positive: .low],
            usual: usual,
            due: [.high: .elapsed(.hours(1)), .medium: .open(.hours(4)), .low: .open(.hours(16))],
            hours: OpeningHoursTests.desk()
        )
    }

    static func finding(
        _ text: String?,
        _ keywords: [TriageKeyword] = [],
        sentiment: Sentiment? = nil,
        atLeast floor: Urgency? = nil
    ) throws -> TriageFinding {
        // A Friday, an hour before closing.
        try rule(keywords).finding(
            for: text,
            sentiment: sentiment,
            atLeast: floor,
            openedAt: Timestamp(parsing: "2027-03-05T17:00:00Z"),
            in: FixedOffset.utc
        )
    }

    @Test(
        "Keywords are found as words, without regard to case, composition, ё, or invisible characters",
        arguments: [
            ("refund", "Please REFUND me!", true), ("refund", "refunds are slow", false), ("refund", "re fund", false),
            ("never again", "Never, ever again", false), ("never again", "NEVER — again", true),
            ("café", "the cafe\u{301} was closed", true), ("ещё", "ЕЩЕ раз", true), ("елка", "ёлка", true),
            ("straße", "STRASSE 5", true), ("οδος", "ΟΔΟΣ", true), ("refund", "re\u{AD}fu\u{200B}nd", true),
            ("возврат", "возврата", false), ("24", "24h", false), ("24", "in 24 hours", true), ("a", "", false),
        ]
    )
    func words(keyword: String, text: String, isFound: Bool) throws {
        let finding = try Self.finding(text, [TriageKeyword(keyword, urgency: .high)])
        #expect((finding.urgency == .high) == isFound)
    }

    @Test(
        "The last word of a beginning may go on; what is looked for anywhere needs no words around it",
        arguments: [
            (KeywordMatch.beginning, "возвра", "Требую ВОЗВРАТА денег", true),
            (.beginning, "верните ден", "верните мои деньги", false),
            (.beginning, "верните ден", "верните деньги", true),
            (.beginning, "turn", "return", false), (.anywhere, "退款", "我要求退款。", true), (.words, "退款", "我要求退款。", false),
            (.anywhere, "😡", "so slow 😡\u{FE0F}!", true), (.anywhere, "turn", "return", true),
            (.anywhere, "long", "lo", false),
        ]
    )
    func matches(match: KeywordMatch, keyword: String, text: String, isFound: Bool) throws {
        let finding = try Self.finding(text, [TriageKeyword(keyword, match, urgency: .high)])
        #expect((finding.urgency == .high) == isFound)
    }

    @Test("The highest of all that applies counts, and every reason is told")
    func highest() throws {
        let keywords = [
            TriageKeyword("slow", urgency: .medium), TriageKeyword("allerg", .beginning, urgency: .high),
            TriageKeyword("court", urgency: .high),
        ]
        let finding = try Self.finding("slow, and now an allergy", keywords, sentiment: .positive, atLeast: .medium)
        #expect(finding.urgency == .high)
        #expect(try finding.due == Timestamp(parsing: "2027-03-05T18:00:00Z"))
        #expect(
            finding.reasons == [
                Reason(.triageKeyword, ["keyword": .text("slow"), "urgency": .text("medium")]),
                Reason(.triageKeyword, ["keyword": .text("allerg"), "urgency": .text("high")]),
                Reason(.triageSentiment, ["sentiment": .text("positive"), "urgency": .text("low")]),
                Reason(.triageFloor, ["urgency": .text("medium")]),
            ]
        )
    }

    @Test("The host's sentiment and floor raise the urgency, and open hours put the due time on Monday")
    func sentiment() throws {
        let negative = try Self.finding(nil, sentiment: .negative)
        #expect(negative.urgency == .medium)
        #expect(try negative.due == Timestamp(parsing: "2027-03-08T12:00:00Z"))
        #expect(try Self.finding("ok", sentiment: .neutral).urgency == .low)
        #expect(try Self.finding("ok", atLeast: .high).urgency == .high)
        let usual = try Self.finding("ok")
        #expect(usual.reasons == [Reason(.triageUsual, ["urgency": .text("low")])])
        #expect(try usual.due == Timestamp(parsing: "2027-03-09T15:00:00Z"))
    }

    @Test(
        "A keyword of nothing, a due time that lacks, is below zero, or asks for hours that are not given, are refused"
    )
    func refused() throws {
        let due: [Urgency: DueTime] = [.low: .elapsed(.zero), .medium: .elapsed(.zero), .high: .elapsed(.zero)]
        let unfindable = [
            TriageKeyword("!", urgency: .low), TriageKeyword("", .beginning, urgency: .low),
            TriageKeyword("\u{200B}", .anywhere, urgency: .low),
        ]
        let sign = TriageKeyword("!", .anywhere, urgency: .low)
        for keyword in unfindable {
            let error = #expect(throws: SegmentsError.self) {
                try TriageRule(keywords: [sign, keyword], usual: .low, due: due)
            }
            #expect(error?.code == .invalidTriage)
            #expect(error?.path == "keywords/1/text")
        }
        for (urgency, time): (Urgency, DueTime?) in [
            (.low, nil), (.medium, .elapsed(TimeSpan(microseconds: -1))), (.high, .open(.zero)),
        ] {
            var times = due
            times[urgency] = time
            let error = #expect(throws: SegmentsError.self) { try TriageRule(keywords: [], usual: .low, due: times) }
            #expect(error?.code == .invalidTriage)
            #expect(error?.path == "due/\(urgency.rawValue)")
        }
    }

    @Test("A due time beyond the year 9999 is none")
    func endOfTime() throws {
        let rule = try Self.rule([], usual: .high)
        #expect(rule.finding(for: nil, openedAt: .latest, in: FixedOffset.utc).due == nil)
    }

    @Test("A rule has one JSON form")
    func golden() throws {
        let rule = try Self.rule([TriageKeyword("refund", urgency: .medium)])
        let hours = try CanonicalJSON.text(of: OpeningHoursTests.desk())
        let json =
            #"{"due":{"high":{"elapsed":3600000000},"low":{"open":57600000000},"medium":{"open":14400000000}},"hours":\#(hours),"#
            + #""keywords":[{"match":"words","text":"refund","urgency":"medium"}],"#
            + #""sentiments":{"negative":"medium","positive":"low"},"usual":"low","version":1}"#
        #expect(try CanonicalJSON.text(of: rule) == json)
        #expect(try CanonicalJSON.decode(TriageRule.self, from: json) == rule)
        for (part, other) in [
            (#""version":1"#, #""version":2"#), (#""negative""#, #""angry""#), (#""high":"#, #""highest":"#),
            (#""refund""#, #""?""#),
        ] {
            let error = #expect(throws: CoreError.self) {
                try CanonicalJSON.decode(TriageRule.self, from: json.replacing(part, with: other))
            }
            #expect(error?.code == .unexpectedJSON)
        }
    }
}
