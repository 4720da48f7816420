//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How much, or how often, one member can earn under a rule, with an action, or at all.
///
/// ```swift
/// let reviews = try AccrualLimit(LimitID("reviews"), of: .action(ActionName("review")), to: .times(1), per: .calendar(.day))
/// let order = try AccrualLimit(LimitID("order"), of: .plan, to: .points(Points(steps: 500, in: .points)), per: .accrual)
/// ```
///
/// A limit counts in the period in which the program grants, not in that of the order, so that only the current period has
/// to be kept. What was granted stays counted when it is returned. What was cut off does not count for a tier either.
public struct AccrualLimit: Hashable, Sendable {
    /// What a limit holds down.
    public enum Target: Hashable, Sendable {
        /// All accruals.
        case plan
        /// What one rule gives.
        case rule(RuleID)
        /// What one action gives.
        case action(ActionName)
    }

    /// What a limit leaves free.
    public enum Allowance: Hashable, Sendable {
        /// So many points; the last accrual is cut to what is left.
        case points(Points)
        /// So many accruals that give points.
        case times(Int64)
    }

    /// The name, unique inside the plan.
    public let id: LimitID
    /// What it holds down.
    public let target: Target
    /// What it leaves free; above zero.
    public let allowance: Allowance
    /// How long it counts.
    public let period: LimitPeriod

    /// Creates a limit.
    ///
    /// - Parameters:
    ///   - id: The name, unique inside the plan.
    ///   - target: What it holds down.
    ///   - allowance: What it leaves free; above zero.
    ///   - period: How long it counts.
    /// - Throws: ``RewardsError`` with code `invalidAmount` for an allowance of zero or less or beyond 2^53 − 1, and
    ///   `invalidProgram` for a number of times per accrual.
    public init(
        _ id: LimitID,
        of target: Target,
        to allowance: Allowance,
        per period: LimitPeriod
    ) throws(RewardsError) {
        self.id = id
        self.target = target
        self.allowance = allowance
        self.period = period
        guard amount > 0, Steps.isValid(amount) else {
            throw RewardsError(.invalidAmount, "a limit leaves something free, within 9007199254740991")
        }
        if case .times = allowance, period == .accrual {
            throw RewardsError(.invalidProgram, "one accrual is one time")
        }
    }

    /// The steps of points, or the number of times.
    var amount: Int64 {
        switch allowance {
        case .points(let points): points.steps
        case .times(let times): times
        }
    }

    /// Whether times are limited, and not points.
    var isOfTimes: Bool { if case .times = allowance { true } else { false } }
}

// MARK: - Codable

extension AccrualLimit: Codable {
    private enum CodingKeys: String, CodingKey { case action, id, period, points, rule, times }

    /// Reads a limit from an object with `id`, `period`, `points` or `times`, and `rule` or `action` unless it is of the plan.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let target: Target
        if let rule = try container.decodeIfPresent(RuleID.self, forKey: .rule) {
            target = .rule(rule)
        } else if let action = try container.decodeIfPresent(ActionName.self, forKey: .action) {
            target = .action(action)
        } else {
            target = .plan
        }
        let allowance: Allowance
        if let points = try container.decodeIfPresent(Points.self, forKey: .points) {
            allowance = .points(points)
        } else {
            allowance = .times(try container.decode(Int64.self, forKey: .times))
        }
        try self.init(
            container.decode(LimitID.self, forKey: .id),
            of: target,
            to: allowance,
            per: container.decode(LimitPeriod.self, forKey: .period)
        )
    }

    /// Writes the limit as an object.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        switch target {
        case .plan: break
        case .rule(let rule): try container.encode(rule, forKey: .rule)
        case .action(let action): try container.encode(action, forKey: .action)
        }
        switch allowance {
        case .points(let points): try container.encode(points, forKey: .points)
        case .times(let times): try container.encode(times, forKey: .times)
        }
        try container.encode(period, forKey: .period)
    }
}
