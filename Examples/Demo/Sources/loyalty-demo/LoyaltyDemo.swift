//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import ArgumentParser
import Foundation
import LoyaltyCore
import LoyaltyDemoKit

/// Prints a loyalty report on real orders and survey answers.
@main
struct LoyaltyDemo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "loyalty-demo",
        abstract: "A loyalty report on real orders and survey answers.",
        discussion: """
            Without options the report is about the CDNOW sample that comes with the demo. Columns are found by the names \
            that such files often use; name them where they are called otherwise, as \
            --order-columns customer=client_no,at=paid_on,amount=sum. Long files go faster with swift run -c release.
            """
    )

    @Option(help: "A CSV file of orders, or of the lines of invoices.")
    var orders: String?

    @Option(help: "Which column holds what: id, customer, at, amount, or quantity and price.")
    var orderColumns = ""

    @Option(help: "The currency of the orders, as EUR.")
    var currency = "GBP"

    @Flag(help: "Count orders of nothing at all.")
    var keepFree = false

    @Option(help: "A CSV file of survey answers.")
    var answers: String?

    @Option(help: "Which column holds the likelihood to recommend: answer=COLUMN.")
    var answerColumns = ""

    @Option(help: "A CSV file of support cases.")
    var cases: String?

    @Option(help: "The date of the report, as 1998-06-30; the day of the last order by default.")
    var asof: String?

    @Option(help: "Where to write the rejected rows, each with its line.")
    var rejected: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    @Option(help: "Say what a metric is and how it was computed, such as netPromoterScore, and print no report.")
    var explain: String?

    @Option(help: "Compute the worked cases of a file of vectors anew, one line each, and print no report.")
    var check: String?

    @Option(help: "The folder of the data files that the vectors name.")
    var data = "."

    func run() throws {
        let isTerminal = isatty(STDOUT_FILENO) == 1
        let terminal = Terminal(showsProgress: isatty(STDERR_FILENO) == 1)
        if let check { return try printCheck(ofVectorsAt: check) }
        let input = try input(terminal)
        let report = try Report(input, progress: terminal.show)
        if let rejected { try write(input, to: rejected) }
        let style = TextStyle(isColoured: isTerminal && ProcessInfo.processInfo.environment["NO_COLOR"] == nil)
        if let explain {
            print(try report.explanation(of: explain, style))
        } else if json {
            print(try report.json())
        } else {
            print(report.text(style))
        }
    }

    /// Prints one line for each vector, and fails if one does not come out.
    private func printCheck(ofVectorsAt path: String) throws {
        let check = try VectorCheck(vectorsAt: path, data: data)
        print(check.lines.joined(separator: "\n"))
        if check.failures > 0 { throw ExitCode.failure }
    }

    private func input(_ terminal: Terminal) throws -> Report.Input {
        var input = Report.Input(
            orderSource: DataFiles.sampleName,
            orders: try readOrders(terminal),
            currency: .usd,
            answers: nil,
            asOf: try asof.map(Self.endOfDay)
        )
        if let orders {
            input.orderSource = orders
            input.currency = try Currency(parsing: currency)
        }
        if let cases {
            input.cases = try CaseFile(DataFiles.bytes(at: cases)) { terminal.show("Cases   ", $0) }
        }
        if let answers {
            let bytes = try DataFiles.bytes(at: answers)
            let file = try AnswerFile(bytes, columns: ColumnMapping(parsing: answerColumns)) {
                terminal.show("Answers ", $0)
            }
            input.answers = (answers, file)
        }
        return input
    }

    private func readOrders(_ terminal: Terminal) throws -> OrderFile {
        guard let orders else { return try DataFiles.sampleOrders() }
        let options = OrderFile.Options(
            columns: try ColumnMapping(parsing: orderColumns),
            currency: try Currency(parsing: currency),
            keepsFreeOrders: keepFree
        )
        return try OrderFile(DataFiles.bytes(at: orders), options) { terminal.show("Orders  ", $0) }
    }

    /// The last instant of a date.
    private static func endOfDay(_ text: String) throws -> Timestamp {
        let next = try CivilDate(parsing: text).advanced(by: .days(1))
        return try FixedOffset.utc.startOfDay(next).advanced(by: TimeSpan(microseconds: -1))
    }

    private func write(_ input: Report.Input, to path: String) throws {
        let rows = input.orders.counts.rejected + (input.answers?.file.counts.rejected ?? [])
        let text = rows.map { "\($0.line)\t\($0.code)\t\($0.reason)\n" }.joined()
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
}
