//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension RedemptionRule: Codable {
    private enum CodingKeys: String, CodingKey {
        case maximum, minimum, orderShare, points, residual, rounding, step, worth
    }

    /// Reads a rule and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            container.decode(Points.self, forKey: .points),
            worth: container.decode(Money.self, forKey: .worth),
            minimum: container.decode(Points.self, forKey: .minimum),
            step: container.decode(Points.self, forKey: .step),
            maximum: container.decodeIfPresent(Points.self, forKey: .maximum),
            orderShare: container.decodeIfPresent(Rate.self, forKey: .orderShare),
            residual: container.decodeIfPresent(ResidualPolicy.self, forKey: .residual) ?? .paid,
            rounding: container.decode(RoundingRule.self, forKey: .rounding)
        )
    }

    /// Writes the rule as an object, without the bounds that it does not have.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(points, forKey: .points)
        try container.encode(worth, forKey: .worth)
        try container.encode(minimum, forKey: .minimum)
        try container.encode(step, forKey: .step)
        try container.encodeIfPresent(maximum, forKey: .maximum)
        try container.encodeIfPresent(orderShare, forKey: .orderShare)
        if residual != .paid { try container.encode(residual, forKey: .residual) }
        try container.encode(rounding, forKey: .rounding)
    }
}
