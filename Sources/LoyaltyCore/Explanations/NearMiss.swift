//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The smallest change that would have changed the answer: "8.40 EUR more gives 50 points".
public struct NearMiss: Hashable, Sendable, Codable {
    /// The code of the sentence, for languages and programs that word it in their own way.
    public let code: ReasonCode
    /// By how much the actual value falls short.
    public let shortfall: ExplainedValue
    /// What closing the gap gives.
    public let outcome: ExplainedValue

    private enum CodingKeys: String, CodingKey { case code, shortfall, outcome }

    /// Creates a near-miss.
    ///
    /// - Parameters:
    ///   - code: The code of the sentence; its template may use `{shortfall}` and `{outcome}`.
    ///   - shortfall: By how much the actual value falls short.
    ///   - outcome: What closing the gap gives.
    public init(_ code: ReasonCode = .nearMiss, shortfall: ExplainedValue, outcome: ExplainedValue) {
        self.code = code
        self.shortfall = shortfall
        self.outcome = outcome
    }

    /// The near-miss as a reason, with its two values under their names.
    public var reason: Reason { Reason(code, ["shortfall": shortfall, "outcome": outcome]) }
}

extension ReasonCode {
    /// So much more would give so much: the usual sentence of a ``NearMiss``.
    public static let nearMiss: ReasonCode = "explanation.nearMiss"
}
