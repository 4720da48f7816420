//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The three scores of many customers as columns.
///
/// They are those of ``RFMAnalysis``: relative to the other customers, equal values sharing a score.
public struct RFMScoreColumns: Hashable, Sendable {
    /// The choices that the scores were made by.
    public let definition: RFMDefinition
    /// The numbers of the customers with orders, ascending.
    public let customers: [Int32]
    /// For each of these customers the score of the last order's time.
    public let recency: [UInt8]
    /// For each of these customers the score of the number of orders.
    public let frequency: [UInt8]
    /// For each of these customers the score of what the orders were worth.
    public let monetary: [UInt8]

    /// How many customers were scored.
    public var count: Int { customers.count }

    /// Whether there are fewer customers than the definition asks for.
    public var isSmallSample: Bool { count < definition.minimumSample }

    /// The three scores of a row; nil for a row that there is not.
    ///
    /// - Parameter row: The place of the customer in ``customers``.
    public subscript(_ row: Int) -> RFMCell? {
        guard customers.indices.contains(row) else { return nil }
        return RFMCell(recency: Int(recency[row]), frequency: Int(frequency[row]), monetary: Int(monetary[row]))
    }

    /// Returns how many customers are in each cell that has any.
    ///
    /// - Returns: The counts by cell.
    /// - Complexity: O(*c*) in the number of customers.
    public func customersByCell() -> [RFMCell: Int64] {
        // Scores have one digit, so that three of them are a number below 1,000.
        var counts = [Int64](repeating: 0, count: 1_000)
        for row in customers.indices {
            counts[Int(recency[row]) * 100 + Int(frequency[row]) * 10 + Int(monetary[row])] += 1
        }
        var cells: [RFMCell: Int64] = [:]
        for (number, count) in counts.enumerated() where count > 0 {
            let cell = RFMCell(recency: number / 100, frequency: number / 10 % 10, monetary: number % 10)
            cells[cell] = count
        }
        return cells
    }

    /// Returns how many customers are in each named group, empty groups included.
    ///
    /// - Returns: The counts by name; customers whom no group matches are left out.
    /// - Complexity: O(*c*) in the number of customers.
    public func customersByGroup() -> [String: Int64] {
        var counts: [String: Int64] = [:]
        for group in definition.groups { counts[group.name] = 0 }
        for (cell, count) in customersByCell() {
            if let group = definition.groups.first(where: { $0.contains(cell) }) {
                counts[group.name, default: 0] += count
            }
        }
        return counts
    }
}
