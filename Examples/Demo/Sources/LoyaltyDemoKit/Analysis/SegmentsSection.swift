//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltySegments

/// Segments by rules in words: their sizes and overlap, who entered and left, and why one customer is not in one.
struct SegmentsSection: ReportSection {
    /// How many days lie between the two instants at which members are compared.
    private static let days: Int64 = 30

    let segments: SegmentSet
    /// The rules in words, in their one canonical form.
    let rules: [String]
    let sizes: [SegmentSize]
    /// How the segments overlap, and whom they cover.
    let overlap: SegmentOverlap
    /// Who entered and left each segment since ``days`` before.
    let changes: [MemberDiff]
    /// The customer who came nearest to the first segment without being in it, and why.
    let explained: (customer: CustomerID, evaluation: Evaluation)?

    init(orders: [Order], currency: Currency, asOf: Timestamp) throws {
        let segments = try Self.segments(in: currency)
        let customers = try Self.customers(orders, segments.schema)
        sizes = try segments.sizes(of: customers.map(\.facts), asOf: asOf)
        overlap = try segments.overlap(of: customers.map(\.facts), asOf: asOf)
        let before = try asOf.advanced(by: TimeSpan.days(-Self.days))
        let known = try Self.customers(orders.filter { $0.at <= before }, segments.schema)
        let earlier = try Self.members(known, segments, asOf: before)
        let later = try Self.members(customers, segments, asOf: asOf)
        changes = zip(earlier, later).map { MemberDiff(from: $0, to: $1) }
        self.segments = segments
        rules = try segments.definitions.map { try $0.rule.text() }
        explained = try Self.nearestMiss(customers, segments.definitions[0].rule, asOf: asOf)
    }

    /// The rules; the sums are in the currency of the data.
    private static func segments(in currency: Currency) throws -> SegmentSet {
        let schema = try Schema([
            AttributeDefinition("orders", .integer, isNullable: false),
            AttributeDefinition("spend", .money(currency), isNullable: false),
            AttributeDefinition("first_order", .instant, isNullable: false),
            AttributeDefinition("last_order", .instant, isNullable: false),
        ])
        let rules = [
            ("vip", "VIP", "spend >= 200 \(currency) and orders >= 3 and last_order in last 180 days"),
            ("new", "New", "first_order in last 90 days"),
            ("loyal", "Loyal", "orders >= 3 and last_order in last 180 days"),
            ("at-risk", "At risk", "orders >= 2 and not last_order in last 180 days and last_order in last 365 days"),
            ("sleeping", "Sleeping", "not last_order in last 365 days"),
        ]
        return try SegmentSet(
            rules.map { id, name, rule in
                try SegmentDefinition(
                    id: SegmentID(id),
                    name: name,
                    version: DefinitionVersion("1"),
                    rule: SegmentRule(parsing: rule, for: schema)
                )
            },
            schema: schema
        )
    }

    private static func customers(
        _ orders: [Order],
        _ schema: Schema
    ) throws -> [(id: CustomerID, spend: Money, facts: Facts)] {
        var totals: [CustomerID: (orders: Int64, spend: Money, first: Timestamp, last: Timestamp)] = [:]
        for order in orders {
            guard let customer = order.customer else { continue }
            let known = totals[customer] ?? (0, .zero(in: order.currency), order.at, order.at)
            totals[customer] = try (known.orders + 1, known.spend + order.total, known.first, order.at)
        }
        return try totals.sorted { $0.key < $1.key }.map { customer, total in
            let values: [AttributeValue?] = [
                .integer(total.orders), .money(total.spend), .instant(total.first), .instant(total.last),
            ]
            return try (customer, total.spend, Facts(slots: values, schema: schema))
        }
    }

    /// The members of each segment at an instant.
    private static func members(
        _ customers: [(id: CustomerID, spend: Money, facts: Facts)],
        _ segments: SegmentSet,
        asOf: Timestamp
    ) throws -> [[CustomerID]] {
        var members = [[CustomerID]](repeating: [], count: segments.definitions.count)
        for customer in customers {
            let own = Set(try segments.memberships(of: customer.facts, asOf: asOf))
            for (index, definition) in segments.definitions.enumerated() where own.contains(definition.id) {
                members[index].append(customer.id)
            }
        }
        return members
    }

    /// Of the customers whom one change would bring in, the one who spends most.
    private static func nearestMiss(
        _ customers: [(id: CustomerID, spend: Money, facts: Facts)],
        _ rule: SegmentRule,
        asOf: Timestamp
    ) throws -> (customer: CustomerID, evaluation: Evaluation)? {
        var best: (customer: CustomerID, spend: Money, evaluation: Evaluation)?
        for customer in customers {
            let evaluation = try rule.evaluate(customer.facts, asOf: asOf)
            guard !evaluation.isMember, evaluation.root.parts.count(where: { $0.verdict == .yes }) == 2 else {
                continue
            }
            if let best, try !best.spend.isLess(than: customer.spend) { continue }
            best = (customer.id, customer.spend, evaluation)
        }
        return best.map { ($0.customer, $0.evaluation) }
    }

    var title: String { "Segments" }
    var key: String { "segments" }

    func lines(_ style: TextStyle) -> [String] {
        var lines: [String] = []
        for (index, size) in sizes.enumerated() {
            let number = Figures.count(size.members)
            let padding = String(repeating: " ", count: max(0, 7 - number.count))
            lines.append(
                Figures.row(segments.definitions[index].name, padding + number + "   " + style.dim(rules[index]))
            )
        }
        lines.append("")
        lines.append(
            Figures.row(
                "In no segment",
                "\(Figures.count(overlap.uncovered)) of \(Figures.count(overlap.customers)) customers"
            )
        )
        lines += overlapLines + changeLines
        guard let explained else { return lines }
        for (conventions, question) in [
            (TextConventions.english, "Why customer \(explained.customer) is not \(segments.definitions[0].name):"),
            (.russian, "Почему клиент \(explained.customer) не \(segments.definitions[0].name):"),
        ] {
            lines.append("")
            lines.append("  " + question)
            let renderer = MessageRenderer(conventions, catalog: .segments)
            for line in renderer.text(for: explained.evaluation.explanation).split(separator: "\n") {
                lines.append("    " + line)
            }
        }
        return lines
    }

    /// The pairs of segments that share members.
    private var overlapLines: [String] {
        var lines: [String] = []
        for (index, first) in segments.definitions.enumerated() {
            for second in segments.definitions.dropFirst(index + 1) {
                let shared = overlap.shared(by: first.id, and: second.id)
                guard shared > 0 else { continue }
                let label = "\(first.name) and \(second.name)"
                lines.append(Figures.row(label, "\(Figures.count(shared)) customers are both"))
            }
        }
        return lines
    }

    /// Who entered and left between the two instants.
    private var changeLines: [String] {
        ["", "  Within \(Self.days) days:"]
            + zip(segments.definitions, changes).map { definition, change in
                Figures.row(
                    definition.name,
                    "\(Figures.count(change.entered.count)) entered, \(Figures.count(change.left.count)) left, "
                        + "\(Figures.count(change.stayed.count)) stayed"
                )
            }
    }

    var figures: JSONValue {
        .object(
            Dictionary(sizes.map { ($0.segment.text, Figures.json($0.members)) }) { first, _ in first }
        )
    }
}
