//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What is kept of one movement of points: its kind, and by how much the points of each month changed.
struct MovementFact: Hashable, Codable, Sendable {
    /// Steps by the month of a grant or of an end.
    struct Steps: Hashable, Sendable {
        let month: MonthKey
        let steps: Int64
    }

    let kind: PointsMovementKind
    /// By the month of the grant.
    let cohorts: [Steps]
    /// By the month of the last day.
    let expiries: [Steps]

    init(_ movement: PointsMovement, in zone: some TimeZoneRules) throws(MetricsError) {
        kind = movement.kind
        guard !movement.lots.isEmpty else {
            let unknown = [Steps(month: MonthKey(nil), steps: movement.points.steps)]
            cohorts = unknown
            expiries = unknown
            return
        }
        var cohorts: [MonthKey: Int64] = [:]
        var expiries: [MonthKey: Int64] = [:]
        for lot in movement.lots {
            let granted = MonthKey(of: lot.grantedAt, in: zone)
            // Points that are gone with the first instant of a month had their last day in the month before.
            let lastAt = lot.expiresAt.map { (try? $0.advanced(by: TimeSpan(microseconds: -1))) ?? $0 }
            let ended = MonthKey(of: lastAt, in: zone)
            cohorts[granted] = try Tally.signedSum(cohorts[granted, default: 0], lot.points.steps)
            expiries[ended] = try Tally.signedSum(expiries[ended, default: 0], lot.points.steps)
        }
        self.cohorts = Self.sorted(cohorts)
        self.expiries = Self.sorted(expiries)
    }

    /// Months of which as many points came as went, such as when their end was moved, are none that changed.
    private static func sorted(_ steps: [MonthKey: Int64]) -> [Steps] {
        steps.filter { $0.value != 0 }.map { Steps(month: $0.key, steps: $0.value) }.sorted { $0.month < $1.month }
    }
}

extension MovementFact.Steps: Codable {
    private enum CodingKeys: String, CodingKey { case steps }

    init(from decoder: any Decoder) throws {
        month = try MonthKey(from: decoder)
        steps = try decoder.container(keyedBy: CodingKeys.self).decode(Int64.self, forKey: .steps)
    }

    func encode(to encoder: any Encoder) throws {
        try month.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(steps, forKey: .steps)
    }
}
