//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Exact percentiles and the mean of whole numbers: minutes, days, pages, each with how often it occurred.
///
/// ```swift
/// let minutes = try Percentiles([5, 7, 7, 12, 90])
/// try minutes.nearestRank(.percent(50))     // 7: a number that occurred
/// try minutes.nearestRank(.percent(90))     // 90
/// try minutes.interpolated(.percent(90))    // 58.8: between the two that are nearest
/// minutes.mean                              // 24.2
/// ```
///
/// It is a histogram, so parts merge in any order to the same value, and it grows with the distinct numbers only. Round or cut
/// to the unit that is reported before adding: milliseconds would all be distinct. It keeps no identifiers: what is added
/// twice counts twice.
public struct Percentiles: Hashable, Sendable {
    private var counts: [Int64: Int64] = [:]
    /// How many numbers there are.
    public private(set) var total: Int64 = 0

    /// Creates an empty histogram.
    public init() {}

    /// Creates a histogram of numbers.
    ///
    /// - Parameter values: The numbers, in any order; each within ±(2^53 − 1).
    /// - Throws: ``MetricsError`` with code `sumOutOfRange` beyond these bounds.
    /// - Complexity: O(*n*) in how many there are.
    public init(_ values: some Sequence<Int64>) throws(MetricsError) {
        for value in values { try add(value) }
    }

    /// Creates a histogram from counts that were made elsewhere, such as by `GROUP BY`.
    ///
    /// - Parameter counts: How often each number occurred, by number.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative count, and `sumOutOfRange` for a number or a total
    ///   beyond ±(2^53 − 1).
    public init(counts: [Int64: Int64]) throws(MetricsError) {
        for (value, count) in counts { try add(value, count: count) }
    }

    /// Creates a histogram of numbers and counts that are within the bounds.
    init(checked counts: [Int64: Int64], total: Int) {
        self.counts = counts
        self.total = Int64(total)
    }

    /// Adds a number.
    ///
    /// - Parameters:
    ///   - value: The number, within ±(2^53 − 1).
    ///   - count: How often it occurred; zero or more.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative count, and `sumOutOfRange` for a number or a total
    ///   beyond ±(2^53 − 1).
    public mutating func add(_ value: Int64, count: Int64 = 1) throws(MetricsError) {
        let whole = try Tally.sum(total, Tally.sum(ofCounts: [count]))
        guard value.magnitude <= Tally.maximum.magnitude else { throw Tally.tooLarge }
        total = whole
        if count > 0 { counts[value, default: 0] += count }
    }

    /// Merges another part of the numbers.
    ///
    /// - Parameter other: The other part.
    /// - Throws: ``MetricsError`` with code `sumOutOfRange` beyond 2^53 − 1 numbers; the value is then as it was.
    public mutating func merge(_ other: Percentiles) throws(MetricsError) {
        total = try Tally.sum(total, other.total)
        counts.merge(other.counts) { $0 + $1 }
    }
}

// MARK: - Percentiles

extension Percentiles {
    /// Returns the percentile by nearest rank: the least number that so large a share of all are equal to or below.
    ///
    /// It is always a number that occurred, as by `percentile_disc` in SQL. The share 0 gives the least number.
    ///
    /// - Parameter share: The share, 0 to 1, such as 95 %.
    /// - Returns: The number; nil if there are none.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for a share outside 0 to 1.
    /// - Complexity: O(*n* log *n*) in the number of distinct numbers.
    public func nearestRank(_ share: Rate) throws(MetricsError) -> Int64? {
        try values(at: [Self.index(of: share, among: total)]).first
    }

    /// The index of the percentile by nearest rank among numbers in order; 0 if there are none.
    static func index(of share: Rate, among total: Int64) throws(MetricsError) -> Int64 {
        // The rank, from 1, is the share of all rounded up; as an index it is one less.
        let product = try checked(share) * Int128(total) - 1
        return product < 0 ? 0 : Int64(product / Int128(share.denominator))
    }

    /// Returns the percentile by linear interpolation between the two nearest numbers ("type 7").
    ///
    /// It is what spreadsheets, NumPy and `percentile_cont` in SQL compute. Source: R. J. Hyndman and Y. Fan, "Sample
    /// quantiles in statistical packages", The American Statistician 50 (1996), 361–365, definition 7.
    ///
    /// - Parameter share: The share, 0 to 1, such as 95 %.
    /// - Returns: The number; nil if there are none.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for a share outside 0 to 1.
    /// - Complexity: O(*n* log *n*) in the number of distinct numbers.
    public func interpolated(_ share: Rate) throws(MetricsError) -> Double? {
        let product = try Self.checked(share) * Int128(max(0, total - 1))
        let denominator = Int128(share.denominator)
        let index = Int64(product / denominator)
        let ends = values(at: [index, min(index + 1, total - 1)])
        guard let low = ends.first, let high = ends.last else { return nil }
        return Double(low) + Double(product % denominator) / Double(denominator) * Double(high - low)
    }

    /// Returns how many numbers are equal to a limit or below: those within an hour, within a day.
    ///
    /// - Parameter limit: The limit.
    /// - Returns: How many there are.
    /// - Complexity: O(*n*) in the number of distinct numbers.
    public func count(through limit: Int64) -> Int64 {
        counts.reduce(0) { $1.key <= limit ? $0 + $1.value : $0 }
    }

    /// The sum divided by the count; nil if there are none.
    public var mean: Double? { total > 0 ? Double(sum) / Double(total) : nil }

    /// The mean as an exact fraction; nil if there are none, or if the sum is beyond ±(2^53 − 1).
    public var exactMean: Rate? { Int64(exactly: sum).flatMap { Tally.ratio($0, total) } }

    /// The least number; nil if there are none.
    public var minimum: Int64? { counts.keys.min() }

    /// The greatest number; nil if there are none.
    public var maximum: Int64? { counts.keys.max() }

    /// The sum, which fits: both factors of each product are within 2^53.
    private var sum: Int128 { counts.reduce(0) { $0 + Int128($1.key) * Int128($1.value) } }

    /// The numbers at some indices of all of them in order; the indices are ascending, and none without numbers.
    private func values(at indices: [Int64]) -> [Int64] {
        var found: [Int64] = []
        var end: Int64 = 0
        for (value, count) in counts.sorted(by: { $0.key < $1.key }) {
            end += count
            while found.count < indices.count, indices[found.count] < end { found.append(value) }
        }
        return found
    }

    private static func checked(_ share: Rate) throws(MetricsError) -> Int128 {
        guard !share.isNegative, share <= .one else {
            throw MetricsError(.invalidDefinition, "a percentile is asked for with a share from 0 to 1")
        }
        return Int128(share.numerator)
    }
}

// MARK: - Codable

extension Percentiles: Codable {
    private enum CodingKeys: String, CodingKey { case counts, values }

    /// Reads a histogram from an object with `values`, ascending, and their `counts`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let values = try container.decode([Int64].self, forKey: .values)
        let counts = try container.decode([Int64].self, forKey: .counts)
        try container.check(
            values.count == counts.count && zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
                && counts.allSatisfy { $0 > 0 },
            .values,
            "each number stands once, in ascending order, with how often it occurred"
        )
        self.init()
        for (value, count) in zip(values, counts) { try add(value, count: count) }
    }

    /// Writes the histogram as an object with `values`, ascending, and their `counts`.
    public func encode(to encoder: any Encoder) throws {
        let sorted = counts.sorted { $0.key < $1.key }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(sorted.map(\.value), forKey: .counts)
        try container.encode(sorted.map(\.key), forKey: .values)
    }
}
