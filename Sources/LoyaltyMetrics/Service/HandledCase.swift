//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A support case with what a team knows about its handling.
///
/// ```swift
/// let handled = HandledCase(
///     supportCase, by: OperatorID("eve"), priority: 1,
///     verdict: .verdict(due: due, resolvedAt: supportCase.resolvedAt, asOf: now))
/// ```
public struct HandledCase: Hashable, Sendable {
    /// The case.
    public let supportCase: SupportCase
    /// Who handled it, if known.
    public let handler: OperatorID?
    /// How urgent it was, in the host's numbers, if known.
    public let priority: Int?
    /// Whether it met its target; nil if it has none, or is open and not due.
    public let verdict: CaseVerdict?
    /// How satisfied the customer was afterwards, if asked and answered.
    public let satisfaction: Rating?

    /// Creates a handled case.
    ///
    /// - Parameters:
    ///   - supportCase: The case.
    ///   - handler: Who handled it, if known.
    ///   - priority: How urgent it was, in the host's numbers, if known.
    ///   - verdict: Whether it met its target; nil if it has none, or is open and not due.
    ///   - satisfaction: How satisfied the customer was afterwards, if asked and answered.
    public init(
        _ supportCase: SupportCase,
        by handler: OperatorID? = nil,
        priority: Int? = nil,
        verdict: CaseVerdict? = nil,
        satisfaction: Rating? = nil
    ) {
        self.supportCase = supportCase
        self.handler = handler
        self.priority = priority
        self.verdict = verdict
        self.satisfaction = satisfaction
    }
}
