//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The choices behind a ``LoyaltyIndex``: items with scales and weights, bands, confidence and smallest sample.
///
/// ```swift
/// let definition = try LoyaltyIndexDefinition(items: [
///     SurveyItem(QuestionID("buy-again"), on: 1...6, isReversed: true),   // 1 means "definitely"
///     SurveyItem(QuestionID("satisfied"), on: 1...6),
///     SurveyItem(QuestionID("recommend"), on: 0...10, weight: 2),
/// ])
/// ```
public struct LoyaltyIndexDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "loyaltyIndex"

    /// The items.
    public let items: [SurveyItem]
    /// The survey whose answers count; nil for any.
    public let survey: SurveyID?
    /// The least index of the middle band.
    public let middleFrom: Int
    /// The least index of the high band.
    public let highFrom: Int
    /// How sure the intervals of the bands' shares are meant to be.
    public let confidence: ConfidenceLevel
    /// The number of respondents below which the index is flagged as a small sample.
    public let minimumSample: Int64
    /// The least common multiple of the scales' widths: one step on each scale is a whole number of such parts.
    let parts: Int

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - items: The items: 1 to 100, each of a question of its own. The least common multiple of their scales' widths
    ///     (highest less lowest number) is at most 1,000,000.
    ///   - survey: The survey whose answers count; nil for any.
    ///   - middleFrom: The least index of the middle band; above 0.
    ///   - highFrom: The least index of the high band; above the middle band's, at most 100.
    ///   - confidence: How sure the intervals of the bands' shares are meant to be.
    ///   - minimumSample: The number of respondents below which the index is flagged; at least 1.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for other choices.
    public init(
        items: [SurveyItem],
        survey: SurveyID? = nil,
        middleFrom: Int = 40,
        highFrom: Int = 75,
        confidence: ConfidenceLevel = .percent95,
        minimumSample: Int64 = 30
    ) throws(MetricsError) {
        self.items = try SurveyItem.checked(items, atLeast: 1)
        guard middleFrom > 0, middleFrom < highFrom, highFrom <= 100 else {
            throw MetricsError(.invalidDefinition, "the bands start above 0 and at 100 at most, the middle one first")
        }
        parts = try CommonParts.count(of: items.map { $0.scale.count - 1 })
        self.survey = survey
        self.middleFrom = middleFrom
        self.highFrom = highFrom
        self.confidence = confidence
        self.minimumSample = try MinimumSample.checked(minimumSample)
    }
}

// MARK: - One respondent

extension LoyaltyIndexDefinition {
    /// Returns the index of one respondent.
    ///
    /// - Parameter answers: The answers in the order of the items, nil for none; one off the scale is none.
    /// - Returns: The index; nil if there is no answer.
    public func score(of answers: [Int?]) -> LoyaltyIndexScore? {
        var reached = 0
        var weight = 0
        for (item, answer) in zip(items, answers) {
            guard let steps = item.steps(answer) else { continue }
            reached += item.weight * steps * (parts / (item.scale.count - 1))
            weight += item.weight
        }
        guard weight > 0 else { return nil }
        // 100 items of weight 1,000 with a million parts stay below 10^14, so that no product overflows.
        let whole = parts * weight
        let band: LoyaltyBand =
            100 * reached >= highFrom * whole ? .high : 100 * reached >= middleFrom * whole ? .middle : .low
        return LoyaltyIndexScore(reached: reached, whole: whole, band: band)
    }
}

// MARK: - Codable

extension LoyaltyIndexDefinition {
    private enum CodingKeys: String, CodingKey {
        case confidence, highFrom, items, kind, middleFrom, minimumSample, survey, version
    }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            items: container.decode([SurveyItem].self, forKey: .items),
            survey: container.decodeIfPresent(SurveyID.self, forKey: .survey),
            middleFrom: container.decode(Int.self, forKey: .middleFrom),
            highFrom: container.decode(Int.self, forKey: .highFrom),
            confidence: container.decode(ConfidenceLevel.self, forKey: .confidence),
            minimumSample: container.decode(Int64.self, forKey: .minimumSample)
        )
    }

    /// Writes the definition as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(items, forKey: .items)
        try container.encodeIfPresent(survey, forKey: .survey)
        try container.encode(middleFrom, forKey: .middleFrom)
        try container.encode(highFrom, forKey: .highFrom)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(minimumSample, forKey: .minimumSample)
    }
}
