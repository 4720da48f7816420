//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The places of partners, by the numbers of a run.
struct PlanPlaces: Hashable, Sendable {
    /// Who is above whom: partners without a place are above and below nobody.
    let forest: PlanForest

    /// Looks up places.
    ///
    /// - Parameters:
    ///   - placement: The places; those of partners whom the run does not have are passed over.
    ///   - snapshot: The partners of the run.
    /// - Throws: ``ReferralsError`` with code `invalidPlacement` for a partner below one whom the run does not have.
    init(_ placement: Placement, _ snapshot: ForestSnapshot) throws(ReferralsError) {
        var entries: [(PartnerID, sponsor: PartnerID?)] = snapshot.partners.map { ($0, sponsor: nil) }
        for record in placement.records {
            guard let number = snapshot.number(of: record.partner) else { continue }
            guard record.parent.map({ snapshot.number(of: $0) != nil }) ?? true else {
                throw ReferralsError(.invalidPlacement, "whoever has a place stands below partners of the run")
            }
            entries[Int(number)].sponsor = record.parent
        }
        forest = PlanForest(try ForestSnapshot(entries))
    }
}

extension PlanContext {
    /// The volumes of legs, and the tree that a matrix goes up.
    static func places(
        _ plan: CompensationPlan,
        _ snapshot: ForestSnapshot,
        _ personal: [Int64],
        _ facts: PlanFacts
    ) throws(ReferralsError) -> (legs: LegVolumes?, matrix: PlanPlaces?) {
        var (legs, matrix): (LegVolumes?, PlanPlaces?)
        for (place, component) in plan.components.enumerated() {
            let width: Int
            switch component.kind {
            case .binary: width = 2
            case .matrix(let rule): width = rule.placement.width
            default: continue
            }
            guard let placement = facts.placement, placement.rule.width == width else {
                throw ReferralsError(
                    .invalidPlacement,
                    "component \(place + 1) needs a tree of \(width) places under each"
                )
            }
            if case .matrix = component.kind {
                matrix = try PlanPlaces(placement, snapshot)
            } else {
                var volumes: [PartnerID: Int64] = [:]
                for (partner, volume) in zip(snapshot.partners, personal) where placement.record(of: partner) != nil {
                    volumes[partner] = volume
                }
                legs = try LegVolumes(of: placement, personal: volumes)
            }
        }
        return (legs, matrix)
    }
}
