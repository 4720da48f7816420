//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The share of subscriptions and memberships that were renewed, of those that came due.
///
/// ```swift
/// let rate = try RenewalRate(renewed: 45, due: 60)
/// rate.value       // 0.75
/// rate.interval    // 0.6277 to 0.8422
/// ```
///
/// It is the repurchase rate of what is sold by subscription. Those that are not due yet belong to no rate: pass the renewals
/// that came due in the period that you look at.
public struct RenewalRate: Hashable, Sendable {
    /// The choices that the rate was made by.
    public let definition: RenewalRateDefinition
    /// The renewed of all that came due, and the Wilson interval.
    public let share: Proportion

    /// Creates a rate from counts that were made elsewhere, such as by SQL.
    ///
    /// - Parameters:
    ///   - renewed: How many were renewed.
    ///   - due: How many came due, renewed or not.
    ///   - definition: The confidence and the smallest sample.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative count or more renewed than due, and `sumOutOfRange`
    ///   beyond 2^53 − 1.
    public init(
        renewed: Int64,
        due: Int64,
        by definition: RenewalRateDefinition = .standard
    ) throws(MetricsError) {
        share = try Proportion(renewed, of: due, level: definition.confidence)
        self.definition = definition
    }

    /// How many were renewed.
    public var renewed: Int64 { share.count }
    /// How many came due: the denominator.
    public var due: Int64 { share.total }
    /// The rate, 0 to 1; nil if nothing came due.
    public var value: Double? { share.value }
    /// The rate as an exact fraction; nil if nothing came due.
    public var exactValue: Rate? { share.exactValue }
    /// The Wilson interval of the rate; nil if nothing came due.
    public var interval: ConfidenceInterval? { share.interval }
    /// Whether fewer came due than the definition asks for.
    public var isSmallSample: Bool { due < definition.minimumSample }
}
