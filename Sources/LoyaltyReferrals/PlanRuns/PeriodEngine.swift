//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Pays partners for the volume of the period.
struct PeriodEngine {
    private let component: Int
    private let name: ComponentName
    private let kind: PlanComponent.Kind
    private let context: PlanContext

    init(_ component: Int, _ definition: PlanComponent, _ context: PlanContext) {
        self.component = component
        name = definition.name
        kind = definition.kind
        self.context = context
    }

    /// Adds a row for each partner who is paid.
    ///
    /// - Parameters:
    ///   - rows: The lines of the period.
    ///   - carried: What is carried into the next period.
    /// - Throws: As the rules.
    func add(
        to rows: inout [PlanRow],
        carrying carried: inout [ComponentName: [PartnerID: CarriedVolume]]
    ) throws(ReferralsError) {
        switch kind {
        case .volumeBonus(let bonus, let measure):
            for partner in context.personal.indices {
                let volume = context.volume(measure, of: partner)
                guard volume > 0 else { continue }
                add(try bonus.amount(on: context.money(volume)).minorUnits, partner, to: &rows)
            }
        case .stairStep(let rule):
            let amounts = try rule.amounts(personal: context.personal, in: context.forest.snapshot)
            for (partner, amount) in amounts.enumerated() { add(amount, partner, to: &rows) }
        case .binary(let rule):
            let legs = BinaryLegs(name, context)
            for (partner, id) in context.forest.snapshot.partners.enumerated() {
                let (left, right) = legs.volumes(of: id)
                guard left > 0 || right > 0 else { continue }
                let outcome = try rule.outcome(left: left, right: right, in: context.currency)
                add(outcome.amount.minorUnits, partner, to: &rows)
                guard outcome.left > 0 || outcome.right > 0 else { continue }
                carried[name, default: [:]][id] = CarriedVolume(left: outcome.left, right: outcome.right)
            }
        case .direct, .unilevel, .differential, .infinity, .generation, .matrix, .unrecognized: break
        }
    }

    private func add(_ amount: Int64, _ partner: Int, to rows: inout [PlanRow]) {
        guard amount > 0 else { return }
        rows.append(
            PlanRow(
                payee: Int32(truncatingIfNeeded: partner),
                seller: -1,
                component: Int32(truncatingIfNeeded: component),
                level: 0,
                share: amount,
                amount: amount
            )
        )
    }
}

/// The volumes of both legs of each partner, with what was carried.
struct BinaryLegs {
    private let legs: LegVolumes?
    private let carried: [PartnerID: CarriedVolume]

    init(_ component: ComponentName, _ context: PlanContext) {
        legs = context.legs
        carried = context.carried[component] ?? [:]
    }

    /// The left and the right volume.
    func volumes(of partner: PartnerID) -> (left: Int64, right: Int64) {
        let legs = legs?.legs(of: partner) ?? []
        let before = carried[partner]
        return ((legs.first ?? 0) + (before?.left ?? 0), (legs.dropFirst().first ?? 0) + (before?.right ?? 0))
    }
}
