//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The Gamma-Gamma model of spending: what a purchase of a customer is worth on average, from a few of them.
///
/// The worth of a purchase varies around the customer's own mean by a gamma distribution with shape *p*, and the means of
/// customers by one whose rate is gamma distributed with shape *q* and rate *v*. A customer's few purchases are thereby weighed
/// against what all customers spend. The number of purchases is taken to be independent of their worth; see
/// ``SpendHistories/correlation``.
///
/// ```swift
/// let model = try GammaGammaModel(p: 6.25, q: 3.74, v: 15.44)
/// model.expectedSpend(of: try SpendHistory(repeatPurchases: 2, meanSpend: 22.35))   // 24.66
/// model.expectedSpend                                                                // 35.22 of a new customer
/// ```
///
/// Source: P. S. Fader, B. G. S. Hardie, "The Gamma-Gamma model of monetary value" (2013), www.brucehardie.com/notes/025.
public struct GammaGammaModel: MetricDefinition {
    /// The model's name in JSON.
    public static let kind = "gammaGamma"
    /// `p`, `q`, `v`.
    public static let parameterNames = ["p", "q", "v"]

    /// The shape of a customer's purchases; the smaller, the more they vary.
    public let p: Double
    /// The shape of the distribution over customers; the smaller, the more customers differ, and above 1 there is a mean.
    public let q: Double
    /// The rate of the distribution over customers, in units of the currency.
    public let v: Double

    /// Creates a model.
    ///
    /// - Parameters:
    ///   - p: The shape of a customer's purchases.
    ///   - q: The shape of the distribution over customers.
    ///   - v: The rate of the distribution over customers, in units of the currency.
    /// - Throws: ``MetricsError`` with code `invalidParameters` unless all are positive and finite.
    public init(p: Double, q: Double, v: Double) throws(MetricsError) {
        try ModelChecks.check(parameters: [p, q, v], named: Self.parameterNames)
        self.p = p
        self.q = q
        self.v = v
    }

    /// `p`, `q` and `v`.
    public var parameters: [Double] { [p, q, v] }
}

// MARK: - Expected spend

extension GammaGammaModel {
    /// What a purchase of a customer without repeat purchases is worth on average; nil unless *q* is above 1.
    public var expectedSpend: Double? { q > 1 ? p * v / (q - 1) : nil }

    /// Returns what a purchase of a customer is worth on average.
    ///
    /// - Parameter history: The customer's history.
    /// - Returns: The mean; nil if none exists, because *p x* + *q* is at most 1, and for a customer whose repeat purchases were
    ///   worth zero or less, of whom the model knows nothing.
    public func expectedSpend(of history: SpendHistory) -> Double? {
        guard history.repeatPurchases > 0 else { return expectedSpend }
        let x = Double(history.repeatPurchases)
        let shape = p * x + q
        guard history.meanSpend > 0, shape > 1 else { return nil }
        return p * (v + x * history.meanSpend) / (shape - 1)
    }
}

// MARK: - Codable

extension GammaGammaModel {
    private enum CodingKeys: String, CodingKey {
        case kind, p, q, v, version
    }

    /// Reads a model of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            p: container.decode(Double.self, forKey: .p),
            q: container.decode(Double.self, forKey: .q),
            v: container.decode(Double.self, forKey: .v)
        )
    }

    /// Writes the model as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(p, forKey: .p)
        try container.encode(q, forKey: .q)
        try container.encode(v, forKey: .v)
    }
}
