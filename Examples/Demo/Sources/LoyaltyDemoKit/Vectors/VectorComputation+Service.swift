//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics

extension VectorComputation {
    /// Cases on the log of incidents, and on made-up orders.
    static let service: [String: VectorComputation] = [
        "sla.incidents": VectorComputation { try incidents($0) },
        "sla.incidents_by_priority": VectorComputation { try priorities($0) },
        "reasons.incidents_closed_code": VectorComputation { try reasons($0) },
        "rfm.r_package": VectorComputation { try thresholds($0) },
    ]

    private static let file = "incidents.csv.gz"

    private static func cases(_ data: VectorData) throws -> [HandledCase] {
        try CaseFile(data.bytes(of: file)) { _ in }.cases
    }

    private static func incidents(_ data: VectorData) throws -> JSONValue {
        let figures = try Service(of: cases(data)).all
        let targets = figures.targetsKept(of: .due)
        let closed = try data.rows(of: file, ["opened_at", "closed_at"]).compactMap { row -> Int64? in
            guard let opened = RowReading.instant(row[0]), let closed = RowReading.instant(row[1]) else { return nil }
            return (closed.microsecondsSince1970 - opened.microsecondsSince1970) / 60_000_000
        }
        let minutes = figures.resolution.minutes
        return .object([
            "n": Figures.json(figures.cases), "resolved": Figures.json(minutes.total),
            "unresolved": Figures.json(figures.resolution.open), "negative": Figures.json(figures.resolution.negative),
            "made_sla": Figures.json(targets.count), "sla_share": Figures.json(targets.value),
            "sla_wilson95": .numbers([targets.interval?.lower, targets.interval?.upper]),
            "reopened": Figures.json(figures.reopened.count), "resolve_mean": Figures.json(minutes.mean),
            "within_24h": Figures.json(try figures.resolution.within(.hours(24), of: .resolved).count),
            "resolve_nearest": try nearest(minutes), "close_nearest": try nearest(Percentiles(closed)),
            "resolve_type7": .numbers(try shares().map { try minutes.interpolated($0) }),
        ])
    }

    private static func shares() throws -> [Rate] { try [50, 75, 90, 95, 99].map { try Rate.percent($0) } }

    private static func nearest(_ percentiles: Percentiles) throws -> JSONValue {
        .counts(try shares().map { try percentiles.nearestRank($0) ?? 0 })
    }

    private static func priorities(_ data: VectorData) throws -> JSONValue {
        let service = try Service(of: cases(data), by: ServiceDefinition(grouping: .priority))
        let counts = service.groups.map { group in
            (group.name, JSONValue.counts([group.figures.cases, group.figures.targetsKept(of: .due).count]))
        }
        return .object(Dictionary(counts) { first, _ in first })
    }

    private static func reasons(_ data: VectorData) throws -> JSONValue {
        var counts: [ReasonName: Int64] = [:]
        var unknown: Int64 = 0
        for row in try data.rows(of: file, ["closed_code"]) {
            if row[0].isEmpty { unknown += 1 } else { counts[try ReasonName(row[0]), default: 0] += 1 }
        }
        let reasons = try ChurnReasons(counts: counts, unknown: unknown)
        let top = reasons.shares.prefix(6).map { share in
            JSONValue.array([.string(share.reason.text), Figures.json(share.share.count)])
        }
        return .object([
            "top": .array(top), "distinct": Figures.json(reasons.shares.count + (unknown > 0 ? 1 : 0)),
            "shares": .numbers(
                reasons.shares.prefix(3).map { Double($0.share.count) / Double(reasons.leavers) }
            ),
        ])
    }

    /// Where the scores of the R package rfm begin: interpolated percentiles, and one more.
    private static func thresholds(_ data: VectorData) throws -> JSONValue {
        let rows = try data.rows(of: "rfm_orders_synthetic.csv.gz", ["customer_id", "order_date", "revenue"])
        var state = try RFMAccumulator(.standard(in: Currency("USD")))
        for (index, row) in rows.enumerated() {
            guard let at = RowReading.instant(row[1]) else {
                throw DemoError(.malformedHeader, "an order has no date")
            }
            try state.add(
                Order(
                    id: OrderID("\(index)"),
                    at: at,
                    customer: CustomerID(row[0]),
                    total: Money(parsing: row[2], in: .usd)
                )
            )
        }
        let customers = try state.summaries()
        let end = try CivilDate(parsing: "2006-12-31")
        func cuts(_ values: [Int64]) throws -> JSONValue {
            let percentiles = try Percentiles(values)
            let cuts = try [20, 40, 60, 80].map { try percentiles.interpolated(.percent($0)) }
            return .numbers(cuts.map { cut in cut.map { $0 + 1 } })
        }
        let recency = customers.map { Int64(FixedOffset.utc.date(at: $0.lastAt).days(to: end)) }
        return .object([
            "customers": Figures.json(customers.count), "orders": Figures.json(rows.count),
            "cuts": .object([
                "recency": try cuts(recency), "frequency": try cuts(customers.map(\.orders)),
                "monetary": try cuts(customers.map { $0.spend.minorUnits / 100 }),
            ]),
        ])
    }
}
