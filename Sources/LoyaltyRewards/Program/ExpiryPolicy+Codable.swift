//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension ExpiryPolicy: Codable {
    private enum CodingKeys: String, CodingKey { case after, day, kind, month, period, policies }
    private enum Kind: String, Codable { case earliest, fixedDay, inactivity, never, throughDay, throughEnd }

    /// Reads a policy from an object with its `kind`, and the other members as the kind asks, and checks it.
    ///
    /// - Throws: ``RewardsError`` with code `invalidProgram` for a step back, a day that no year has, or too many policies.
    public init(from decoder: any Decoder) throws {
        try self.init(from: decoder, depth: 1)
        try check()
    }

    /// Reads a policy that lies in others, and goes no deeper than a policy may.
    private init(from decoder: any Decoder, depth: Int) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func after() throws -> CalendarStep { try container.decode(CalendarStep.self, forKey: .after) }
        switch try container.decode(Kind.self, forKey: .kind) {
        case .never: self = .never
        case .throughDay: self = .throughDay(after: try after())
        case .throughEnd:
            self = .throughEnd(of: try container.decode(CalendarPeriod.self, forKey: .period), after: try after())
        case .fixedDay:
            self = .fixedDay(
                month: try container.decode(Int.self, forKey: .month),
                day: try container.decode(Int.self, forKey: .day),
                after: try after()
            )
        case .inactivity: self = .inactivity(after: try after())
        case .earliest:
            var list = try container.nestedUnkeyedContainer(forKey: .policies)
            var policies: [ExpiryPolicy] = []
            while !list.isAtEnd {
                guard policies.count < Self.maximumPolicies, depth <= Self.maximumDepth else {
                    throw RewardsError(.invalidProgram, "the earliest is one of 1 to 8 policies, at most 4 lists deep")
                }
                policies.append(try ExpiryPolicy(from: list.superDecoder(), depth: depth + 1))
            }
            self = .earliest(policies)
        }
    }

    /// Writes the policy as an object with its `kind`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .never: try container.encode(Kind.never, forKey: .kind)
        case .throughDay(let step):
            try container.encode(Kind.throughDay, forKey: .kind)
            try container.encode(step, forKey: .after)
        case .throughEnd(let period, let step):
            try container.encode(Kind.throughEnd, forKey: .kind)
            try container.encode(period, forKey: .period)
            try container.encode(step, forKey: .after)
        case .fixedDay(let month, let day, let step):
            try container.encode(Kind.fixedDay, forKey: .kind)
            try container.encode(month, forKey: .month)
            try container.encode(day, forKey: .day)
            try container.encode(step, forKey: .after)
        case .inactivity(let step):
            try container.encode(Kind.inactivity, forKey: .kind)
            try container.encode(step, forKey: .after)
        case .earliest(let policies):
            try container.encode(Kind.earliest, forKey: .kind)
            try container.encode(policies, forKey: .policies)
        }
    }
}
