//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The choices behind a ``BlockReliability``: the block's questions and the smallest sample.
public struct BlockReliabilityDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "blockReliability"

    /// The items of the block; their weights are not looked at.
    public let items: [SurveyItem]
    /// The survey whose answers count; nil for any.
    public let survey: SurveyID?
    /// The number of respondents below which the figure is flagged as a small sample.
    public let minimumSample: Int64

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - items: The items of the block: 2 to 100, each of a question of its own.
    ///   - survey: The survey whose answers count; nil for any.
    ///   - minimumSample: The number of respondents below which the figure is flagged; at least 1.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for other choices.
    public init(items: [SurveyItem], survey: SurveyID? = nil, minimumSample: Int64 = 30) throws(MetricsError) {
        self.items = try SurveyItem.checked(items, atLeast: 2)
        self.survey = survey
        self.minimumSample = try MinimumSample.checked(minimumSample)
    }
}

// MARK: - Codable

extension BlockReliabilityDefinition {
    private enum CodingKeys: String, CodingKey { case items, kind, minimumSample, survey, version }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            items: container.decode([SurveyItem].self, forKey: .items),
            survey: container.decodeIfPresent(SurveyID.self, forKey: .survey),
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
        try container.encode(minimumSample, forKey: .minimumSample)
    }
}
