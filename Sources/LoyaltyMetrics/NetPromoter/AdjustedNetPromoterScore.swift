//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The score of a sample to which three answers were added, one in four a promoter, one in four a detractor: what the
/// adjusted Wald interval is built on.
///
/// With *n* + 3 answers, *P* + 3/4 promoters and *D* + 3/4 detractors the plain formulas hold well for small samples and
/// for unanimous ones. Source: B. Rocks, "Interval estimation for the net promoter score", The American Statistician 70
/// (2016), 365–372.
public struct AdjustedNetPromoterScore: Hashable, Sendable {
    /// The adjusted score, −100 to 100: the middle of the interval.
    public let score: Double
    /// The standard error of the adjusted score, in points.
    public let standardError: Double
    /// The interval in points, which may reach beyond ±100.
    public let interval: ConfidenceInterval

    init?(_ plain: NetPromoterScore) {
        guard plain.count > 0 else { return nil }
        // Four times each adjusted count is a whole number.
        let count = 4 * Int128(plain.count) + 12
        let net = 4 * Int128(plain.net)
        let outer = 4 * Int128(plain.promoters + plain.detractors) + 6
        let variance = Double(outer * count - net * net) / Double(count * count)
        let level = plain.definition.confidence
        score = 100 * Double(net) / Double(count)
        standardError = 100 * (variance / (Double(count) / 4)).squareRoot()
        interval = ConfidenceInterval(
            lower: score - level.quantile * standardError,
            upper: score + level.quantile * standardError,
            level: level
        )
    }
}
