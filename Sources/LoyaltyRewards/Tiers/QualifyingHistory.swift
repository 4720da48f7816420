//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Everything that counts for a member's tier, by time, with running sums.
///
/// The total of any window in any measure costs two binary searches, however long the history. What is inserted late
/// stands in its place by time, and what is reduced or removed is as if it had never counted: the same entries are the
/// same history, whatever order they came in.
///
/// ```swift
/// var history = QualifyingHistory()
/// let order = AccrualID.order(try OrderID("1"))
/// try history.insert(QualifyingEntry(at: now, amounts: QualifyingAmounts(points: 120), source: order))
/// try history.reduce(order, by: QualifyingAmounts(points: 20))
/// history.total().points   // 100
/// ```
public struct QualifyingHistory: Sendable {
    /// The entries by rising time.
    public private(set) var entries: [QualifyingEntry]
    /// The sum of each entry and all before it.
    private var sums: [QualifyingAmounts]

    /// Creates a history in which nothing counts.
    public init() {
        entries = []
        sums = []
    }

    /// Creates a history from entries in any order.
    ///
    /// - Parameter entries: What counts, each source once; entries of nothing are left out.
    /// - Throws: ``RewardsError`` with code `amountOutOfRange` if an amount is negative or the sum of all is beyond
    ///   2^53 − 1, and `corruptLog` if a source counts twice.
    /// - Complexity: O(*n* log *n*) in the number of entries.
    public init(_ entries: some Sequence<QualifyingEntry>) throws(RewardsError) {
        self.entries = entries.filter { !$0.amounts.isZero }.sorted(by: QualifyingEntry.precedes)
        guard Set(self.entries.map(\.source)).count == self.entries.count else {
            throw RewardsError(.corruptLog, "an accrual counts once for a tier")
        }
        sums = []
        sums.reserveCapacity(self.entries.count)
        var sum = QualifyingAmounts.zero
        for entry in self.entries {
            guard entry.amounts.isSound else { throw .outOfRange }
            sum = try sum.adding(entry.amounts)
            sums.append(sum)
        }
    }

    /// Whether nothing counts.
    public var isEmpty: Bool { entries.isEmpty }
}

// MARK: - Changing

extension QualifyingHistory {
    /// Puts an entry into its place by time; an entry of nothing changes nothing.
    ///
    /// - Parameter entry: What counts; its source is not in the history yet.
    /// - Throws: ``RewardsError`` with code `amountOutOfRange` if an amount is negative or the sum of all is beyond
    ///   2^53 − 1; the history is then as before.
    /// - Complexity: O(1) for the latest entry; O(*n*) in the number of later entries.
    public mutating func insert(_ entry: QualifyingEntry) throws(RewardsError) {
        guard !entry.amounts.isZero else { return }
        guard entry.amounts.isSound else { throw .outOfRange }
        let all = try total().adding(entry.amounts)
        var index = entries.endIndex
        while index > 0, QualifyingEntry.precedes(entry, entries[index - 1]) { index -= 1 }
        // The latest entry is the common one, and appending is cheaper than inserting at the end.
        if index == entries.endIndex { entries.append(entry) } else { entries.insert(entry, at: index) }
        sums.append(all)
        if index < entries.endIndex - 1 { sumUp(from: index) }
    }

    /// Takes amounts off an entry, wherever in time it stands; an entry of which nothing is left goes.
    ///
    /// - Parameters:
    ///   - source: The accrual of which a part counts no longer.
    ///   - amounts: How much counts no longer; nothing changes nothing.
    /// - Throws: ``RewardsError`` with code `corruptLog` if so much never counted; the history is then as before.
    /// - Complexity: O(*n*) in the number of entries.
    public mutating func reduce(_ source: AccrualID, by amounts: QualifyingAmounts) throws(RewardsError) {
        guard !amounts.isZero else { return }
        guard amounts.isSound, let index = entries.lastIndex(where: { $0.source == source }),
            let left = try? entries[index].amounts.subtracting(amounts)
        else { throw RewardsError(.corruptLog, "what counts no longer has counted before") }
        if left.isZero {
            entries.remove(at: index)
            sums.removeLast()
        } else {
            entries[index] = QualifyingEntry(at: entries[index].at, amounts: left, source: source)
        }
        sumUp(from: index)
    }

    /// Takes an entry out, wherever in time it stands.
    ///
    /// - Parameter source: The accrual that counts no longer.
    /// - Returns: What counted, or nil if nothing did.
    /// - Complexity: O(*n*) in the number of entries.
    @discardableResult
    public mutating func remove(_ source: AccrualID) -> QualifyingEntry? {
        guard let index = entries.lastIndex(where: { $0.source == source }) else { return nil }
        let entry = entries.remove(at: index)
        sums.removeLast()
        sumUp(from: index)
        return entry
    }

    /// Sums up anew from an entry on.
    ///
    /// The sum of all was checked before, so that no part of it can overflow.
    private mutating func sumUp(from start: Int) {
        var sum = start > 0 ? sums[start - 1] : .zero
        for index in start..<entries.endIndex {
            let amounts = entries[index].amounts
            sum = QualifyingAmounts(
                points: sum.points + amounts.points,
                spend: sum.spend + amounts.spend,
                orders: sum.orders + amounts.orders,
                actions: sum.actions + amounts.actions
            )
            sums[index] = sum
        }
    }
}

// MARK: - Summing

extension QualifyingHistory {
    /// Returns what counts inside a stretch of time, in every measure.
    ///
    /// - Parameters:
    ///   - start: The first instant, or nil for all time before.
    ///   - last: The last instant, itself included, or nil for all time after.
    /// - Returns: What counts inside a stretch of time, in every measure.
    /// - Complexity: O(log *n*) in the number of entries.
    public func total(from start: Timestamp? = nil, through last: Timestamp? = nil) -> QualifyingAmounts {
        let end = last.map { count(through: $0) } ?? entries.count
        let skipped = start.map { count(before: $0) } ?? 0
        guard end > skipped else { return .zero }
        guard skipped > 0 else { return sums[end - 1] }
        let (all, before) = (sums[end - 1], sums[skipped - 1])
        return QualifyingAmounts(
            points: all.points - before.points,
            spend: all.spend - before.spend,
            orders: all.orders - before.orders,
            actions: all.actions - before.actions
        )
    }

    /// How many entries count from an instant or an earlier one.
    func count(through instant: Timestamp) -> Int {
        // Most questions are asked from after the last entry.
        guard let last = entries.last, last.at > instant else { return entries.count }
        return firstIndex { $0.at > instant }
    }

    /// How many entries count from before an instant.
    func count(before instant: Timestamp) -> Int { firstIndex { $0.at >= instant } }

    /// The sum of the first entries in one measure.
    func sum(_ measure: TierLadder.Measure, ofFirst count: Int) -> Int64 {
        count > 0 ? sums[count - 1].amount(in: measure) : 0
    }

    /// The sum of neighbouring entries in one measure.
    func sum(_ measure: TierLadder.Measure, in range: Range<Int>) -> Int64 {
        sum(measure, ofFirst: range.upperBound) - sum(measure, ofFirst: range.lowerBound)
    }

    /// The first entry with which the running sum of a measure exceeds an amount, or the end.
    func firstIndex(in range: Range<Int>, whereSumExceeds amount: Int64, _ measure: TierLadder.Measure) -> Int {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = low + (high - low) / 2
            if sums[middle].amount(in: measure) > amount { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private func firstIndex(where isLater: (QualifyingEntry) -> Bool) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = low + (high - low) / 2
            if isLater(entries[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

// MARK: - Conformances

extension QualifyingHistory: Hashable {
    /// Whether both histories have the same entries.
    public static func == (lhs: QualifyingHistory, rhs: QualifyingHistory) -> Bool { lhs.entries == rhs.entries }

    /// Feeds the entries to a hasher.
    public func hash(into hasher: inout Hasher) { hasher.combine(entries) }
}

extension QualifyingHistory: Codable {
    /// Reads a history from an array of entries by rising time.
    ///
    /// - Throws: ``RewardsError`` with code `corruptLog` if entries are out of order, count nothing or count twice, or
    ///   with `amountOutOfRange`.
    public init(from decoder: any Decoder) throws {
        let stored = try decoder.singleValueContainer().decode([QualifyingEntry].self)
        try self.init(stored)
        guard entries == stored else {
            throw RewardsError(.corruptLog, "what counts for a tier is stored by rising time")
        }
    }

    /// Writes the history as an array of entries by rising time.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(entries)
    }
}
