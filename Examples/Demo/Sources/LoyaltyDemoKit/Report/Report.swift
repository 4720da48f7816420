//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The whole report on one set of orders and answers.
public struct Report {
    private let sections: [any ReportSection]
    let scorecard: ScorecardSection

    /// What a report is made from.
    public struct Input: Sendable {
        /// Where the orders come from, in words.
        public var orderSource: String
        /// The orders.
        public var orders: OrderFile
        /// The currency of the orders.
        public var currency: Currency
        /// Where the answers come from, in words, and the answers; nil to make some up.
        public var answers: (source: String, file: AnswerFile)?
        /// The support cases, if there are any.
        public var cases: CaseFile?
        /// The instant of the report; nil for the end of the day of the last order.
        public var asOf: Timestamp?

        /// Creates an input.
        ///
        /// - Parameters:
        ///   - orderSource: Where the orders come from, in words.
        ///   - orders: The orders.
        ///   - currency: The currency of the orders.
        ///   - answers: Where the answers come from, in words, and the answers; nil to make some up.
        ///   - asOf: The instant of the report; nil for the end of the day of the last order.
        public init(
            orderSource: String,
            orders: OrderFile,
            currency: Currency,
            answers: (source: String, file: AnswerFile)?,
            asOf: Timestamp?
        ) {
            self.orderSource = orderSource
            self.orders = orders
            self.currency = currency
            self.answers = answers
            self.asOf = asOf
        }
    }

    /// Computes the report.
    ///
    /// - Parameters:
    ///   - input: What it is made from.
    ///   - progress: Told of each long piece of work how much is done, 0 to 1.
    /// - Throws: ``DemoError`` if no order lies before the instant of the report; an error of the SDK otherwise.
    public init(_ input: Input, progress: (_ work: String, _ share: Double) -> Void) throws {
        let asOf = try input.asOf ?? Self.endOfLastDay(input.orders.orders)
        let orders = input.orders.orders.filter { $0.at <= asOf }
        guard !orders.isEmpty else { throw DemoError(.nothingBefore, "no order lies before \(asOf)") }
        let answers = input.answers?.file.answers ?? SampleAnswers.answers(for: orders)
        let points = try PointsSection(orders: orders, currency: input.currency, asOf: asOf) {
            progress("Points  ", $0)
        }
        let cohorts = try CohortSection(orders: orders, asOf: asOf)
        scorecard = try ScorecardSection(
            orders: orders,
            currency: input.currency,
            answers: answers,
            cohorts: cohorts,
            points: points,
            cases: input.cases?.cases ?? [],
            asOf: asOf
        )
        sections = [
            DataSection(
                source: input.orderSource,
                orders: orders,
                counts: input.orders.counts,
                laterOrders: input.orders.orders.count - orders.count,
                asOf: asOf
            ),
            try MetricsSection(
                orders: orders,
                currency: input.currency,
                answers: answers,
                answerSource: input.answers?.source ?? SampleAnswers.label,
                answerCounts: input.answers?.file.counts ?? RowCounts()
            ),
            scorecard, cohorts,
            try RFMSection(orders: orders, currency: input.currency),
            try SegmentsSection(orders: orders, currency: input.currency, asOf: asOf),
            points,
            try WhatIfSection(points: points, currency: input.currency, asOf: asOf),
            try AccountStorySection(),
            try ReferralSection(orders: orders, currency: input.currency, asOf: asOf) { progress("Partners", $0) },
            try NetworkSection(orders: orders, currency: input.currency, asOf: asOf),
        ]
    }

    /// The last instant of the day of the last order.
    private static func endOfLastDay(_ orders: [Order]) throws -> Timestamp {
        guard let last = orders.last else { throw DemoError(.emptyFile, "the file has no order that counts") }
        let next = try FixedOffset.utc.date(at: last.at).advanced(by: .days(1))
        return try FixedOffset.utc.startOfDay(next).advanced(by: TimeSpan(microseconds: -1))
    }

    /// Returns the report as text for people.
    ///
    /// - Parameter style: How text is set off.
    /// - Returns: The report, line by line.
    public func text(_ style: TextStyle) -> String {
        var lines: [String] = []
        for section in sections {
            lines.append(style.bold(style.accent(section.title)))
            lines += section.lines(style)
            lines.append("")
        }
        return lines.joined(separator: "\n")
    }

    /// Returns the report as one JSON object, a member a section.
    ///
    /// - Throws: `CoreError` if a figure has no form in JSON.
    /// - Returns: Canonical JSON.
    public func json() throws -> String {
        let members = Dictionary(sections.map { ($0.key, $0.figures) }) { first, _ in first }
        return try CanonicalJSON.text(of: JSONValue.object(members))
    }
}
