//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

// MARK: - Joining

extension PointsAccount {
    mutating func apply(_ event: MemberJoined) throws(RewardsError) {
        let other = event.account
        guard other.program == program, other.unit == unit, other.holds.isEmpty, other.members.isEmpty,
            other.isBalanced, sharedName(with: other) == nil, !members.contains(where: { $0.member == event.member })
        else { throw Self.corrupt("an account joins another one of its program, alone and with its own names") }
        members.append(
            MemberPart(
                member: event.member,
                kind: event.kind,
                joinedAt: event.at,
                lotOffset: lotCount,
                lotCount: other.lotCount,
                totals: other.totals,
                debt: other.debt,
                carried: other.carried,
                refunded: 0,
                redemptions: other.redemptions.keys.sorted(),
                qualifying: other.qualifying.entries.map(\.source),
                usage: other.usage,
                tier: other.tier,
                enrolledAt: other.enrolledAt,
                hostTier: tier,
                hostEnrolledAt: enrolledAt
            )
        )
        try add(other.renumbered(by: lotCount))
        enrolledAt = [enrolledAt, other.enrolledAt].compactMap(\.self).min()
    }

    /// The name of an order, an action or a redemption that both accounts have, the first of all; nil for none.
    func sharedName(with other: PointsAccount) -> String? {
        let accruals = other.accruals.keys.filter { self.accruals[$0] != nil }.map(\.text)
        let redemptions = other.redemptions.keys.filter { name in
            self.redemptions[name] != nil || holds.contains { $0.redemption == name }
        }
        return (accruals + redemptions.map(\.text)).min()
    }

    /// Takes in all that another account has.
    private mutating func add(_ other: PointsAccount) throws(RewardsError) {
        for lot in other.lots { insert(lot) }
        let (count, overflow) = lotCount.addingReportingOverflow(other.lotCount - lotCount)
        guard !overflow, Steps.isValid(count) else { throw Self.corrupt("lots are numbered up to 2^53 - 1") }
        lotCount = count
        try Self.add(other.debt, to: &debt)
        (carried, _) = carried.addingReportingOverflow(other.carried)
        totals = try totals.adding(other.totals)
        accruals.merge(other.accruals) { own, _ in own }
        redemptions.merge(other.redemptions) { own, _ in own }
        for entry in other.qualifying.entries { try qualifying.insert(entry) }
        let rows = other.usage.uses.filter { row in
            usage.uses.first { $0.limit == row.limit }.map { $0.period == row.period } ?? true
        }
        try usage.apply(rows)
        inactiveAt = [inactiveAt, other.inactiveAt].compactMap(\.self).max()
        forgottenBefore = [forgottenBefore, other.forgottenBefore].compactMap(\.self).max()
    }

    /// The same account with the numbers of its lots moved, up or down.
    private func renumbered(by offset: Int64) -> PointsAccount {
        func moved(_ lot: LotID) -> LotID { LotID(lot.number + offset) }
        func moved(_ lot: Lot) -> Lot {
            Lot(
                id: moved(lot.id),
                origin: lot.origin,
                grantedAt: lot.grantedAt,
                activeAt: lot.activeAt,
                expiresAt: lot.expiresAt,
                granted: lot.granted,
                remaining: lot.remaining,
                held: lot.held
            )
        }
        var account = self
        account.lots = lots.map(moved)
        account.lotCount = lotCount + offset
        account.accruals = accruals.mapValues { entry in
            var entry = entry
            entry.lot = moved(entry.lot)
            return entry
        }
        account.redemptions = redemptions.mapValues { entry in
            var entry = entry
            for index in entry.parts.indices { entry.parts[index].lot = moved(entry.parts[index].lot) }
            return entry
        }
        return account
    }
}

// MARK: - Leaving

extension PointsAccount {
    mutating func apply(_ event: MemberLeft) throws(RewardsError) {
        guard let part = members.first(where: { $0.member == event.member }),
            try event.account == leaving(part, at: event.at)
        else { throw Self.corrupt("a member leaves with what is left of its own") }
        self = try staying(without: part, at: event.at)
    }

    /// The account of a member as it goes on alone: its own lots, orders and redemptions, with what is left of them.
    ///
    /// What other members used of its lots counts as sent to them; what they owed with it is shared by what each had owed.
    func leaving(_ part: MemberPart, at: Timestamp) throws(RewardsError) -> PointsAccount {
        var account = PointsAccount()
        account.program = program
        account.unit = unit
        account.enrolledAt = part.enrolledAt
        account.lastAt = at
        account.lots = lots.filter { part.owns($0.id) }
        account.lotCount = part.lotOffset + part.lotCount
        account.accruals = accruals.filter { part.owns($0.value.lot) }
        let names = Set(part.redemptions)
        account.redemptions = redemptions.filter { names.contains($0.key) }
        let sources = Set(part.qualifying)
        account.qualifying = try QualifyingHistory(qualifying.entries.filter { sources.contains($0.source) })
        account.tier = part.tier
        account.usage = part.usage
        account.carried = part.carried
        account.inactiveAt = inactiveAt
        account.forgottenBefore = forgottenBefore
        account.debt = min(debt, part.debt)

        var totals = part.totals
        totals.redeemed -= part.refunded
        totals.debtCreated = account.debt + totals.repaid
        // Sums of one program's points stay far from the ends of 128 bits, and each difference is at most what it once had.
        let difference = totals.remaining - account.lots.reduce(Int128(0)) { $0 + Int128($1.remaining) }
        if difference >= 0 {
            totals.movedOut += Int64(difference)
        } else {
            totals.movedIn += Int64(-difference)
        }
        account.totals = totals
        return account.renumbered(by: -part.lotOffset)
    }

    /// This account once a member has left.
    private func staying(without part: MemberPart, at: Timestamp) throws(RewardsError) -> PointsAccount {
        let other = try leaving(part, at: at)
        var account = self
        account.members.removeAll { $0.member == part.member }
        account.lots = lots.filter { !part.owns($0.id) }
        account.accruals = accruals.filter { !part.owns($0.value.lot) }
        for name in other.redemptions.keys { account.redemptions[name] = nil }
        let sources = Set(part.qualifying)
        account.qualifying = try QualifyingHistory(qualifying.entries.filter { !sources.contains($0.source) })
        account.tier = part.hostTier
        account.enrolledAt = part.hostEnrolledAt
        account.carried -= part.carried
        account.debt -= other.debt
        account.totals = totals.leaving(part.totals, to: other.totals)
        return account
    }
}
