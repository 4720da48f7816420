//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// How long visits took and how many pages they saw: means from whole sums, and percentiles.
///
/// ```swift
/// let sessions = try Sessions(seconds: [30, 90, 600], depths: [1, 3, 8])
/// sessions.seconds.mean                             // 240.0
/// try sessions.depths.nearestRank(.percent(50))     // 3
/// ```
///
/// All visits count, whether the customer is known or not; those without a duration or depth, and those with a negative one,
/// are counted apart.
public struct Sessions: Hashable, Sendable {
    /// The choices that the figures were made by.
    public let definition: SessionsDefinition
    /// The whole seconds that visits took, fractions cut off.
    public let seconds: Percentiles
    /// How many pages or screens visits saw.
    public let depths: Percentiles
    /// How many visits have no known duration.
    public let withoutDuration: Int64
    /// How many visits have no known depth.
    public let withoutDepth: Int64
    /// How many visits are recorded with a negative duration.
    public let negativeDurations: Int64
    /// How many visits are recorded with a negative depth.
    public let negativeDepths: Int64
    /// How many visits have no customer; part of the other figures.
    public let anonymousVisits: Int64

    /// Creates figures from plain numbers.
    ///
    /// - Parameters:
    ///   - seconds: The whole seconds that visits took.
    ///   - depths: How many pages or screens visits saw.
    ///   - definition: The smallest sample.
    /// - Throws: ``MetricsError`` with code `sumOutOfRange` beyond 2^53 − 1.
    /// - Complexity: O(*n*) in how many there are.
    public init(
        seconds: some Sequence<Int64>,
        depths: some Sequence<Int64>,
        by definition: SessionsDefinition = .standard
    ) throws(MetricsError) {
        var totals = SessionTotals()
        for value in seconds { try totals.addSeconds(value) }
        for value in depths { try totals.addDepth(value) }
        self.init(totals, definition)
    }

    init(_ totals: SessionTotals, _ definition: SessionsDefinition) {
        self.definition = definition
        seconds = totals.seconds
        depths = totals.depths
        withoutDuration = totals.withoutDuration
        withoutDepth = totals.withoutDepth
        negativeDurations = totals.negativeDurations
        negativeDepths = totals.negativeDepths
        anonymousVisits = totals.anonymous
    }

    /// Whether fewer visits have a duration or a depth than the definition asks for.
    public var isSmallSample: Bool { min(seconds.total, depths.total) < definition.minimumSample }
}
