//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// How many texts of each sentiment there are.
public struct SentimentCounts: Hashable, Sendable {
    /// Those judged pleased.
    public private(set) var positive: Int64 = 0
    /// Those judged neither pleased nor displeased.
    public private(set) var neutral: Int64 = 0
    /// Those judged displeased.
    public private(set) var negative: Int64 = 0
    /// Those that the host did not judge.
    public private(set) var unjudged: Int64 = 0

    init() {}

    /// How many texts there are.
    public var total: Int64 { judged + unjudged }

    /// How many of them were judged: the denominator of ``net``.
    public var judged: Int64 { positive + neutral + negative }

    /// The share of pleased texts less that of displeased ones among those judged, −1 to 1; nil if none was judged.
    public var net: Double? { judged > 0 ? Double(positive - negative) / Double(judged) : nil }

    mutating func add(_ sentiment: Sentiment?) {
        switch sentiment {
        case .positive: positive += 1
        case .neutral: neutral += 1
        case .negative: negative += 1
        case nil: unjudged += 1
        }
    }

    mutating func merge(_ other: SentimentCounts) {
        positive += other.positive
        neutral += other.neutral
        negative += other.negative
        unjudged += other.unjudged
    }
}

// MARK: - Coding

extension SentimentCounts: Codable {
    private enum CodingKeys: String, CodingKey { case negative, neutral, positive, unjudged }

    /// Reads counts of zero or more, whose sum is at most 2^53 − 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        positive = try container.decode(Int64.self, forKey: .positive)
        neutral = try container.decode(Int64.self, forKey: .neutral)
        negative = try container.decode(Int64.self, forKey: .negative)
        unjudged = try container.decode(Int64.self, forKey: .unjudged)
        _ = try Tally.sum(ofCounts: [positive, neutral, negative, unjudged])
    }
}
