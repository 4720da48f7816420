//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What one member used of the limits of a plan, each in its current period.
///
/// A part of an account's state. A row of a period that is over is replaced when its limit is used again, and means nothing
/// before that.
public struct AccrualUsage: Hashable, Sendable {
    /// What was used of each limit, in the order of their names.
    public private(set) var uses: [LimitUse]

    /// Nothing used.
    public init() { self.uses = [] }

    /// Whether no limit was ever used.
    public var isEmpty: Bool { uses.isEmpty }

    /// Returns what the limits of a plan still leave, in the plan's order.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - asOf: The instant at which the program grants.
    ///   - zone: The program's zone.
    /// - Returns: What the limits of a plan still leave, in the plan's order; empty if it has none.
    /// - Throws: ``RewardsError`` with code `instantOutOfRange` if the period is not in the years 1 to 9999.
    /// - Complexity: O(*n* log *m*) in the number of limits and of rows.
    public func room(
        for plan: AccrualPlan,
        asOf: Timestamp,
        in zone: some TimeZoneRules
    ) throws(RewardsError) -> [LimitRoom] {
        guard !plan.limits.isEmpty else { return [] }
        let date = zone.date(at: asOf)
        var room: [LimitRoom] = []
        room.reserveCapacity(plan.limits.count)
        for limit in plan.limits {
            var dates: DateRange?
            if case .calendar(let period) = limit.period {
                do { dates = try period.dates(containing: date) } catch { throw .outOfTime }
            }
            var used: Int64 = 0
            let (index, isThere) = place(of: limit.id)
            if limit.period != .accrual, isThere, uses[index].period == dates {
                used = limit.isOfTimes ? uses[index].times : uses[index].steps
            }
            room.append(LimitRoom(limit.id, left: max(0, limit.amount - used), period: dates))
        }
        return room
    }

    /// Adds what an accrual used.
    ///
    /// - Parameter added: What was used of each limit, each limit once.
    /// - Throws: ``RewardsError`` with code `corruptLog` for numbers that no accrual leaves; nothing is added then.
    /// - Complexity: O(*n* log *m*) in the number of uses and of rows, and O(*m*) for a limit that was never used.
    public mutating func apply(_ added: [LimitUse]) throws(RewardsError) {
        guard !added.isEmpty else { return }
        var next = uses
        for use in added {
            guard use.isSound else {
                throw RewardsError(.corruptLog, "an accrual uses a limit once, for points of zero or more")
            }
            let (index, isThere) = place(of: use.limit, in: next)
            guard isThere else {
                next.insert(use, at: index)
                continue
            }
            guard next[index].period == use.period else {
                next[index] = use
                continue
            }
            guard let times = Steps.sum(next[index].times, use.times),
                let steps = Steps.sum(next[index].steps, use.steps)
            else { throw RewardsError(.corruptLog, "what was used of a limit lies within 9007199254740991") }
            next[index] = LimitUse(use.limit, period: use.period, times: times, steps: steps)
        }
        uses = next
    }

    private func place(of limit: LimitID) -> (index: Int, isThere: Bool) { place(of: limit, in: uses) }

    private func place(of limit: LimitID, in rows: [LimitUse]) -> (index: Int, isThere: Bool) {
        var low = 0
        var high = rows.count
        while low < high {
            let middle = low + (high - low) / 2
            if rows[middle].limit < limit { low = middle + 1 } else { high = middle }
        }
        return (low, low < rows.count && rows[low].limit == limit)
    }
}

// MARK: - Codable

extension AccrualUsage: Codable {
    /// Reads the rows from a list.
    ///
    /// - Throws: ``RewardsError`` with code `corruptLog` unless each limit stands there once, in order, with sound numbers.
    public init(from decoder: any Decoder) throws {
        let rows = try decoder.singleValueContainer().decode([LimitUse].self)
        guard rows.allSatisfy(\.isSound), zip(rows, rows.dropFirst()).allSatisfy({ $0.limit < $1.limit }) else {
            throw RewardsError(.corruptLog, "what was used of limits is kept once for each limit, in order")
        }
        self.uses = rows
    }

    /// Writes the rows as a list.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(uses)
    }
}
