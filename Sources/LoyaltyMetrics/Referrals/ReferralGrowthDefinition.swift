//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The choices behind a ``ReferralGrowth``: when invitations count, which program they lead to, and what success is.
public struct ReferralGrowthDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "referralGrowth"

    /// When invitations, enrolments and first orders count.
    ///
    /// Customers who joined before its start are those who could invite.
    public let window: TimeWindow
    /// The program that is joined; nil for any.
    public let program: ProgramID?
    /// When an invitation counts as successful in the viral coefficient.
    public let conversion: ReferralConversion
    /// How sure the intervals are meant to be.
    public let confidence: ConfidenceLevel
    /// The number of invitations below which the figures are flagged as a small sample.
    public let minimumSample: Int64

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - window: When invitations, enrolments and first orders count; with a start, so that there are customers before it.
    ///   - program: The program that is joined; nil for any.
    ///   - conversion: When an invitation counts as successful in the viral coefficient.
    ///   - confidence: How sure the intervals are meant to be.
    ///   - minimumSample: The number of invitations below which the figures are flagged; at least 1.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for a window without a start or a minimum below 1.
    public init(
        window: TimeWindow,
        program: ProgramID? = nil,
        conversion: ReferralConversion = .joined,
        confidence: ConfidenceLevel = .percent95,
        minimumSample: Int64 = 30
    ) throws(MetricsError) {
        guard window.start != nil else {
            throw MetricsError(
                .invalidDefinition,
                "invitations are those of customers from before a window with a start"
            )
        }
        self.window = window
        self.program = program
        self.conversion = conversion
        self.confidence = confidence
        self.minimumSample = try MinimumSample.checked(minimumSample)
    }
}

// MARK: - Codable

extension ReferralGrowthDefinition {
    private enum CodingKeys: String, CodingKey {
        case confidence, conversion, kind, minimumSample, program, version, window
    }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            window: container.decode(TimeWindow.self, forKey: .window),
            program: container.decodeIfPresent(ProgramID.self, forKey: .program),
            conversion: container.decode(ReferralConversion.self, forKey: .conversion),
            confidence: container.decode(ConfidenceLevel.self, forKey: .confidence),
            minimumSample: container.decode(Int64.self, forKey: .minimumSample)
        )
    }

    /// Writes the definition as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(window, forKey: .window)
        try container.encodeIfPresent(program, forKey: .program)
        try container.encode(conversion, forKey: .conversion)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(minimumSample, forKey: .minimumSample)
    }
}
