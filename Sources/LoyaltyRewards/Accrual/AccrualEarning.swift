//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What an accrual rule gives points for: spend, units, an order, or an action.
///
/// ```swift
/// let visit = AccrualEarning.order(try Points(steps: 1, in: .points))     // a stamp a visit
/// let review = AccrualEarning.action(try Points(steps: 50, in: .points))  // 50 points for a review
/// ```
///
/// What was free earns nothing: a unit counts if its line costs something, an order if one of its lines does. A part of a
/// unit, such as 0.4 kg, earns its exact share before the result is rounded.
public enum AccrualEarning: Hashable, Sendable {
    /// Points at a rate for what counts as spend.
    case spend(AccrualRate)
    /// Points for each unit bought.
    case unit(Points)
    /// Points for the order, whatever its size.
    case order(Points)
    /// Points for an action, such as a review.
    case action(Points)
}

extension AccrualEarning {
    /// The points of one step, unit, order or action.
    public var points: Points {
        switch self {
        case .spend(let rate): rate.points
        case .unit(let points), .order(let points), .action(let points): points
        }
    }

    /// The currency of the spend, or nil if none is counted.
    var currency: Currency? { if case .spend(let rate) = self { rate.spend.currency } else { nil } }

    /// Whether actions earn, and not orders.
    var isForActions: Bool { if case .action = self { true } else { false } }
}

// MARK: - Codable

extension AccrualEarning: Codable {
    private enum CodingKeys: String, CodingKey { case kind, points, rate }
    private enum Kind: String, Codable { case action, order, spend, unit }

    /// Reads an earning from an object with `kind`, and `rate` for spend or `points` for the others.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .spend: self = .spend(try container.decode(AccrualRate.self, forKey: .rate))
        case .unit: self = .unit(try container.decode(Points.self, forKey: .points))
        case .order: self = .order(try container.decode(Points.self, forKey: .points))
        case .action: self = .action(try container.decode(Points.self, forKey: .points))
        }
    }

    /// Writes the earning as an object with `kind`, and `rate` for spend or `points` for the others.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .spend(let rate):
            try container.encode(Kind.spend, forKey: .kind)
            try container.encode(rate, forKey: .rate)
        case .unit(let points):
            try container.encode(Kind.unit, forKey: .kind)
            try container.encode(points, forKey: .points)
        case .order(let points):
            try container.encode(Kind.order, forKey: .kind)
            try container.encode(points, forKey: .points)
        case .action(let points):
            try container.encode(Kind.action, forKey: .kind)
            try container.encode(points, forKey: .points)
        }
    }
}
