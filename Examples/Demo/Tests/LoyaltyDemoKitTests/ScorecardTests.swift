//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import Foundation
import LoyaltyCore
import LoyaltyDemoKit
import Testing

@Suite("Scorecard: figures with their definitions, and cohorts that come back")
struct ScorecardTests {
    /// What the tests read of a report, computed once.
    private struct Reading: Sendable {
        var figures: [String: JSONValue] = [:]
        var explanations: [String: String] = [:]
        var refusal: DemoError?
    }

    private static let kinds = [
        "netPromoterScore", "repurchaseRate", "averageOrderValue", "activityGaps", "rfm", "retention", "lifecycle",
        "customerValue", "bgnbd", "lifetimeValue", "programPerformance",
    ]

    private static let reading = Result { try read() }

    private static func read() throws -> Reading {
        let input = try Report.Input(
            orderSource: "sample",
            orders: DataFiles.sampleOrders(),
            currency: .usd,
            answers: nil,
            asOf: nil
        )
        let report = try Report(input) { _, _ in }
        let plain = TextStyle(isColoured: false)
        var reading = Reading()
        if case .object(let sections) = try CanonicalJSON.decode(JSONValue.self, from: report.json()) {
            reading.figures = sections
        }
        for kind in kinds + ["service"] { reading.explanations[kind] = try report.explanation(of: kind, plain) }
        do { _ = try report.explanation(of: "luck", plain) } catch { reading.refusal = error }
        return reading
    }

    private func section(_ name: String) throws -> [String: JSONValue] {
        let reading = try Self.reading.get()
        if case .object(let section)? = reading.figures[name] { return section }
        return [:]
    }

    @Test("The sample has a line for each metric that its orders allow", arguments: kinds)
    func lines(kind: String) throws {
        #expect(try section("scorecard")[kind] != nil)
        let text = try #require(try Self.reading.get().explanations[kind])
        #expect(text.contains("By this definition"))
        #expect(text.contains("\"kind\":\"\(kind)\""))
    }

    @Test("A metric without data is explained, and an unknown one refused")
    func explanations() throws {
        #expect(try Self.reading.get().explanations["service"]?.contains("no data") == true)
        #expect(try Self.reading.get().refusal?.code == .unknownMetric)
    }

    @Test("All customers of the sample came in its first three months")
    func cohorts() throws {
        guard case .array(let sizes)? = try section("cohorts")["sizes"] else {
            Issue.record("the sizes are missing")
            return
        }
        let expected: [JSONValue] = [.integer(781), .integer(857), .integer(719), .integer(0)]
        #expect(sizes.starts(with: expected))
    }
}

@Suite("Worked cases: figures that are computed anew from files")
struct VectorCheckTests {
    /// Writes files into a folder of its own, and gives the folder away.
    private func folder(_ files: [String: String]) throws -> String {
        let folder = NSTemporaryDirectory() + "loyalty-demo-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (name, text) in files { try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8) }
        return folder
    }

    @Test("A vector without a file is left to the unit tests, and one whose file is missing fails with a reason")
    func lines() throws {
        let vectors =
            #"[{"id":"wilson.0_10","input":{},"expected":{}},{"id":"nps.garden","input":{},"expected":{"n":1}}]"#
        let folder = try folder(["vectors.json": vectors])
        let check = try VectorCheck(vectorsAt: folder + "/vectors.json", data: folder)
        #expect(check.lines.count == 3)
        #expect(check.lines[0].contains("in the unit tests"))
        #expect(check.lines[1].hasPrefix("FAIL  nps.garden"))
        #expect(check.passes == 0)
        #expect(check.failures == 1)
    }

    @Test("A file of vectors that is none is refused")
    func malformed() throws {
        let folder = try folder(["vectors.json": "{}"])
        #expect(throws: (any Error).self) { try VectorCheck(vectorsAt: folder + "/vectors.json", data: folder) }
        #expect(throws: DemoError.self) { try VectorCheck(vectorsAt: folder + "/nothing.json", data: folder) }
    }
}
