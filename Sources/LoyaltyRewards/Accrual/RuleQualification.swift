//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What an accrual rule counts for tiers: the points that it gives, points of its own, or nothing.
///
/// So one rule writes two units: points to redeem, and qualifying points.
public enum RuleQualification: Hashable, Sendable {
    /// As many points as the rule gives before a tier multiplies them.
    case samePoints
    /// Points at a rate or of an amount of its own.
    case earning(AccrualEarning)
    /// No points, and an action under the rule is not counted.
    case nothing
}

// MARK: - Codable

extension RuleQualification: Codable {
    private enum CodingKeys: String, CodingKey { case earns, kind }
    private enum Kind: String, Codable { case earning, nothing, samePoints }

    /// Reads a qualification from an object with `kind`, and `earns` if points are counted of its own.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .samePoints: self = .samePoints
        case .earning: self = .earning(try container.decode(AccrualEarning.self, forKey: .earns))
        case .nothing: self = .nothing
        }
    }

    /// Writes the qualification as an object with `kind`, and `earns` if points are counted of its own.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .samePoints: try container.encode(Kind.samePoints, forKey: .kind)
        case .earning(let earning):
            try container.encode(Kind.earning, forKey: .kind)
            try container.encode(earning, forKey: .earns)
        case .nothing: try container.encode(Kind.nothing, forKey: .kind)
        }
    }
}
