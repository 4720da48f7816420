//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What was read: the orders, and the rows that are no orders.
struct DataSection: ReportSection {
    let source: String
    let orders: [Order]
    let counts: RowCounts
    let laterOrders: Int
    let asOf: Timestamp

    /// How many rejected rows are shown one by one.
    private static let shownRejections = 5

    var title: String { "Orders" }
    var key: String { "orders" }

    private var customers: Int { Set(orders.compactMap(\.customer)).count }

    func lines(_ style: TextStyle) -> [String] {
        var lines = [Figures.row("Source", source)]
        if let first = orders.first, let last = orders.last {
            let dates = "\(FixedOffset.utc.date(at: first.at)) to \(FixedOffset.utc.date(at: last.at))"
            lines.append(Figures.row("Orders", "\(Figures.count(orders.count)), \(dates)"))
        }
        lines.append(Figures.row("Customers", Figures.count(customers)))
        lines.append(Figures.row("As of", "the end of \(FixedOffset.utc.date(at: asOf)), UTC"))
        if laterOrders > 0 { lines.append(Figures.row("Later orders, not counted", Figures.count(laterOrders))) }
        for (reason, count) in counts.skipped.sorted(by: { $0.key < $1.key }) {
            lines.append(Figures.row("Left out: \(reason)", Figures.count(count)))
        }
        return lines + Self.rejections(counts, style)
    }

    /// The rows that were rejected, with the lines of the first.
    static func rejections(_ counts: RowCounts, _ style: TextStyle) -> [String] {
        guard !counts.rejected.isEmpty else { return [] }
        var lines = [Figures.row("Rejected rows", style.warning(Figures.count(counts.rejected.count)))]
        for rejection in counts.rejected.prefix(shownRejections) {
            lines.append(style.dim("    line \(rejection.line): \(rejection.reason)"))
        }
        let more = counts.rejected.count - shownRejections
        if more > 0 { lines.append(style.dim("    … and \(Figures.count(more)) more; --rejected FILE lists them all")) }
        return lines
    }

    var figures: JSONValue {
        .object([
            "source": .string(source),
            "count": Figures.json(orders.count),
            "customers": Figures.json(customers),
            "rejected": Figures.json(counts.rejected.count),
            "rows": Figures.json(counts.read),
            "skipped": .object(counts.skipped.mapValues { Figures.json($0) }),
            "later": Figures.json(laterOrders),
            "asOf": .string("\(asOf)"),
        ])
    }
}
