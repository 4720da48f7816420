//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How many more customers recommend than warn: the share of promoters less the share of detractors, −100 to 100.
///
/// From answers to "how likely are you to recommend us?", 0 to 10:
///
/// ```swift
/// let nps = NetPromoterScore(answers: [10, 9, 9, 8, 3])
/// nps.score                                                   // 40.0
/// nps.text(decimals: 0, rounding: .toNearestOrAwayFromZero)   // "40"
/// nps.isSmallSample                                           // true: fewer than 30 answers
/// ```
///
/// The score is kept as two whole numbers, ``net`` and ``count``, and rounded only for display: shares that are rounded
/// before they are subtracted move it by up to a point. No answers give no score, never 0.
///
/// Intervals are the adjusted Wald ones, which have a width even when all answers agree. Source: B. Rocks, "Interval
/// estimation for the net promoter score", The American Statistician 70 (2016), 365–372.
public struct NetPromoterScore: Hashable, Sendable {
    /// The choices that the score was made by.
    public let definition: NetPromoterScoreDefinition
    /// How many answered 9 or 10.
    public let promoters: Int64
    /// How many answered 7 or 8.
    public let passives: Int64
    /// How many answered 6 or less.
    public let detractors: Int64
    /// How many answers lie off the scale, or were given on another one; not part of ``count``.
    public let offScale: Int64
    /// How many were left blank; not part of ``count``.
    public let blanks: Int64

    /// Creates a score from answers.
    ///
    /// - Parameters:
    ///   - answers: The answers; numbers off the scale are counted apart.
    ///   - definition: The scale, the confidence and the smallest sample; its survey and question are not looked at.
    /// - Complexity: O(*n*) in the number of answers.
    public init(
        answers: some Sequence<some FixedWidthInteger>,
        by definition: NetPromoterScoreDefinition = .standard
    ) {
        var histogram = AnswerHistogram(scale: definition.scale.answers)
        for answer in answers { histogram.add(Int(clamping: answer)) }
        self.init(histogram, definition)
    }

    /// Creates a score from answers of which some were left blank.
    ///
    /// - Parameters:
    ///   - answers: The answers, nil for a blank; numbers off the scale are counted apart.
    ///   - definition: The scale, the confidence and the smallest sample; its survey and question are not looked at.
    /// - Complexity: O(*n*) in the number of answers.
    public init(answers: some Sequence<Int?>, by definition: NetPromoterScoreDefinition = .standard) {
        var histogram = AnswerHistogram(scale: definition.scale.answers)
        for answer in answers {
            if let answer { histogram.add(answer) } else { histogram.addBlank() }
        }
        self.init(histogram, definition)
    }

    /// Creates a score from counts that were made elsewhere, such as by SQL.
    ///
    /// - Parameters:
    ///   - promoters: How many answered 9 or 10.
    ///   - passives: How many answered 7 or 8.
    ///   - detractors: How many answered 6 or less.
    ///   - definition: The confidence and the smallest sample.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative count, and `sumOutOfRange` if their sum is
    ///   beyond 2^53 − 1.
    public init(
        promoters: Int64,
        passives: Int64,
        detractors: Int64,
        by definition: NetPromoterScoreDefinition = .standard
    ) throws(MetricsError) {
        _ = try Tally.sum(ofCounts: [promoters, passives, detractors])
        self.definition = definition
        self.promoters = promoters
        self.passives = passives
        self.detractors = detractors
        offScale = 0
        blanks = 0
    }

    init(_ histogram: AnswerHistogram, _ definition: NetPromoterScoreDefinition) {
        self.definition = definition
        promoters = histogram.count(of: 9...10)
        passives = histogram.count(of: 7...8)
        detractors = histogram.count(of: 0...6)
        offScale = histogram.offScale
        blanks = histogram.blanks
    }
}

// MARK: - The score

extension NetPromoterScore {
    /// How many answers count: promoters, passives and detractors.
    public var count: Int64 { promoters + passives + detractors }

    /// Promoters less detractors; with ``count`` the exact score.
    public var net: Int64 { promoters - detractors }

    /// The score, −100 to 100; nil without answers.
    public var score: Double? { count > 0 ? 100 * Double(net) / Double(count) : nil }

    /// The score as an exact fraction of 1, such as 2/5 for a score of 40; nil without answers.
    public var exactScore: Rate? { Tally.ratio(net, count) }

    /// Whether there are fewer answers than the definition asks for.
    public var isSmallSample: Bool { count < definition.minimumSample }

    /// Returns the score as text for people, rounded once from the exact fraction.
    ///
    /// The customary rounding is to the nearest, halves away from zero. A score that rounds to zero has no sign.
    ///
    /// - Parameters:
    ///   - decimals: How many decimals, 0 to 6; others count as the nearest of these.
    ///   - rounding: What becomes of the rest.
    /// - Returns: The score, as `53` or `-0.1`; nil without answers.
    public func text(decimals: Int, rounding: RoundingRule) -> String? {
        FixedDecimals.text(Int128(net) * 100, per: count, decimals: min(max(decimals, 0), 6), rounding: rounding)
    }
}

// MARK: - How sure it is

extension NetPromoterScore {
    /// The variance of one answer that counts as 1, 0 or −1; nil without answers.
    public var variance: Double? {
        guard count > 0 else { return nil }
        let spread = Int128(promoters + detractors) * Int128(count) - Int128(net) * Int128(net)
        return Double(spread) / Double(Int128(count) * Int128(count))
    }

    /// The standard error of the score in points, with the variance of the answers themselves; nil without answers.
    ///
    /// It is zero when all answers agree, which says nothing about the customers who did not answer: show ``interval``.
    public var standardError: Double? {
        variance.map { 100 * ($0 / Double(count)).squareRoot() }
    }

    /// The standard error in points with the variance of a sample (*n* − 1); nil below two answers.
    public var sampleStandardError: Double? {
        guard count > 1 else { return nil }
        return variance.map { 100 * ($0 / Double(count - 1)).squareRoot() }
    }

    /// Half the width of the unadjusted interval in points; nil without answers.
    public var marginOfError: Double? { standardError.map { definition.confidence.quantile * $0 } }

    /// The adjusted Wald estimate behind ``interval``; nil without answers.
    public var adjusted: AdjustedNetPromoterScore? { AdjustedNetPromoterScore(self) }

    /// The adjusted Wald interval in points, which may reach beyond ±100; nil without answers.
    ///
    /// For display, clamp it: `interval?.clamped(to: -100...100)`.
    public var interval: ConfidenceInterval? { adjusted?.interval }
}
