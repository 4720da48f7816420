//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What is kept of one visit.
struct VisitFact: Hashable, Codable, Sendable {
    let at: Timestamp
    let customer: CustomerID?
    let place: PlaceID?
}

/// The sums over all visits, and over those of each place.
struct VisitTotalsByPlace: FactState {
    private(set) var everywhere: VisitTotals
    private(set) var places: [PlaceID: VisitTotals] = [:]
    private let grid: PeriodGrid

    init(_ grid: PeriodGrid) {
        self.grid = grid
        everywhere = VisitTotals(periods: grid.count)
    }

    mutating func add(_ fact: VisitFact) throws(MetricsError) {
        // No place has more visits than there are in all, so that checking the whole is enough.
        _ = try Tally.sum(everywhere.total, 1)
        let position = grid.position(of: fact.at)
        everywhere.add(fact, at: position)
        if let place = fact.place {
            places[place, default: VisitTotals(periods: grid.count)].add(fact, at: position)
        }
    }

    mutating func merge(_ other: VisitTotalsByPlace) throws(MetricsError) {
        _ = try Tally.sum(everywhere.total, other.everywhere.total)
        everywhere.merge(other.everywhere)
        for (place, added) in other.places {
            places[place, default: VisitTotals(periods: grid.count)].merge(added)
        }
    }
}

// MARK: - Coding

extension VisitTotalsByPlace {
    private enum CodingKeys: String, CodingKey { case everywhere, places }

    private struct Entry: Codable {
        let place: PlaceID
        let totals: VisitTotals
    }

    mutating func read(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        everywhere = try container.decode(VisitTotals.self, forKey: .everywhere)
        let entries = try container.decode([Entry].self, forKey: .places)
        for entry in entries { places[entry.place] = entry.totals }
        try container.check(
            places.count == entries.count && everywhere.fits(grid)
                && places.values.allSatisfy { $0.fits(grid) && $0.total > 0 && $0.total <= everywhere.total },
            .places,
            "a place stands once in a state, with counts for each period"
        )
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(everywhere, forKey: .everywhere)
        let entries = places.sorted { $0.key < $1.key }
        try container.encode(entries.map { Entry(place: $0.key, totals: $0.value) }, forKey: .places)
    }
}
