//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

// MARK: - Longer lives

extension PointsProgram {
    /// Lets points live longer that live now.
    func extend(
        _ expiry: ExpiryExtension,
        _ why: ManualReason,
        _ before: Handling
    ) throws(RewardsError) -> Decision<PointsAccount> {
        let account = before.account
        let living = account.lots.filter { !account.hasEnded($0, asOf: before.at) }
        for name in expiry.lots ?? [] where !living.contains(where: { $0.id == name }) {
            return declined(.lotUnknown, ["lot": .integer(name.number)])
        }
        var ends: [ExpiryExtended.End] = []
        var steps: Int64 = 0
        for lot in living where expiry.lots?.contains(lot.id) ?? true {
            guard let end = lot.expiresAt else { continue }
            let later = try expiry.end(after: end, in: zone)
            guard later > end else { continue }
            ends.append(ExpiryExtended.End(lot: lot.id, expiresAt: later))
            steps += lot.remaining
        }
        var inactiveAt: Timestamp?
        if expiry.lots == nil, !living.isEmpty, let end = account.inactiveAt {
            let later = try expiry.end(after: end, in: zone)
            if later > end { inactiveAt = later }
        }
        guard !ends.isEmpty || inactiveAt != nil else { return declined(.expiryNotExtended) }
        ends.sort { $0.lot < $1.lot }
        var handling = before
        let event = ExpiryExtended(at: before.at, ends: ends, inactiveAt: inactiveAt, why: why)
        try handling.record(.expiryExtended(event))
        let receipt = ExtensionReceipt(points: try points(steps), lots: ends.map(\.lot), inactiveAt: inactiveAt)
        return Decision(.expiryExtended(receipt), events: handling.events)
    }

    /// Brings back what ended within the program's window, each expired lot as one new lot.
    func reinstate(_ why: ManualReason, _ before: Handling) throws(RewardsError) -> Decision<PointsAccount> {
        guard let rule = program.policies.reinstatement else { return declined(.reinstatementNotOffered) }
        let start = try rule.start(asOf: before.at, in: zone)
        let ended = Self.byLot(before.account.expiredLots.filter { $0.endedAt >= start })
        let expired = try comingBack(ended, to: before.account)
        guard !expired.isEmpty else { return declined(.reinstatementNothing, ["since": .instant(start)]) }
        var sum = before.account.totals.received
        for lot in expired { sum = sum.flatMap { Steps.sum($0, lot.steps) } }
        guard sum != nil else {
            return declined(.pointsOverflow, ["points": .points(try points(expired[0].steps))])
        }
        var handling = before
        try begin(&handling)
        let end = try rule.expiry(ofPointsReinstatedAt: before.at, in: zone)
        let count = handling.account.lotCount
        let lots = expired.enumerated().map { index, lot in
            Lot(
                id: LotID(count + Int64(index) + 1),
                origin: .reinstatement(of: lot.accrual),
                grantedAt: before.at,
                activeAt: before.at,
                expiresAt: end,
                granted: lot.steps
            )
        }
        let event = PointsReinstated(at: before.at, lots: lots, expired: expired.map(\.lot), why: why)
        try handling.record(.reinstated(event))
        try handling.repay(from: lots.map(\.id))
        let receipt = ReinstatementReceipt(
            points: try points(handling.account.totals.issued - before.account.totals.issued),
            repaid: try points(handling.account.totals.repaid - before.account.totals.repaid),
            expiresAt: end,
            available: try points(handling.account.availableSteps(asOf: before.at))
        )
        return Decision(.reinstated(receipt), events: handling.events)
    }

    /// Expired points lot by lot, in the order in which they ended: a lot that was held in part may have expired in two parts.
    private static func byLot(_ expired: [ExpiredLot]) -> [ExpiredLot] {
        var lots: [ExpiredLot] = []
        for part in expired {
            guard let index = lots.firstIndex(where: { $0.lot == part.lot }) else {
                lots.append(part)
                continue
            }
            lots[index].steps += part.steps
        }
        return lots.sorted { $0.endedAt == $1.endedAt ? $0.lot < $1.lot : $0.endedAt < $1.endedAt }
    }

    /// What may come back of expired points: of an order that was returned in part, no more than its other units earn.
    private func comingBack(
        _ expired: [ExpiredLot],
        to account: PointsAccount
    ) throws(RewardsError) -> [ExpiredLot] {
        var rooms: [AccrualID: Int64] = [:]
        var lots: [ExpiredLot] = []
        for var lot in expired {
            if let accrual = lot.accrual, let entry = account.accruals[accrual], entry.lot <= lot.lot,
                entry.returned != .none
            {
                var room: Int64
                if let left = rooms[accrual] { room = left } else { room = try self.room(of: entry) }
                lot.steps = min(lot.steps, room)
                room -= lot.steps
                rooms[accrual] = room
            }
            if lot.steps > 0 { lots.append(lot) }
        }
        return lots
    }

    /// How much less a member keeps of an order than the units earn that did not come back.
    private func room(of entry: AccrualEntry) throws(RewardsError) -> Int64 {
        let left = try version(entry.version).accrual.figures(
            of: entry.source,
            returned: entry.returned,
            in: entry.context,
            zone: zone
        )
        // Each is at most 2^53 - 1.
        return max(0, left.steps + entry.reversed + entry.expired - entry.granted)
    }

    /// Lets a member keep the tier until an instant at least.
    func extendTier(
        until: Timestamp,
        _ why: ManualReason,
        _ before: Handling
    ) throws(RewardsError) -> Decision<PointsAccount> {
        guard program.tiers != nil else { return declined(.tierNotOffered) }
        guard let record = try standing(of: before.account, asOf: before.at)?.record, let tier = record.tier else {
            return declined(.tierNone)
        }
        guard until > before.at, let holdsUntil = record.holdsUntil, holdsUntil < until else {
            return declined(.tierNotExtended, ["tier": .text(tier.text)])
        }
        var extended = before.account
        extended.tier = record.extending(until: until)
        guard let found = try standing(of: extended, asOf: before.at)?.record else { return declined(.tierNone) }
        var handling = before
        try handling.record(.tierExtended(TierExtended(at: before.at, record: found, why: why)))
        let receipt = TierExtensionReceipt(tier: tier, holdsUntil: found.holdsUntil)
        return Decision(.tierExtended(receipt), events: handling.events)
    }
}
