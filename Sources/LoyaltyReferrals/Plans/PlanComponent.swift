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
    /// For which of a customer's sales the component pays; nil for every sale, and no matter where it pays for a period.
    public let recurrence: RecurrenceRule?

    /// What a component pays, and by which rule.
    public enum Kind: Hashable, Sendable {
        /// Shares and flat amounts of each sale for the partner who is credited, by partner and product.
        case direct(DirectRule)
        /// A share of each sale for each level up the line of sponsors.
        case unilevel(UnilevelRule)
        /// The differences of rates up the line of sponsors, where a volume of the period gives each partner a rate. The
        /// seller's own rate is no part of it.
        case differential(DifferentialRule, by: VolumeMeasure)
        /// A share of each sale for everybody of a rank up the line, until one of the same or a higher rank comes between.
        case infinity(InfinityRule)
        /// A share of each sale for each generation of leaders up the line.
        case generation(GenerationRule)
        /// A bonus for each partner on a volume of the period.
        case volumeBonus(VolumeBonus, on: VolumeMeasure)
        /// The rate of each group on its volume of the period, less what the same rule pays the legs below.
        case stairStep(StairStepRule)
        /// A share of the volume of the period that both legs of a place have.
        case binary(BinaryRule)
        /// A share of each sale for each level up the places of a matrix.
        case matrix(MatrixRule)
        /// A kind that this release does not know: it is kept whole, and no run is made with it.
        case unrecognized(UnknownKind)
    }

    /// Creates a component.
    ///
    /// - Parameters:
    ///   - name: The name, unique in its plan.
    ///   - kind: What the component pays.
    ///   - recurrence: For which of a customer's sales the component pays; nil for every sale.
    public init(_ name: ComponentName, _ kind: Kind, recurrence: RecurrenceRule? = nil) {
        self.name = name
        self.kind = kind
        self.recurrence = recurrence
    }
}

// MARK: - Codable

extension PlanComponent: Codable {
    private enum CodingKeys: String, CodingKey { case kind, measure, name, recurrence, rule }

    /// Reads a component; one of a kind that this release does not know is kept with all its members.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(ComponentName.self, forKey: .name)
        recurrence = try container.decodeIfPresent(RecurrenceRule.self, forKey: .recurrence)
        switch try container.decode(String.self, forKey: .kind) {
        case "direct": kind = .direct(try container.decode(DirectRule.self, forKey: .rule))
        case "infinity": kind = .infinity(try container.decode(InfinityRule.self, forKey: .rule))
        case "generation": kind = .generation(try container.decode(GenerationRule.self, forKey: .rule))
        case "stairStep": kind = .stairStep(try container.decode(StairStepRule.self, forKey: .rule))
        case "binary": kind = .binary(try container.decode(BinaryRule.self, forKey: .rule))
        case "matrix": kind = .matrix(try container.decode(MatrixRule.self, forKey: .rule))
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
        try container.encodeIfPresent(recurrence, forKey: .recurrence)
        switch kind {
        case .direct(let rule):
            try container.encode("direct", forKey: .kind)
            try container.encode(rule, forKey: .rule)
        case .stairStep(let rule):
            try container.encode("stairStep", forKey: .kind)
            try container.encode(rule, forKey: .rule)
        case .binary(let rule):
            try container.encode("binary", forKey: .kind)
            try container.encode(rule, forKey: .rule)
        case .matrix(let rule):
            try container.encode("matrix", forKey: .kind)
            try container.encode(rule, forKey: .rule)
        case .infinity(let rule):
            try container.encode("infinity", forKey: .kind)
            try container.encode(rule, forKey: .rule)
        case .generation(let rule):
            try container.encode("generation", forKey: .kind)
            try container.encode(rule, forKey: .rule)
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
