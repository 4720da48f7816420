//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What one side of a referral is given: a plain value that the host hands on to whatever gives it.
///
/// Points go to a points program, money to a balance or a payout, and an offer is issued by its name. This module books
/// none of them; it says when each is due, and when it is taken back.
public enum ReferralReward: Hashable, Sendable {
    /// An amount of points, above zero.
    case points(Points)
    /// An amount of money, above zero.
    case money(Money)
    /// An offer or a coupon by its name.
    case offer(OfferName)

    /// Whether the reward is worth something.
    var isAboveZero: Bool {
        switch self {
        case .points(let points): points.steps > 0
        case .money(let money): money.minorUnits > 0
        case .offer: true
        }
    }

    /// The reward as a value of an explanation.
    public var explained: ExplainedValue {
        switch self {
        case .points(let points): .points(points)
        case .money(let money): .money(money)
        case .offer(let name): .text(name.text)
        }
    }
}

// MARK: - Codable

extension ReferralReward: Codable {
    private enum CodingKeys: String, CodingKey { case money, offer, points }

    /// Reads a reward: an object whose one key is the kind.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion` unless there is exactly one known key.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.onlyKey() {
        case .money: self = .money(try container.decode(Money.self, forKey: .money))
        case .offer: self = .offer(try container.decode(OfferName.self, forKey: .offer))
        case .points: self = .points(try container.decode(Points.self, forKey: .points))
        }
    }

    /// Writes the reward as an object whose one key is the kind.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .money(let money): try container.encode(money, forKey: .money)
        case .offer(let name): try container.encode(name, forKey: .offer)
        case .points(let points): try container.encode(points, forKey: .points)
        }
    }
}
