//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One period in a partner's account: what the last run said, and what became of it.
public struct PartnerPeriod: Hashable, Codable, Sendable {
    /// The period, and the version of the plan.
    public let key: PeriodKey
    /// The number of the last run that changed something.
    public internal(set) var run: Int
    /// What the partner gets for the period in all.
    public internal(set) var total: Money
    /// What of it is pending.
    public internal(set) var pending: Money
    /// What was accrued in all runs together.
    public internal(set) var accrued: Money
    /// What was taken back in all runs together.
    public internal(set) var reversed: Money
    /// What was approved when the last hold ended.
    public internal(set) var lastApproved: Money
    /// From when on what is pending is approved: the latest hold of the runs that added to it.
    public internal(set) var approvesAt: Timestamp

    private enum CodingKeys: String, CodingKey {
        case accrued, approvesAt, key, lastApproved, pending, reversed, run, total
    }

    init(_ key: PeriodKey, in currency: Currency, approvesAt: Timestamp) {
        let nothing = Money.zero(in: currency)
        self.key = key
        self.approvesAt = approvesAt
        run = 0
        (total, pending, accrued, reversed, lastApproved) = (nothing, nothing, nothing, nothing, nothing)
    }

    /// The end of the hold, or nil if nothing is pending.
    var approval: CommissionApproval? {
        pending.isZero ? nil : CommissionApproval(source: .period(key), at: approvesAt, amount: pending)
    }

    /// What the last hold, or the open one, keeps of the total.
    var lastTranche: Money {
        guard pending.isZero else { return pending }
        return lastApproved.minorUnits < total.minorUnits ? lastApproved : total
    }

    /// Whether the parts fit together.
    var isWithinBounds: Bool {
        pending.minorUnits >= 0 && pending.minorUnits <= total.minorUnits && reversed.minorUnits >= 0
            && (try? accrued - reversed) == total
    }

    /// The difference that a run makes, or nil for none.
    func change(to commission: PeriodCommission) throws(ReferralsError) -> PeriodChange? {
        let difference = commission.total.minorUnits - total.minorUnits
        guard difference != 0 else { return nil }
        let takenFromPending = min(max(0, -difference), pending.minorUnits)
        let currency = total.currency
        return try ReferralsError.restating { () throws(CoreError) in
            PeriodChange(
                commission: commission,
                accrued: try Money(minorUnits: max(0, difference), in: currency),
                takenFromPending: try Money(minorUnits: takenFromPending, in: currency),
                takenFromApproved: try Money(minorUnits: max(0, -difference) - takenFromPending, in: currency)
            )
        }
    }

    /// The period after a change, or nil if the change does not fit.
    func after(_ change: PeriodChange) -> PartnerPeriod? {
        let commission = change.commission
        guard commission.run > run, change == (try? self.change(to: commission)) else { return nil }
        var next = self
        next.run = commission.run
        next.total = commission.total
        if !change.accrued.isZero {
            next.approvesAt = pending.isZero ? commission.approvesAt : max(approvesAt, commission.approvesAt)
        }
        guard let pending = try? pending + change.accrued - change.takenFromPending,
            let accrued = try? accrued + change.accrued,
            let reversed = try? reversed + change.takenFromPending + change.takenFromApproved
        else { return nil }
        (next.pending, next.accrued, next.reversed) = (pending, accrued, reversed)
        return next
    }
}
