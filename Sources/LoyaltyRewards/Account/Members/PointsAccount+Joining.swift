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
                redemptions: other.redemptions.map(\.redemption).sorted(),
                qualifying: other.qualifying.entries.map(\.source),
                usage: other.usage,
                tier: other.tier,
                enrolledAt: other.enrolledAt,
                hostTier: members.isEmpty ? tier : members[0].hostTier,
                hostEnrolledAt: members.isEmpty ? enrolledAt : members[0].hostEnrolledAt
            )
        )
        try add(other.renumbered(by: lotCount), at: event.at)
        enrolledAt = [enrolledAt, other.enrolledAt].compactMap(\.self).min()
    }

    /// The name of an order, an action or a redemption that both accounts have, the first of all; nil for none.
    func sharedName(with other: PointsAccount) -> String? {
        // What counts for a tier may be remembered for longer than what can be taken back.
        let names = Set(accruals.map(\.name)).union(qualifying.entries.map(\.source)).union(broughtIn)
        let others = other.accruals.map(\.name) + other.qualifying.entries.map(\.source) + other.broughtIn
        let accruals = names.intersection(others)
            .map(\.text)
        let redemptions = other.redemptions.map(\.redemption).filter { name in
            self.redemptions.contains(name: name) || holds.contains { $0.redemption == name }
        }
        return (accruals + redemptions.map(\.text)).min()
    }

    /// Takes in all that another account has.
    private mutating func add(_ other: PointsAccount, at: Timestamp) throws(RewardsError) {
        for lot in other.lots { insert(lot) }
        let (count, overflow) = lotCount.addingReportingOverflow(other.lotCount - lotCount)
        guard !overflow, Steps.isValid(count) else { throw Self.corrupt("lots are numbered up to 2^53 - 1") }
        lotCount = count
        try Self.add(other.debt, to: &debt)
        let (remainder, isTooMuch) = carried.addingReportingOverflow(other.carried)
        guard !isTooMuch else { throw Self.corrupt("a remainder stays near zero") }
        carried = remainder
        totals = try totals.adding(other.totals)
        accruals.merge(other.accruals)
        redemptions.merge(other.redemptions)
        expiredLots += other.expiredLots
        broughtIn = (broughtIn + other.broughtIn).sorted()
        for entry in other.qualifying.entries { try qualifying.insert(entry) }
        try usage.apply(
            other.usage.uses.filter { row in
                guard let own = usage.uses.first(where: { $0.limit == row.limit }), own.period != row.period else {
                    return true
                }
                // Only the period that began last counts.
                guard let period = own.period, let other = row.period else { return false }
                return period.start < other.start
            }
        )
        // An end of inactivity that has passed has nothing left to end.
        inactiveAt = [inactiveAt, other.inactiveAt.flatMap { $0 > at ? $0 : nil }].compactMap(\.self).max()
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
        account.expiredLots = expiredLots.map { expired in
            ExpiredLot(
                lot: moved(expired.lot),
                endedAt: expired.endedAt,
                steps: expired.steps,
                accrual: expired.accrual
            )
        }
        account.accruals.updateEach { $0.lot = moved($0.lot) }
        account.redemptions.updateEach { entry in
            for index in entry.parts.indices { entry.parts[index].lot = moved(entry.parts[index].lot) }
        }
        return account
    }
}

// MARK: - While joined

extension PointsAccount {
    /// Adds what the return of an accrual left owing to what its member owes.
    mutating func shareDebt(_ steps: Int64, of accrual: AccrualEntry) throws(RewardsError) {
        for index in members.indices where members[index].owns(accrual.lot) {
            try Self.add(steps, to: &members[index].debt)
        }
    }

    /// What is repaid is first what the account itself owes, then what members do, in the order in which they joined.
    mutating func shareRepayment() {
        guard !members.isEmpty else { return }
        // Each is at most 2^53 - 1.
        var excess = members.reduce(Int128(0)) { $0 + Int128($1.debt) } - Int128(debt)
        for index in members.indices where excess > 0 {
            let steps = Int64(min(excess, Int128(members[index].debt)))
            members[index].debt -= steps
            excess -= Int128(steps)
        }
    }

    /// A name that is forgotten may be used again, and is then nobody's but the account's.
    mutating func forgetNamesOfMembers() {
        guard !members.isEmpty else { return }
        let sources = Set(qualifying.entries.map(\.source))
        for index in members.indices {
            members[index].redemptions.removeAll { !redemptions.contains(name: $0) }
            members[index].qualifying.removeAll { !sources.contains($0) }
        }
    }

    /// Keeps an extension that people gave while others were in as the host's own.
    mutating func apply(_ event: TierExtended) {
        tier = event.record
        for index in members.indices {
            let own = members[index].hostTier
            members[index].hostTier = TierRecord(
                tier: own?.tier,
                since: own?.since ?? event.at,
                holdsUntil: own?.holdsUntil,
                extended: event.record.extended
            )
        }
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
    /// What other members used of its lots counts as sent to them. It owes what it brought and what returns of its own orders
    /// added, as far as that is not repaid; see ``shareRepayment()``.
    func leaving(_ part: MemberPart, at: Timestamp) throws(RewardsError) -> PointsAccount {
        var account = PointsAccount()
        account.program = program
        account.unit = unit
        account.enrolledAt = part.enrolledAt
        account.lastAt = at
        account.lots = lots.filter { part.owns($0.id) }
        account.lotCount = part.lotOffset + part.lotCount
        account.accruals = accruals.filtered { part.owns($0.lot) }
        let names = Set(part.redemptions)
        account.redemptions = redemptions.filtered { names.contains($0.redemption) }
        let sources = Set(part.qualifying)
        account.qualifying = try QualifyingHistory(qualifying.entries.filter { sources.contains($0.source) })
        account.tier = part.tier
        account.usage = part.usage
        account.carried = part.carried
        account.inactiveAt = inactiveAt
        account.forgottenBefore = forgottenBefore
        account.reinstatementWindow = reinstatementWindow
        account.expiredLots = expiredLots.filter { part.owns($0.lot) }
        account.broughtIn = broughtIn.filter { sources.contains($0) }
        account.debt = part.debt

        var totals = part.totals
        totals.redeemed -= part.refunded
        totals.debtCreated = account.debt + totals.repaid
        // Its lots never hold more than what it brought and what refunds gave back.
        let used = totals.remaining - account.lots.reduce(Int128(0)) { $0 + Int128($1.remaining) }
        guard used >= 0, let used = Int64(exactly: used) else {
            throw Self.corrupt("a member leaves with no more than it had")
        }
        try Self.add(used, to: &totals.movedOut)
        account.totals = totals
        return account.renumbered(by: -part.lotOffset)
    }

    /// This account once a member has left.
    private func staying(without part: MemberPart, at: Timestamp) throws(RewardsError) -> PointsAccount {
        let other = try leaving(part, at: at)
        var account = self
        account.members.removeAll { $0.member == part.member }
        account.lots = lots.filter { !part.owns($0.id) }
        account.accruals = accruals.filtered { !part.owns($0.lot) }
        account.redemptions.removeAll { other.redemptions.contains(name: $0.redemption) }
        let sources = Set(part.qualifying)
        account.qualifying = try QualifyingHistory(qualifying.entries.filter { !sources.contains($0.source) })
        account.expiredLots = expiredLots.filter { !part.owns($0.lot) }
        account.broughtIn = broughtIn.filter { !sources.contains($0) }
        account.enrolledAt = ([part.hostEnrolledAt] + account.members.map(\.enrolledAt)).compactMap(\.self).min()
        let (remainder, isTooMuch) = carried.subtractingReportingOverflow(part.carried)
        guard !isTooMuch else { throw Self.corrupt("a remainder stays near zero") }
        account.carried = remainder
        account.debt -= other.debt
        account.totals = totals.leaving(part.totals, to: other.totals)
        return account
    }
}
