//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One named part of a compensation plan: a rule, and what it is applied to.
///
/// As JSON: `{"kind": "unilevel", "name": "cascade", "rule": {…}}`.
public struct PlanComponent: Hashable, Sendable {
    /// The name that lines of commission carry; unique in its plan.
    public let name: ComponentName
    /// What the component pays.
    public let kind: Kind

    /// What a component pays, and by which rule.
    public enum Kind: Hashable, Sendable {
        /// A share of each sale for each level up the line of sponsors.
        case unilevel(UnilevelRule)
        /// The differences of rates up the line of sponsors, where a volume of the period gives each partner a rate. The
        /// seller's own rate is no part of it.
        case differential(DifferentialRule, by: VolumeMeasure)
        /// A bonus for each partner on a volume of the period.
        case volumeBonus(VolumeBonus, on: VolumeMeasure)
        /// A kind that this release does not know: it is kept whole, and no run is made with it.
        case unrecognized(UnknownKind)
    }

    /// Creates a component.
    ///
    /// - Parameters:
    ///   - name: The name, unique in its plan.
    ///   - kind: What the component pays.
    public init(_ name: ComponentName, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }
}

extension PlanComponent.Kind {
    /// What becomes of a fraction of a minor unit; nil for a kind that is not known.
    var rounding: RoundingRule? {
        switch self {
        case .unilevel(let rule): rule.rounding
        case .differential(let rule, _): rule.rounding
        case .volumeBonus(let bonus, _): bonus.rounding
        case .unrecognized: nil
        }
    }
}

// MARK: - Codable

extension PlanComponent: Codable {
    private enum CodingKeys: String, CodingKey { case kind, measure, name, rule }

    /// Reads a component; one of a kind that this release does not know is kept with all its members.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(ComponentName.self, forKey: .name)
        switch try container.decode(String.self, forKey: .kind) {
        case "unilevel": kind = .unilevel(try container.decode(UnilevelRule.self, forKey: .rule))
        case "differential":
            kind = .differential(
                try container.decode(DifferentialRule.self, forKey: .rule),
                by: try container.decode(VolumeMeasure.self, forKey: .measure)
            )
        case "volumeBonus":
            kind = .volumeBonus(
                try container.decode(VolumeBonus.self, forKey: .rule),
                on: try container.decode(VolumeMeasure.self, forKey: .measure)
            )
        default: kind = .unrecognized(try UnknownKind(from: decoder))
        }
    }

    /// Writes the component; one of an unknown kind with the members that were read.
    public func encode(to encoder: any Encoder) throws {
        if case .unrecognized(let unknown) = kind { return try unknown.encode(to: encoder) }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        switch kind {
        case .unilevel(let rule):
            try container.encode("unilevel", forKey: .kind)
            try container.encode(rule, forKey: .rule)
        case .differential(let rule, let measure):
            try container.encode("differential", forKey: .kind)
            try container.encode(measure, forKey: .measure)
            try container.encode(rule, forKey: .rule)
        case .volumeBonus(let bonus, let measure):
            try container.encode("volumeBonus", forKey: .kind)
            try container.encode(measure, forKey: .measure)
            try container.encode(bonus, forKey: .rule)
        case .unrecognized: break
        }
    }
}
