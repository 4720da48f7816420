//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

// MARK: - What time alone changes

extension PointsProgram {
    func isDue(on account: PointsAccount, asOf: Timestamp) throws(RewardsError) -> Bool {
        if account.closedAt != nil { return false }
        if account.isDue(asOf: asOf) || keepsExpired(otherThan: account) { return true }
        if let holdsUntil = account.tier?.holdsUntil, holdsUntil <= asOf { return true }
        return try forgetting(on: account, asOf: asOf) != nil
    }

    /// Writes down what time alone has changed: holds that timed out, points past their last day, a tier past its end, and
    /// history that can no longer be taken back.
    func settle(_ account: inout PointsAccount, asOf: Timestamp) throws(RewardsError) -> [PointsEvent] {
        guard account.program != nil, account.closedAt == nil else { return [] }
        var events: [PointsEvent] = []
        // First, so that what expires from now on is remembered, whether or not anybody asked in between.
        if keepsExpired(otherThan: account) {
            let window = program.policies.reinstatement?.window
            try account.record(.expiryKept(ExpiryKept(at: asOf, window: window)), in: &events)
        }
        events += try account.settle(asOf: asOf)
        if let holdsUntil = account.tier?.holdsUntil, holdsUntil <= asOf {
            try account.record(tierFound(on: account, asOf: asOf) ?? noTier(at: asOf), in: &events)
        }
        if let forgetting = try forgetting(on: account, asOf: asOf) {
            try account.record(.forgotten(forgetting), in: &events)
        }
        return events
    }

    /// Whether this version of the program remembers expired points for another time than the one before.
    private func keepsExpired(otherThan account: PointsAccount) -> Bool {
        account.program != nil && account.move == nil
            && account.reinstatementWindow != program.policies.reinstatement?.window
    }

    /// What is forgotten at an instant: whole months, so that it happens at most once a month.
    private func forgetting(on account: PointsAccount, asOf: Timestamp) throws(RewardsError) -> HistoryForgotten? {
        guard let period = program.policies.returns.period, let done = account.forgottenBefore ?? account.enrolledAt
        else { return nil }
        // No month is shorter than 28 days; two days are left for the offsets of zones.
        let days = Int64(period.months) * 28 + Int64(period.days) + 26
        // Longer than all time, and so never over.
        guard days < 4_000_000 else { return nil }
        guard done.span(to: asOf) >= TimeSpan(microseconds: days * 86_400_000_000) else { return nil }
        guard let before = try forgottenBefore(asOf: asOf), before > done else { return nil }
        return HistoryForgotten(at: asOf, before: before, qualifyingBefore: qualifyingBefore(before, on: account))
    }

    /// What was granted or redeemed before this instant can no longer be taken back, or nil if everything can.
    func forgottenBefore(asOf: Timestamp) throws(RewardsError) -> Timestamp? {
        guard let period = program.policies.returns.period else { return nil }
        do {
            // Months differ by up to three days, so those and days back may lead less far than those and days on.
            let slack: Int64 = period.months != 0 && period.days != 0 ? 3 : 0
            let step = CalendarStep(months: -period.months, days: Int32(clamping: -Int64(period.days) - slack))
            let date = try zone.date(at: asOf).advanced(by: step)
            return try zone.startOfDay(CivilDate(year: date.year, month: date.month, day: 1))
        } catch {
            return .earliest
        }
    }

    /// From when on qualifying entries can still matter for a tier, or nil if all can.
    private func qualifyingBefore(_ before: Timestamp, on account: PointsAccount) -> Timestamp? {
        guard let ladder = program.tiers else { return before }
        let first = ladder.firstRelevant(of: facts(of: account, for: ladder), asOf: before)
        return first == 0
            ? nil : first < account.qualifying.entries.count ? account.qualifying.entries[first].at : before
    }
}
