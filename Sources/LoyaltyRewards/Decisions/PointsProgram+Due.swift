//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

internal import LoyaltyCore

extension PointsProgram {
    /// What time alone has changed since the last event: points past their last day, a tier past its end.
    func due(on account: PointsAccount, asOf: Timestamp) throws(RewardsError) -> [PointsEvent] {
        guard account.program != nil else { return [] }
        var events: [PointsEvent] = []
        var expired: [LotAllocation] = []
        for lot in account.lots {
            // Lots stand in the order of expiry, so the first that lives ends the search.
            guard lot.isExpired(asOf: asOf) else { break }
            expired.append(LotAllocation(lot.id, lot.remaining))
        }
        if !expired.isEmpty { events.append(.expired(PointsExpired(at: asOf, allocations: expired))) }
        if account.tierHoldsUntil.map({ $0 <= asOf }) ?? false {
            let standing = try standing(of: account, asOf: asOf)
            events.append(Self.record(standing, at: asOf))
        }
        return events
    }

    /// The event that writes a tier down, if a command leads to another tier than is written down, or to an earlier end.
    func tierChange(
        to standing: TierStanding?,
        after events: [PointsEvent],
        on account: PointsAccount,
        at asOf: Timestamp
    ) -> PointsEvent? {
        var (tier, end) = (account.recordedTier, account.tierHoldsUntil)
        for case .tierRecorded(let event) in events { (tier, end) = (event.tier, event.holdsUntil) }
        let endsEarlier = standing?.holdsUntil.map { $0 < end ?? .latest } ?? false
        guard tier != standing?.tier?.id || endsEarlier else { return nil }
        return Self.record(standing, at: asOf)
    }

    private static func record(_ standing: TierStanding?, at asOf: Timestamp) -> PointsEvent {
        .tierRecorded(TierRecorded(at: asOf, tier: standing?.tier?.id, holdsUntil: standing?.holdsUntil))
    }

    func declined(_ reasons: [Reason]) -> Decision<PointsAccount> { Decision(.declined(reasons)) }

    func points(_ steps: Int64) throws(RewardsError) -> Points { try Steps.points(steps, in: program.unit) }
}
