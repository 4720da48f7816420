//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyDemoKit
import Testing

@Suite("Report: the figures of the data set that comes with the demo")
struct ReportTests {
    /// The figures of the whole sample, computed once.
    private static let sample = Result { try figures(asOf: nil) }

    private static func figures(asOf: String?) throws -> [String: JSONValue] {
        let input = try Report.Input(
            orderSource: "sample",
            orders: DataFiles.sampleOrders(),
            currency: .usd,
            answers: nil,
            asOf: asOf.map { try Timestamp(parsing: $0) }
        )
        let json = try Report(input) { _, _ in }.json()
        guard case .object(let sections) = try CanonicalJSON.decode(JSONValue.self, from: json) else { return [:] }
        return sections
    }

    private func report(asOf: String? = nil) throws -> [String: JSONValue] {
        try asOf == nil ? Self.sample.get() : Self.figures(asOf: asOf)
    }

    private func figure(_ path: String, in report: [String: JSONValue]) -> JSONValue? {
        var value = JSONValue.object(report)
        for name in path.split(separator: ".") {
            guard case .object(let members) = value, let member = members[String(name)] else { return nil }
            value = member
        }
        return value
    }

    @Test(
        "The CDNOW sample has 6,919 purchases of 2,357 customers, 1,152 of whom came back",
        arguments: [
            ("orders.count", 6_919), ("orders.customers", 2_357), ("orders.rejected", 0),
            ("metrics.repeatCustomers", 1_152), ("metrics.revenueMinorUnits", 24_409_194), ("points.members", 2_357),
        ] as [(String, Int64)]
    )
    func countsAreKnown(path: String, expected: Int64) throws {
        #expect(try figure(path, in: report()) == .integer(expected))
    }

    @Test("The story holds, captures and returns points, they expire with a month in Moscow, and a mailer is told")
    func story() throws {
        let report = try report()
        func counts(_ counts: [Int64]) -> JSONValue { .array(counts.map(JSONValue.integer)) }
        #expect(figure("story.available", in: report) == counts([150, 50, 90, 40, 40, 0, 0]))
        #expect(figure("story.held", in: report) == counts([0, 100, 0, 0, 0, 0, 0]))
        #expect(figure("story.until", in: report) == .string("2027-02-28T22:00:00Z"))
        let told = ["points.accrued 150", "points.redeemed 60", "points.reversed 50", "points.expired 40"]
        #expect(figure("story.messages", in: report) == .array(told.map(JSONValue.string)))
    }

    @Test("The draft is compared with the points that were decided, and a member is nearest to a tier")
    func whatIf() throws {
        let report = try report()
        for name in ["issued", "redeemed", "expired", "outstanding"] {
            #expect(figure("whatIf.live.\(name)", in: report) == figure("points.\(name)", in: report))
        }
        #expect(
            figure("whatIf.live.liabilityMinorUnits", in: report) == figure("points.liabilityMinorUnits", in: report)
        )
        #expect(figure("whatIf.draft.issued", in: report) != figure("whatIf.live.issued", in: report))
        #expect(figure("points.nearest.member", in: report) != nil)
    }

    @Test("Every point that was issued is redeemed, expired or outstanding")
    func pointsAreConserved() throws {
        let report = try report()
        let figures = ["issued", "redeemed", "expired", "outstanding"].map { name -> Int64 in
            guard case .integer(let value) = figure("points.\(name)", in: report) else { return -1 }
            return value
        }
        #expect(figures[0] > 0)
        #expect(figures[0] == figures[1] + figures[2] + figures[3])
    }

    @Test("Three levels pay to the cent: accounts agree with the run, and a refund goes up the line")
    func network() throws {
        let report = try report()
        #expect(figure("network.isConserved", in: report) == .bool(true))
        #expect(figure("network.accountsThatAgree", in: report) == figure("network.partners", in: report))
        #expect(figure("network.declined", in: report) == .integer(0))
        let levels = [[360, 180], [144, 72], [36, 18]] as [[Int64]]
        #expect(
            figure("network.refundLevels", in: report) == .array(levels.map { .array($0.map(JSONValue.integer)) })
        )
        #expect(
            figure("network.baseline.commissionMinorUnits", in: report)
                == figure("network.commissionMinorUnits", in: report)
        )
    }

    @Test("The same input gives the same report")
    func reportIsRepeatable() throws {
        #expect(try report() == Self.figures(asOf: nil))
    }

    @Test("A report of an earlier date counts no later order")
    func reportLooksBack() throws {
        let report = try report(asOf: "1997-12-31T23:59:59Z")
        guard case .integer(let count) = figure("orders.count", in: report),
            case .integer(let later) = figure("orders.later", in: report)
        else {
            Issue.record("the counts are missing")
            return
        }
        #expect(count + later == 6_919)
        #expect(later > 0)
    }

    @Test("A report before the first order is refused")
    func emptyReportIsRefused() {
        #expect(throws: DemoError.self) { try report(asOf: "1996-12-31T00:00:00Z") }
    }

    @Test("The text has every section and no escape codes when it is plain")
    func textIsPlain() throws {
        let input = try Report.Input(
            orderSource: "sample",
            orders: DataFiles.sampleOrders(),
            currency: .usd,
            answers: nil,
            asOf: nil
        )
        let text = try Report(input) { _, _ in }.text(TextStyle(isColoured: false))
        for title in ["Orders", "Headline metrics", "Segments", "Points program", "Partners above partners"] {
            #expect(text.contains(title))
        }
        #expect(!text.contains("\u{1B}"))
    }
}
