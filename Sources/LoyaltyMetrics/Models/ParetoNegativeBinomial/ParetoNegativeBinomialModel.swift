//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The Pareto/NBD model: customers buy at random times and may stop at any time, each at rates of their own.
///
/// While alive, a customer buys as a Poisson process does, at a rate that differs between customers by a gamma distribution
/// with shape *r* and rate *α*. The time until the customer stops is exponential, at a rate that differs by a gamma distribution
/// with shape *s* and rate *β*. Unlike under ``BetaGeometricModel``, also one who never bought again may have stopped.
///
/// ```swift
/// let model = try ParetoNegativeBinomialModel(r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669, unit: .week)
/// try model.expectedPurchases(in: 9)                        // 0.3912 of a new customer in 9 weeks
///
/// let customer = try PurchaseHistory(repeatPurchases: 2, lastAt: 30.43, age: 38.86)
/// model.probabilityAlive(of: customer)                      // 0.8692
/// ```
///
/// Sources: D. C. Schmittlein, D. G. Morrison, R. Colombo, "Counting your customers", Management Science 33 (1987), 1–24; P. S.
/// Fader, B. G. S. Hardie, "A note on deriving the Pareto/NBD model" (2005). The time at which a silent customer may have
/// stopped is integrated out by quadrature instead of by differences of hypergeometric functions, whose digits cancel.
public struct ParetoNegativeBinomialModel: PurchaseModel {
    /// The model's name in JSON.
    public static let kind = "pnbd"
    /// `r`, `alpha`, `s`, `beta`.
    public static let parameterNames = ["r", "alpha", "s", "beta"]

    /// The shape of the distribution of rates; the smaller, the more customers differ.
    public let r: Double
    /// The rate of the distribution of rates, in units of time; *r*/*α* is the mean number of purchases in a unit.
    public let alpha: Double
    /// The shape of the distribution of rates of stopping; *s*/*β* is the mean rate.
    public let s: Double
    /// The rate of the distribution of rates of stopping, in units of time.
    public let beta: Double
    /// The unit of all times.
    public let unit: PurchaseTimeUnit

    /// Creates a model.
    ///
    /// - Parameters:
    ///   - r: The shape of the distribution of rates.
    ///   - alpha: The rate of the distribution of rates.
    ///   - s: The shape of the distribution of rates of stopping.
    ///   - beta: The rate of the distribution of rates of stopping.
    ///   - unit: The unit of all times.
    /// - Throws: ``MetricsError`` with code `invalidParameters` unless all are positive and finite.
    public init(r: Double, alpha: Double, s: Double, beta: Double, unit: PurchaseTimeUnit) throws(MetricsError) {
        try ModelChecks.check(parameters: [r, alpha, s, beta], named: Self.parameterNames)
        self.r = r
        self.alpha = alpha
        self.s = s
        self.beta = beta
        self.unit = unit
    }

    /// Creates a model from `r`, `alpha`, `s` and `beta`.
    ///
    /// - Parameters:
    ///   - parameters: The four parameters.
    ///   - unit: The unit of all times.
    /// - Throws: ``MetricsError`` with code `invalidParameters` unless there are four, all positive and finite.
    public init(parameters: [Double], unit: PurchaseTimeUnit) throws(MetricsError) {
        try ModelChecks.check(parameters: parameters, named: Self.parameterNames)
        try self.init(r: parameters[0], alpha: parameters[1], s: parameters[2], beta: parameters[3], unit: unit)
    }

    /// `r`, `alpha`, `s` and `beta`.
    public var parameters: [Double] { [r, alpha, s, beta] }
}

// MARK: - Codable

extension ParetoNegativeBinomialModel {
    private enum CodingKeys: String, CodingKey {
        case alpha, beta, kind, r, s, unit, version
    }

    /// Reads a model of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            r: container.decode(Double.self, forKey: .r),
            alpha: container.decode(Double.self, forKey: .alpha),
            s: container.decode(Double.self, forKey: .s),
            beta: container.decode(Double.self, forKey: .beta),
            unit: container.decode(PurchaseTimeUnit.self, forKey: .unit)
        )
    }

    /// Writes the model as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(unit, forKey: .unit)
        try container.encode(r, forKey: .r)
        try container.encode(alpha, forKey: .alpha)
        try container.encode(s, forKey: .s)
        try container.encode(beta, forKey: .beta)
    }
}
