//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics

/// Who comes back month after month, by the month of the first order: a heat map.
struct CohortSection: ReportSection {
    let matrix: CohortMatrix
    let lifecycle: Lifecycle
    private let grid: PeriodGrid

    /// Creates the section.
    ///
    /// - Parameters:
    ///   - orders: The orders, of which there is one at least.
    ///   - asOf: The instant of the report.
    /// - Throws: An error of the SDK if the months are beyond its calendar.
    init(orders: [Order], asOf: Timestamp) throws {
        let first = FixedOffset.utc.date(at: orders[0].at)
        let last = FixedOffset.utc.date(at: asOf)
        let months = (last.year - first.year) * 12 + last.month - first.month + 1
        grid = try PeriodGrid(.month, from: first, count: min(max(months, 1), 64), in: FixedOffset.utc)
        var state = RetentionAccumulator<Order>(.standard(grid))
        try state.add(contentsOf: orders, in: FixedOffset.utc)
        matrix = state.finish(asOf: asOf)
        let definition = LifecycleDefinition.standard(grid)
        lifecycle = Lifecycle(state.customers(asOf: asOf).map(\.bits), by: definition, asOf: asOf)
    }

    var title: String { "Who comes back: months after the first order" }
    var key: String { "cohorts" }

    /// The months that fit on a line.
    private static let widest = 12

    func lines(_ style: TextStyle) -> [String] {
        let columns = 0..<min(matrix.columns, Self.widest)
        let header = columns.map { Self.aligned($0 == 0 ? "size" : "+\($0)") }.joined()
        var lines = ["  " + style.dim("month  " + header)]
        for (cohort, size) in matrix.sizes.enumerated() where size > 0 {
            let cells = columns.dropFirst().map { cell(cohort, $0, style) }
            lines.append("  \(month(cohort))" + Self.aligned(Figures.count(size)) + cells.joined())
        }
        let pooled = columns.dropFirst().map { Self.aligned(Self.percent(matrix.pooled($0)?.value)) }
        lines.append("  " + style.bold("all    ") + "      " + pooled.joined())
        lines.append("  " + style.dim("months that are not over are in brackets and in no average"))
        return lines + activity(style)
    }

    private func cell(_ cohort: Int, _ column: Int, _ style: TextStyle) -> String {
        guard let share = matrix[cohort, column] else { return Self.aligned("") }
        let text = Self.percent(share.value)
        return style.heat(Self.aligned(share.isComplete ? text : "(\(text))"), share.value ?? 0)
    }

    /// How many customers of the last month are new, came back at once, or after a pause.
    private func activity(_ style: TextStyle) -> [String] {
        guard let last = lifecycle.counts.indices.last(where: { lifecycle.retention($0)?.isComplete == true }) else {
            return []
        }
        let counts = lifecycle.counts[last]
        return [
            Figures.row(
                "Active in \(month(last))",
                style.bold(Figures.count(counts.active)) + "  \(Figures.count(counts.new)) new, "
                    + "\(Figures.count(counts.retained)) stayed, \(Figures.count(counts.resurrected)) came back, "
                    + "\(Figures.count(counts.churned)) of the month before did not"
            )
        ]
    }

    private func month(_ index: Int) -> String {
        String((grid.dates(of: index)?.start.description ?? "").prefix(7))
    }

    private static func aligned(_ text: String) -> String {
        String(repeating: " ", count: max(1, 6 - text.count)) + text
    }

    private static func percent(_ share: Double?) -> String { share.map { Figures.fixed($0 * 100, 0) + "%" } ?? "–" }

    var figures: JSONValue {
        .object([
            "sizes": .array(matrix.sizes.map { Figures.json($0) }),
            "pooled": .array((0..<matrix.columns).map { Figures.json(matrix.pooled($0)?.value) }),
            "active": .array(lifecycle.counts.map { Figures.json($0.active) }),
        ])
    }
}
