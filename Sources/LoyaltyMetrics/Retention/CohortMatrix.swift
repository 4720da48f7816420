//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Who came back, by when they first came: cohorts in rows, periods since the entry in columns.
///
/// ```swift
/// let grid = try PeriodGrid(.month, from: CivilDate(parsing: "2026-01-01"), count: 12, in: zone)
/// let matrix = CohortMatrix([PeriodBits(periods: [0, 1]), PeriodBits(periods: [0])], by: .standard(grid), asOf: now)
/// matrix.sizes[0]            // 2
/// matrix[0, 1]?.value        // 0.5
/// matrix.pooled(1)?.value    // 0.5: all cohorts whose month 1 is over
/// ```
///
/// A cell of a period that had not begun is nil, which is not zero; one of a period under way says that it is not complete.
/// ``pooled(_:)`` weighs cohorts by their size and ``meanOfCohorts(_:)`` weighs them alike; the two answers differ.
public struct CohortMatrix: Hashable, Sendable {
    /// The choices that the matrix was made by.
    public let definition: RetentionDefinition
    /// The moment up to which the input is complete.
    public let asOf: Timestamp
    /// How many customers each cohort has, in order of entry.
    ///
    /// Cohorts by elapsed time are, from the last, those whose first period is under way, those who came a period before
    /// them, and so on.
    public let sizes: [Int64]
    /// How many customers were known before the first period.
    ///
    /// With ``CohortEntry/first`` they belong to no cohort.
    public let earlierCustomers: Int64
    /// How many customers have no active period that was observed, and belong to no cohort.
    public let inactiveCustomers: Int64
    private let cells: [Int64]

    /// Creates a matrix from the active periods of each customer.
    ///
    /// - Parameters:
    ///   - customers: The active periods of each customer; the order does not matter.
    ///   - earlier: Those of customers with activity before the first period.
    ///   - definition: What a period is, who enters and what counts as coming back.
    ///   - asOf: The moment up to which the input is complete; activity in later periods is not looked at.
    /// - Complexity: O(*n*) in the number of customers, times at most 64 for active periods; with
    ///   ``CohortEntry/everyActivePeriod`` times the square.
    public init(
        _ customers: some Sequence<PeriodBits>,
        earlier: some Sequence<PeriodBits> = EmptyCollection<PeriodBits>(),
        by definition: RetentionDefinition,
        asOf: Timestamp
    ) {
        // As arrays, so that the loop over them is compiled for what they hold.
        let known = Array(earlier)
        let customers = Array(customers)
        let mask = PeriodBits.mask(ofFirst: definition.window.observedCount(asOf: asOf))
        var counter = CohortCounter(
            periods: definition.window.count,
            entry: definition.entry,
            rule: definition.rule
        )
        counter.add(customers, observed: mask)
        if definition.entry == .everyActivePeriod { counter.add(known, observed: mask) }
        self.definition = definition
        self.asOf = asOf
        sizes = counter.sizes
        cells = counter.finished
        earlierCustomers = Int64(known.count)
        inactiveCustomers = Int64(customers.count { $0.rawValue & mask == 0 })
    }

    /// Creates a matrix from counts that were made elsewhere, such as by SQL.
    ///
    /// - Parameters:
    ///   - sizes: How many customers each cohort has; cohorts at the end may be absent.
    ///   - returned: How many of each cohort came back, by column; columns at the end may be absent and are zero.
    ///   - earlierCustomers: How many customers were known before the first period.
    ///   - definition: What a period is, who enters and what counts as coming back.
    ///   - asOf: The moment up to which the counts are complete.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative count, one above the size of its cohort, or one in
    ///   a period that had not begun, and `sumOutOfRange` if the sizes together are beyond 2^53 − 1.
    public init(
        sizes: [Int64],
        returned: [[Int64]],
        earlierCustomers: Int64 = 0,
        by definition: RetentionDefinition,
        asOf: Timestamp
    ) throws(MetricsError) {
        let periods = definition.window.count
        let columns = definition.rule.columns(of: periods)
        let observed = definition.window.observedCount(asOf: asOf)
        _ = try Tally.sum(ofCounts: sizes + [earlierCustomers])
        guard sizes.count <= observed, returned.count <= sizes.count else { throw Self.unobserved }
        var cells: [Int64] = Array(repeating: 0, count: periods * columns)
        for (cohort, row) in returned.enumerated() {
            for (column, count) in row.enumerated() {
                guard column < columns, cohort + definition.rule.offsets(of: column).lowerBound < observed else {
                    throw Self.unobserved
                }
                guard (0...sizes[cohort]).contains(count) else {
                    throw MetricsError(.invalidCounts, "no more customers come back than a cohort has")
                }
                cells[cohort * columns + column] = count
            }
        }
        self.definition = definition
        self.asOf = asOf
        self.sizes = sizes + Array(repeating: 0, count: periods - sizes.count)
        self.cells = cells
        self.earlierCustomers = earlierCustomers
        inactiveCustomers = 0
    }

    private static var unobserved: MetricsError {
        MetricsError(.invalidCounts, "a period that has not begun has no counts")
    }
}

// MARK: - Reading

extension CohortMatrix {
    /// How many columns there are: periods since the entry, or brackets.
    public var columns: Int { definition.rule.columns(of: definition.window.count) }

    /// Returns how much of a cell had been observed.
    ///
    /// - Parameters:
    ///   - cohort: The number of the cohort, from 0.
    ///   - column: The number of periods since the entry, or of the bracket, from 0.
    /// - Returns: Complete if the column's last period had ended, future if its first one had not begun. A cell that the
    ///   matrix does not have lies in the future.
    public func progress(_ cohort: Int, _ column: Int) -> PeriodProgress {
        guard sizes.indices.contains(cohort), (0..<columns).contains(column) else { return .future }
        let offsets = definition.rule.offsets(of: column)
        guard definition.window.progress(of: cohort + offsets.lowerBound, asOf: asOf) != .future else {
            return .future
        }
        let last = definition.window.progress(of: cohort + offsets.upperBound, asOf: asOf)
        return last == .complete ? .complete : .partial
    }

    /// The share of a cohort that came back; nil in a period that had not begun, and for a cell that the matrix does not have.
    ///
    /// - Parameters:
    ///   - cohort: The number of the cohort, from 0.
    ///   - column: The number of periods since the entry, or of the bracket, from 0.
    public subscript(_ cohort: Int, _ column: Int) -> RetentionShare? {
        let progress = progress(cohort, column)
        guard progress != .future else { return nil }
        return share(cells[cohort * columns + column], of: sizes[cohort], isComplete: progress == .complete)
    }

    /// Returns the share of all cohorts that came back, each weighed by its size; cells that are not complete are left out.
    ///
    /// - Parameter column: The number of periods since the entry, or of the bracket, from 0.
    /// - Returns: The share, without a value if no cell is complete; nil for a column that the matrix does not have.
    public func pooled(_ column: Int) -> RetentionShare? {
        guard (0..<columns).contains(column) else { return nil }
        let complete = sizes.indices.filter { progress($0, column) == .complete }
        return share(
            complete.reduce(0) { $0 + cells[$1 * columns + column] },
            of: complete.reduce(0) { $0 + sizes[$1] },
            isComplete: true
        )
    }

    /// Returns the plain mean of the cohorts' shares, however small a cohort is; cells that are not complete are left out.
    ///
    /// - Parameter column: The number of periods since the entry, or of the bracket, from 0.
    /// - Returns: The mean, 0 to 1; nil if no cohort with customers has a complete cell.
    public func meanOfCohorts(_ column: Int) -> Double? {
        let shares = sizes.indices.compactMap { cohort in
            progress(cohort, column) == .complete ? self[cohort, column]?.value : nil
        }
        return shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
    }

    private func share(_ count: Int64, of total: Int64, isComplete: Bool) -> RetentionShare? {
        RetentionShare(
            count,
            of: total,
            isComplete: isComplete,
            level: definition.confidence,
            minimumSample: definition.minimumSample
        )
    }
}
