//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How a Net Promoter Score changed between two samples of different respondents.
///
/// ```swift
/// let spring = try NetPromoterScore(promoters: 120, passives: 50, detractors: 80)
/// let autumn = try NetPromoterScore(promoters: 150, passives: 50, detractors: 60)
/// let change = try NetPromoterChange(from: spring, to: autumn)
/// change.adjusted?.value      // 18.4 points
/// change.adjusted?.interval   // 3.7 to 33.2, without 0
/// change.adjusted?.pValue     // 0.014
/// ```
///
/// If the same customers answered both times, use ``PairedNetPromoterChange``: it sees smaller changes. Source: J. Sauro and
/// J. R. Lewis, Quantifying the User Experience, 2nd edition, Morgan Kaufmann (2016); the adjusted form stands on the
/// interval of B. Rocks (see ``AdjustedNetPromoterScore``).
public struct NetPromoterChange: Hashable, Sendable {
    /// The score that is compared with.
    public let earlier: NetPromoterScore
    /// The score that is compared.
    public let later: NetPromoterScore

    /// Creates the change between two scores.
    ///
    /// - Parameters:
    ///   - earlier: The score that is compared with.
    ///   - later: The score that is compared.
    /// - Throws: ``MetricsError`` with code `definitionMismatch` if the scores were made by different definitions.
    public init(from earlier: NetPromoterScore, to later: NetPromoterScore) throws(MetricsError) {
        guard earlier.definition == later.definition else {
            throw MetricsError(.definitionMismatch, "figures compare only if their definitions are equal")
        }
        self.earlier = earlier
        self.later = later
    }

    /// The difference of the adjusted scores, which has a standard error even for unanimous samples; nil without answers.
    public var adjusted: EstimatedDifference? {
        guard let first = earlier.adjusted, let second = later.adjusted else { return nil }
        return difference(second.score - first.score, first.standardError, second.standardError)
    }

    /// The difference of the scores themselves; nil without answers on either side.
    public var plain: EstimatedDifference? {
        guard let first = earlier.standardError, let second = later.standardError else { return nil }
        // One division of whole numbers, so that equal scores differ by exactly 0.
        let crossed =
            Int128(later.net) * Int128(earlier.count) - Int128(earlier.net) * Int128(later.count)
        let value = 100 * Double(crossed) / Double(Int128(earlier.count) * Int128(later.count))
        return difference(value, first, second)
    }

    /// Whether either side has fewer answers than the definition asks for.
    public var isSmallSample: Bool { earlier.isSmallSample || later.isSmallSample }

    private func difference(_ value: Double, _ first: Double, _ second: Double) -> EstimatedDifference {
        EstimatedDifference(
            value,
            standardError: (first * first + second * second).squareRoot(),
            level: later.definition.confidence
        )
    }
}
