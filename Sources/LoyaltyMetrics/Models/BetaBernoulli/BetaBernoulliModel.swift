//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The BG/BB model: customers buy or not at each of many opportunities, and may stop before any of them.
///
/// While alive, a customer buys at an opportunity with a probability that differs between customers by a beta distribution with
/// parameters *α* and *β*. Before each opportunity the customer stops with a probability that differs by a beta distribution
/// with parameters *γ* and *δ*. It is the model for what can only be bought at given times: seasons, issues, yearly appeals.
///
/// ```swift
/// let model = try BetaBernoulliModel(alpha: 1.204, beta: 0.750, gamma: 0.657, delta: 2.783)
/// let donor = try OpportunityHistory(repeatPurchases: 6, lastAt: 6, opportunities: 6)
/// model.probabilityAlive(of: donor)                         // 0.93 at the seventh
/// try model.expectedPurchases(of: donor, in: 5)             // 3.75 at the next five
/// ```
///
/// Source: P. S. Fader, B. G. S. Hardie, J. Shang, "Customer-base analysis in a discrete-time noncontractual setting", Marketing
/// Science 29 (2010), 1086–1108.
public struct BetaBernoulliModel: MetricDefinition {
    /// The model's name in JSON.
    public static let kind = "bgbb"
    /// `alpha`, `beta`, `gamma`, `delta`.
    public static let parameterNames = ["alpha", "beta", "gamma", "delta"]

    /// The first parameter of buying; *α*/(*α* + *β*) is the mean probability to buy.
    public let alpha: Double
    /// The second parameter of buying.
    public let beta: Double
    /// The first parameter of stopping; *γ*/(*γ* + *δ*) is the mean probability to stop.
    public let gamma: Double
    /// The second parameter of stopping.
    public let delta: Double

    /// Creates a model.
    ///
    /// - Parameters:
    ///   - alpha: The first parameter of buying.
    ///   - beta: The second parameter of buying.
    ///   - gamma: The first parameter of stopping.
    ///   - delta: The second parameter of stopping.
    /// - Throws: ``MetricsError`` with code `invalidParameters` unless all are positive and finite.
    public init(alpha: Double, beta: Double, gamma: Double, delta: Double) throws(MetricsError) {
        try ModelChecks.check(parameters: [alpha, beta, gamma, delta], named: Self.parameterNames)
        self.alpha = alpha
        self.beta = beta
        self.gamma = gamma
        self.delta = delta
    }

    /// `alpha`, `beta`, `gamma` and `delta`.
    public var parameters: [Double] { [alpha, beta, gamma, delta] }
}

// MARK: - Codable

extension BetaBernoulliModel {
    private enum CodingKeys: String, CodingKey {
        case alpha, beta, delta, gamma, kind, version
    }

    /// Reads a model of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            alpha: container.decode(Double.self, forKey: .alpha),
            beta: container.decode(Double.self, forKey: .beta),
            gamma: container.decode(Double.self, forKey: .gamma),
            delta: container.decode(Double.self, forKey: .delta)
        )
    }

    /// Writes the model as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(alpha, forKey: .alpha)
        try container.encode(beta, forKey: .beta)
        try container.encode(gamma, forKey: .gamma)
        try container.encode(delta, forKey: .delta)
    }
}
