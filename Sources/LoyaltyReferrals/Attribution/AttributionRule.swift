//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Who is credited with an order: which touch counts, for how long, and for which customers.
///
/// Three choices that are often mixed up are made apart here: which touch wins, how long a touch lasts, and whether a code
/// given at checkout beats a link that was followed.
///
/// ```swift
/// let rule = try AttributionRule(model: .lastTouch, window: .days(30))
/// rule.attribution(of: order, touches: log, asOf: now).partner
/// ```
///
/// The window is elapsed time: a touch at *t* credits orders from *t* on and before *t* + window, to the microsecond. A
/// later touch has a window of its own, so following a link again lasts longer. Nobody is locked to a partner for life.
public struct AttributionRule: Hashable, Sendable {
    /// Which touch wins.
    public let model: AttributionModel
    /// How long after a touch an order is credited, in elapsed time; above zero.
    public let window: TimeSpan
    /// Whether codes that were given beat links that were followed, whatever the model says.
    public let prefersCodes: Bool
    /// Whether only a customer's first order is credited.
    public let newCustomersOnly: Bool

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - model: Which touch wins.
    ///   - window: How long after a touch an order is credited; above zero.
    ///   - prefersCodes: Whether codes beat links.
    ///   - newCustomersOnly: Whether only a customer's first order is credited.
    /// - Throws: ``ReferralsError`` with code `invalidAttributionRule` for a window of zero or less.
    public init(
        model: AttributionModel,
        window: TimeSpan,
        prefersCodes: Bool = true,
        newCustomersOnly: Bool = false
    ) throws(ReferralsError) {
        guard window > .zero else {
            throw ReferralsError(.invalidAttributionRule, "an attribution window is longer than nothing")
        }
        self.model = model
        self.window = window
        self.prefersCodes = prefersCodes
        self.newCustomersOnly = newCustomersOnly
    }
}

// MARK: - Codable

extension AttributionRule: Codable {
    private enum CodingKeys: String, CodingKey { case model, newCustomersOnly, prefersCodes, version, window }

    /// The window names its arithmetic, so that another one can be added.
    private enum WindowKeys: String, CodingKey { case elapsed }

    /// Reads a rule and checks it as the initializer does.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion` or `invalidAttributionRule`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "an attribution rule has version 1")
        }
        let window = try container.nestedContainer(keyedBy: WindowKeys.self, forKey: .window)
        try self.init(
            model: container.decode(AttributionModel.self, forKey: .model),
            window: window.decode(TimeSpan.self, forKey: .elapsed),
            prefersCodes: container.decode(Bool.self, forKey: .prefersCodes),
            newCustomersOnly: container.decode(Bool.self, forKey: .newCustomersOnly)
        )
    }

    /// Writes the rule with its version and its window in microseconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(model, forKey: .model)
        var window = container.nestedContainer(keyedBy: WindowKeys.self, forKey: .window)
        try window.encode(self.window, forKey: .elapsed)
        try container.encode(prefersCodes, forKey: .prefersCodes)
        try container.encode(newCustomersOnly, forKey: .newCustomersOnly)
    }
}
