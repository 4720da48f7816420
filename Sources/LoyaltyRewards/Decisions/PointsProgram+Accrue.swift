//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PointsProgram {
    /// Grants the points of an order or an action as one lot.
    func accrue(
        _ source: AccrualSource,
        to member: CustomerID,
        on account: PointsAccount,
        at: Timestamp,
        after due: [PointsEvent]
    ) throws(RewardsError) -> Decision<PointsAccount> {
        guard source.customer.map({ isMember($0, member, of: account) }) ?? true else {
            throw RewardsError(.memberMismatch, "an order or an action is accrued to its own customer")
        }
        let id = source.id
        guard !account.accruals.contains(name: id), account.broughtIn.isEmpty || !account.broughtIn.contains(id) else {
            return declined(.accrualAlreadyMade, ["accrual": .text(id.text)])
        }
        // A source from a clock ahead of the host's counts as of now.
        let grantedAt = min(source.at, at)
        // What is older than the account remembers may have been accrued before.
        let forgotten = try account.program == nil ? forgottenBefore(asOf: at) : account.forgottenBefore
        if let forgotten, grantedAt < forgotten {
            return declined(.accrualTooOld, ["accrual": .text(id.text)])
        }

        let before = try place(of: account, asOf: at)
        var context = AccrualContext(
            at: grantedAt,
            tier: program.tiers?.tierID(at: before),
            multiplier: .one,
            room: try account.usage.room(for: program.accrual, asOf: at, in: zone)
        )
        if let ladder = program.tiers, let before {
            context.multiplier = try multiplier(of: source, on: ladder, before, context)
        }
        let figures = try program.accrual.figures(of: source, in: context, zone: zone)
        let (granted, carried) = try granted(figures, carried: account.carried)
        guard account.totals.received.flatMap({ Steps.sum($0, granted) }) != nil,
            (try? account.qualifying.total().adding(figures.qualifying)) != nil
        else {
            return declined(.pointsOverflow, ["points": .points(try points(granted))])
        }
        let event = try accrued(source, figures, context, granted, carried, on: account, at: at)

        var events = due
        if account.program == nil { events.append(.opened(try opening(at: at))) }
        if let activity = try activity(on: account, at: at) { events.append(activity) }
        events.append(.accrued(event))
        if granted > 0 {
            if event.expiresAt.map({ $0 <= at }) ?? false {
                events.append(.expired(PointsExpired(at: at, allocations: [LotAllocation(event.lot, granted)])))
            } else if account.debt > 0 {
                let allocation = LotAllocation(event.lot, min(account.debt, granted))
                events.append(.debtRepaid(DebtRepaid(at: at, allocations: [allocation])))
            }
        }
        let (tier, change) = try rank(event, in: events.dropFirst(due.count), after: before, on: account, at: at)
        if let change { events.append(change) }
        let receipt = AccrualReceipt(
            accrual: id,
            points: try points(granted),
            spend: figures.spend,
            multiplier: context.multiplier,
            activeAt: event.activeAt,
            expiresAt: event.expiresAt,
            tier: tier
        )
        return Decision(.accrued(receipt), events: events)
    }

    /// Whether an order or a return of a customer is the account's: its owner's, or of a member that joined it.
    func isMember(_ customer: CustomerID, _ owner: CustomerID, of account: PointsAccount) -> Bool {
        customer == owner || account.members.contains { $0.member == customer }
    }

    /// The first event of an account.
    func opening(at: Timestamp, enrolledAt: Timestamp? = nil) throws(RewardsError) -> AccountOpened {
        AccountOpened(
            at: at,
            program: program.id,
            unit: program.unit,
            enrolledAt: enrolledAt ?? at,
            forgottenBefore: try forgottenBefore(asOf: at),
            reinstatementWindow: program.policies.reinstatement?.window
        )
    }

    /// The event that moves the day on which inactivity ends all points, if it moves.
    func activity(on account: PointsAccount, at: Timestamp) throws(RewardsError) -> PointsEvent? {
        var end = try program.expiry.inactivityEnd(ofActivityAt: at, in: zone)
        // No activity ends points earlier, such as those that somebody extended.
        if let new = end, let old = account.inactiveAt { end = max(new, old) }
        return end == account.inactiveAt ? nil : .activityRecorded(ActivityRecorded(at: at, inactiveAt: end))
    }

    /// By how much the tier multiplies: that of the tier before or after the source, or a share of each.
    private func multiplier(
        of source: AccrualSource,
        on ladder: TierLadder,
        _ before: TierLadder.Place,
        _ context: AccrualContext
    ) throws(RewardsError) -> Rate {
        guard ladder.crossing != .before else { return before.tier.map { ladder.tiers[$0].multiplier } ?? .one }
        let qualifying = try program.accrual.qualifying(of: source, in: context, zone: zone)
        return try ladder.multiplier(at: before, adding: qualifying.amount(in: ladder.measure))
    }

    /// Whole steps out of what an accrual comes to, and the remainder that is carried on.
    private func granted(
        _ figures: AccrualFigures,
        carried: Int64
    ) throws(RewardsError) -> (steps: Int64, carried: Int64) {
        guard program.accrual.remainder == .carried else { return (figures.steps, carried) }
        let (sum, overflow) = figures.millionths.addingReportingOverflow(carried)
        guard !overflow else { throw .outOfRange }
        let steps = max(0, sum) / 1_000_000
        return (steps, sum - steps * 1_000_000)
    }

    private func accrued(
        _ source: AccrualSource,
        _ figures: AccrualFigures,
        _ context: AccrualContext,
        _ granted: Int64,
        _ carried: Int64,
        on account: PointsAccount,
        at: Timestamp
    ) throws(RewardsError) -> PointsAccrued {
        let activeAt: Timestamp
        do { activeAt = try context.at.advanced(by: program.maturity) } catch { throw .outOfTime }
        return PointsAccrued(
            at: at,
            terms: Shared(
                AccrualTerms(
                    source: source,
                    context: context,
                    version: program.version,
                    granted: granted,
                    millionths: program.accrual.remainder == .carried ? figures.millionths : 0
                )
            ),
            lot: LotID(account.lotCount + 1),
            activeAt: activeAt,
            expiresAt: try program.expiry.expiry(ofPointsGrantedAt: context.at, in: zone),
            spend: figures.spend,
            qualifying: figures.qualifying,
            carried: carried,
            awards: figures.awards,
            uses: figures.uses
        )
    }
}
