//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PointsProgram {
    /// What time alone has changed since the last event: points past their last day, a tier past its end.
    func due(on account: PointsAccount, asOf: Timestamp) throws(RewardsError) -> [PointsEvent] {
        guard account.program != nil else { return [] }
        var events: [PointsEvent] = []
        var expired: [LotAllocation] = []
        // Lots stand in the order of expiry, so the first that lives ends the search.
        for index in account.lots.indices {
            guard account.lots[index].isExpired(asOf: asOf) else { break }
            expired.append(LotAllocation(account.lots[index].id, account.lots[index].remaining))
        }
        if !expired.isEmpty { events.append(.expired(PointsExpired(at: asOf, allocations: expired))) }
        if account.tierHoldsUntil.map({ $0 <= asOf }) ?? false {
            events.append(record(try place(of: account.qualifying, asOf: asOf), at: asOf))
        }
        return events
    }

    /// The event that writes a tier down, if a command leads to another tier than is written down, or to an earlier end.
    func tierChange(
        to place: TierLadder.Place?,
        after events: [PointsEvent],
        on account: PointsAccount,
        at asOf: Timestamp
    ) -> PointsEvent? {
        var (tier, end) = (account.recordedTier, account.tierHoldsUntil)
        // By index, because a loop over the elements copies each event.
        for index in events.indices {
            if case .tierRecorded(let event) = events[index] { (tier, end) = (event.tier, event.holdsUntil) }
        }
        let endsEarlier = place?.holdsUntil.map { $0 < end ?? .latest } ?? false
        guard endsEarlier || tier != tierID(at: place) else { return nil }
        return record(place, at: asOf)
    }

    private func record(_ place: TierLadder.Place?, at asOf: Timestamp) -> PointsEvent {
        .tierRecorded(TierRecorded(at: asOf, tier: tierID(at: place), holdsUntil: place?.holdsUntil))
    }

    func place(of history: QualifyingHistory, asOf: Timestamp) throws(RewardsError) -> TierLadder.Place? {
        guard let ladder = program.tiers else { return nil }
        return try ladder.place(of: TierFacts(history: history), asOf: asOf, in: zone)
    }

    func tierID(at place: TierLadder.Place?) -> TierID? { program.tiers?.tier(at: place)?.id }

    func declined(_ reasons: [Reason]) -> Decision<PointsAccount> { Decision(.declined(reasons)) }

    func points(_ steps: Int64) throws(RewardsError) -> Points { try Steps.points(steps, in: program.unit) }
}
