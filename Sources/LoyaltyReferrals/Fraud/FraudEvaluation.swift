//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a ``FraudGuard`` says of a referral: clear, or held with reasons.
///
/// Nothing is dropped in silence. What is held waits for somebody who releases or rejects it; what is only flagged goes its
/// way, and the findings tell what was seen.
public struct FraudEvaluation: Hashable, Sendable {
    /// What was found, each once: what holds before what flags.
    public let findings: [FraudFinding]

    /// Creates an evaluation.
    ///
    /// - Parameter findings: What was found, in any order.
    public init(_ findings: some Sequence<FraudFinding> = []) { self.findings = Set(findings).sorted() }

    /// Nothing was found.
    public static let clear = FraudEvaluation()

    /// Whether rewards wait until somebody has looked.
    public var isHeld: Bool { findings.first?.severity == .hold }

    /// Why the rewards are held; empty if they are not.
    public var reasons: [Reason] { findings.filter { $0.severity == .hold }.map(\.reason) }

    /// Returns what both evaluations found.
    ///
    /// - Parameter other: Another evaluation of the same referral, such as one on the tokens of its first order.
    /// - Returns: What both evaluations found.
    public func merging(_ other: FraudEvaluation) -> FraudEvaluation { FraudEvaluation(findings + other.findings) }
}

// MARK: - Codable

extension FraudEvaluation: Codable {
    /// Reads an evaluation from the list of its findings.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode([FraudFinding].self))
    }

    /// Writes the findings as a list.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(findings)
    }
}
