//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The active periods of many customers, worked out from columns.
///
/// ```swift
/// let periods = PeriodColumns(visits, on: grid)
/// periods.cohortMatrix(by: .standard(grid), asOf: now)
/// periods.lifecycle(by: .standard(grid), asOf: now)
/// periods[7]    // the periods of customer 7
/// ```
///
/// The figures are those of ``RetentionAccumulator``. Parts of a log merge in any order, and an activity that is in two of them
/// changes nothing.
public struct PeriodColumns: Hashable, Sendable {
    /// The periods.
    public let grid: PeriodGrid
    /// The active periods of each customer; none for one without activity on the grid.
    public private(set) var periods: [PeriodBits]
    /// Which customers were active before the first period; empty if nobody was.
    private var isEarlier: [Bool] = []
    /// Which customers were active after the last period; empty if nobody was.
    private var isLater: [Bool] = []

    /// Works out the active periods of each customer.
    ///
    /// - Parameters:
    ///   - activities: The activities; those outside the grid mark their customers as known before it, or active after it.
    ///   - grid: The periods.
    /// - Complexity: O(*n* + *c*) in the numbers of rows and customers.
    public init(_ activities: ActivityColumns, on grid: PeriodGrid) {
        self.grid = grid
        periods = Array(repeating: PeriodBits(), count: activities.customerCount)
        let groups = CustomerGroups(activities)
        add(Self.codes(of: activities, groups, InstantTable(grid)), groups)
    }

    /// Merges the periods that another part of the log gives.
    ///
    /// - Parameter other: The other part, of the same customers on an equal grid.
    /// - Throws: ``MetricsError`` with code `definitionMismatch` for another grid, or `columnMismatch` for another number of
    ///   customers.
    /// - Complexity: O(*c*) in the number of customers.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        guard grid == other.grid else {
            throw MetricsError(.definitionMismatch, "active periods merge only on equal grids")
        }
        guard periods.count == other.periods.count else {
            throw MetricsError(.columnMismatch, "parts that merge have the same customers")
        }
        for customer in periods.indices { periods[customer].formUnion(other.periods[customer]) }
        isEarlier = Self.union(isEarlier, other.isEarlier)
        isLater = Self.union(isLater, other.isLater)
    }

    private static func union(_ first: [Bool], _ second: [Bool]) -> [Bool] {
        guard !first.isEmpty, !second.isEmpty else { return first.isEmpty ? second : first }
        return zip(first, second).map { $0 || $1 }
    }
}

// MARK: - Reading

extension PeriodColumns {
    /// The periods of a customer; nil for one without activity, and for a number that no customer has.
    ///
    /// - Parameter customer: The number of the customer.
    public subscript(_ customer: Int) -> CustomerPeriods? {
        guard periods.indices.contains(customer) else { return nil }
        let known = CustomerPeriods(
            periods[customer],
            isEarlier: !isEarlier.isEmpty && isEarlier[customer],
            isLater: !isLater.isEmpty && isLater[customer]
        )
        return known == CustomerPeriods() ? nil : known
    }

    /// Returns who came back, by when they first came.
    ///
    /// - Parameters:
    ///   - definition: What a period is, who enters and what counts as coming back; its window is this grid.
    ///   - asOf: The moment up to which the log is complete.
    /// - Returns: The matrix.
    /// - Throws: ``MetricsError`` with code `definitionMismatch` for another window.
    /// - Complexity: as of ``CohortMatrix/init(_:earlier:by:asOf:)``.
    public func cohortMatrix(by definition: RetentionDefinition, asOf: Timestamp) throws(MetricsError) -> CohortMatrix {
        guard definition.window == .calendar(grid) else { throw Self.otherGrid }
        let (known, earlier) = customers
        return CohortMatrix(known, earlier: earlier, by: definition, asOf: asOf)
    }

    /// Returns how the customers of each period came and went.
    ///
    /// - Parameters:
    ///   - definition: The periods, which are this grid, the confidence and the smallest sample.
    ///   - asOf: The moment up to which the log is complete.
    /// - Returns: The counts of each period.
    /// - Throws: ``MetricsError`` with code `definitionMismatch` for another grid.
    /// - Complexity: as of ``Lifecycle/init(_:earlier:by:asOf:)``.
    public func lifecycle(by definition: LifecycleDefinition, asOf: Timestamp) throws(MetricsError) -> Lifecycle {
        guard definition.grid == grid else { throw Self.otherGrid }
        let (known, earlier) = customers
        return Lifecycle(known, earlier: earlier, by: definition, asOf: asOf)
    }

    private static var otherGrid: MetricsError {
        MetricsError(.definitionMismatch, "figures are asked of the grid that the periods were worked out on")
    }

    /// The customers with activity, those who were active before the first period apart.
    private var customers: (known: [PeriodBits], earlier: [PeriodBits]) {
        guard !isEarlier.isEmpty || !isLater.isEmpty else { return (periods.filter { !$0.isEmpty }, []) }
        let active = periods.indices.lazy.compactMap { self[$0] }
        return (active.filter { !$0.isEarlier }.map(\.bits), active.filter(\.isEarlier).map(\.bits))
    }
}

// MARK: - One pass over the rows

extension PeriodColumns {
    // A row's code is its customer's place in the group and, below it in 7 bits, the period or one of these.
    private static let codeShift: UInt32 = 7
    private static let before: UInt32 = 64
    private static let after: UInt32 = 65

    /// A code for each row, in the order of groups.
    private static func codes(
        of activities: ActivityColumns,
        _ groups: CustomerGroups,
        _ table: InstantTable
    ) -> [UInt32] {
        var codes = [UInt32](repeating: 0, count: activities.count)
        var starts = groups.starts
        var target = codes.mutableSpan
        var places = starts.mutableSpan
        let (customers, times, buckets) = (activities.customers.span, activities.times.span, table.buckets.span)
        let bounds = table.bounds
        for row in customers.indices {
            let customer = customers[row]
            let instant = times[row]
            let period =
                instant < bounds.lowerBound
                ? before : instant >= bounds.upperBound ? after : UInt32(table.number(at: instant, buckets))
            let group = Int(customer &>> CustomerGroups.shift)
            let place = places[group]
            places[group] = place &+ 1
            target[Int(place)] = UInt32(customer & CustomerGroups.mask) &<< codeShift | period
        }
        return codes
    }

    private mutating func add(_ codes: [UInt32], _ groups: CustomerGroups) {
        var hasOutside = false
        var target = periods.mutableSpan
        let codes = codes.span
        for group in 0..<groups.count {
            let first = groups.customers(of: group).lowerBound
            for place in groups.rows(of: group) {
                let code = codes[place]
                let period = code & (1 &<< Self.codeShift &- 1)
                let customer = first &+ Int(code &>> Self.codeShift)
                if period < Self.before {
                    target[customer] = PeriodBits(rawValue: target[customer].rawValue | 1 &<< UInt64(period))
                } else {
                    hasOutside = true
                }
            }
        }
        if hasOutside { addOutside(codes, groups) }
    }

    /// Marks who was active before the first period and after the last one, which few logs have.
    private mutating func addOutside(_ codes: Span<UInt32>, _ groups: CustomerGroups) {
        for group in 0..<groups.count {
            let first = groups.customers(of: group).lowerBound
            for place in groups.rows(of: group) {
                let customer = first + Int(codes[place] >> Self.codeShift)
                switch codes[place] & (1 << Self.codeShift - 1) {
                case Self.before: Self.mark(customer, &isEarlier, count: periods.count)
                case Self.after: Self.mark(customer, &isLater, count: periods.count)
                default: continue
                }
            }
        }
    }

    private static func mark(_ customer: Int, _ marks: inout [Bool], count: Int) {
        if marks.isEmpty { marks = Array(repeating: false, count: count) }
        marks[customer] = true
    }
}

extension InstantTable {
    /// The periods of a grid; one that lasts no time has no instants.
    fileprivate init(_ grid: PeriodGrid) {
        let boundaries = grid.boundaries.map(\.microsecondsSince1970)
        let stretches = (0..<grid.count).filter { boundaries[$0] < boundaries[$0 + 1] }
            .map { Stretch(start: boundaries[$0], number: Int32($0)) }
        self.init(stretches, end: boundaries[grid.count])
    }
}
