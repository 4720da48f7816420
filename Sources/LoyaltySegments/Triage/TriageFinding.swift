//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How urgent a complaint is, and why.
public struct TriageFinding: Hashable, Sendable {
    /// How urgent it is.
    public let urgency: Urgency
    /// When an answer is due; nil if the opening hours never come to it, or beyond the year 9999.
    public let due: Timestamp?
    /// What was found: the keywords in the order of the rule, the sentiment, the host's own floor.
    public let reasons: [Reason]
}

extension ReasonCode {
    /// A keyword stands in the text.
    public static let triageKeyword: ReasonCode = "triage.keyword"
    /// The host judged the words.
    public static let triageSentiment: ReasonCode = "triage.sentiment"
    /// The host asked for an urgency at least.
    public static let triageFloor: ReasonCode = "triage.floor"
    /// Nothing special was found.
    public static let triageUsual: ReasonCode = "triage.usual"
}
