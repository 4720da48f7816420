//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The BG/NBD model: customers buy at random times, each at a rate of their own, and may stop after any repeat purchase.
///
/// While alive, a customer buys as a Poisson process does. Rates differ between customers by a gamma distribution with shape
/// *r* and rate *α*. After each repeat purchase the customer stops with a probability that differs by a beta distribution
/// with parameters *a* and *b*. A customer who never bought again has had no occasion to stop, and counts as alive.
///
/// ```swift
/// let model = try BetaGeometricModel(r: 0.243, alpha: 4.414, a: 0.793, b: 2.426, unit: .week)
/// try model.expectedPurchases(in: 39)                       // 1.1967 of a new customer in 39 weeks
///
/// let customer = try PurchaseHistory(repeatPurchases: 2, lastAt: 30.43, age: 38.86)
/// model.probabilityAlive(of: customer)                      // 0.7266
/// try model.expectedPurchases(of: customer, in: 39)         // 1.2260 in the next 39 weeks
/// ```
///
/// Source: P. S. Fader, B. G. S. Hardie, K. L. Lee, "“Counting your customers” the easy way", Marketing Science 24 (2005),
/// 275–284. The mean is computed as the sum of the probabilities that the customer makes a first, a second, … purchase, which
/// equals the formula there and neither cancels nor breaks down at *a* = 1.
public struct BetaGeometricModel: PurchaseModel {
    /// The model's name in JSON.
    public static let kind = "bgnbd"
    /// `r`, `alpha`, `a`, `b`.
    public static let parameterNames = ["r", "alpha", "a", "b"]

    /// The shape of the distribution of rates; the smaller, the more customers differ.
    public let r: Double
    /// The rate of the distribution of rates, in units of time; *r*/*α* is the mean number of purchases in a unit.
    public let alpha: Double
    /// The first parameter of the distribution of stopping; *a*/(*a* + *b*) is the mean probability to stop.
    public let a: Double
    /// The second parameter of the distribution of stopping.
    public let b: Double
    /// The unit of all times.
    public let unit: PurchaseTimeUnit

    /// Creates a model.
    ///
    /// - Parameters:
    ///   - r: The shape of the distribution of rates.
    ///   - alpha: The rate of the distribution of rates.
    ///   - a: The first parameter of the distribution of stopping.
    ///   - b: The second parameter of the distribution of stopping.
    ///   - unit: The unit of all times.
    /// - Throws: ``MetricsError`` with code `invalidParameters` unless all are positive and finite.
    public init(r: Double, alpha: Double, a: Double, b: Double, unit: PurchaseTimeUnit) throws(MetricsError) {
        try ModelChecks.check(parameters: [r, alpha, a, b], named: Self.parameterNames)
        self.r = r
        self.alpha = alpha
        self.a = a
        self.b = b
        self.unit = unit
    }

    /// Creates a model from `r`, `alpha`, `a` and `b`.
    ///
    /// - Parameters:
    ///   - parameters: The four parameters.
    ///   - unit: The unit of all times.
    /// - Throws: ``MetricsError`` with code `invalidParameters` unless there are four, all positive and finite.
    public init(parameters: [Double], unit: PurchaseTimeUnit) throws(MetricsError) {
        try ModelChecks.check(parameters: parameters, named: Self.parameterNames)
        try self.init(r: parameters[0], alpha: parameters[1], a: parameters[2], b: parameters[3], unit: unit)
    }

    /// `r`, `alpha`, `a` and `b`.
    public var parameters: [Double] { [r, alpha, a, b] }
}

// MARK: - Codable

extension BetaGeometricModel {
    private enum CodingKeys: String, CodingKey {
        case a, alpha, b, kind, r, unit, version
    }

    /// Reads a model of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            r: container.decode(Double.self, forKey: .r),
            alpha: container.decode(Double.self, forKey: .alpha),
            a: container.decode(Double.self, forKey: .a),
            b: container.decode(Double.self, forKey: .b),
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
        try container.encode(a, forKey: .a)
        try container.encode(b, forKey: .b)
    }
}
