//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import Testing

@Suite("Payout export: rows for a payment provider, and a file that a spreadsheet cannot run")
struct PayoutExportTests {
    private func export(_ partners: [String], in currency: Currency = .usd) throws -> PayoutExport {
        let batch = try PayoutBatch(
            id: ActivityID("2026-06"),
            by: PayoutRule(version: DefinitionVersion("payout-1")),
            cutoff: Make.day(30),
            candidates: partners.map {
                try PayoutCandidate(partner: PartnerID($0), payable: Make.cents(1_050, in: currency))
            }
        )
        return PayoutExport(batch)
    }

    @Test("A header and a row for each line, with the currency's decimals")
    func rowsOfBatch() throws {
        let export = try export(["alice", "bob"])
        #expect(
            export.csv == """
                key,batch,partner,amount,currency\r
                2026-06/USD/alice,2026-06,alice,10.50,USD\r
                2026-06/USD/bob,2026-06,bob,10.50,USD\r

                """
        )
        #expect(export.rows.map(\.key) == ["2026-06/USD/alice", "2026-06/USD/bob"])
        #expect(export.rows.map(\.cells.count) == [5, 5])
        let yen = try self.export(["alice"], in: Currency("JPY"))
        #expect(yen.rows[0].cells[3] == "1050")
        #expect(try self.export([]).csv == "key,batch,partner,amount,currency\r\n")
    }

    @Test(
        "Commas and quotes are quoted, and what would run as a formula is guarded",
        arguments: [
            ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"), ("=a,\"b", "\"'=a,\"\"b\""), ("1=2", "1=2"), ("\"\u{301}", "\"\"\"\u{301}\""),
            ("Анна", "Анна"),
        ]
    )
    func cellsAreSafe(partner: String, cell: String) throws {
        let export = try export([partner])
        let expected = ",2026-06,\(cell),10.50,USD\r\n"
        #expect(export.csv.utf8.suffix(expected.utf8.count).elementsEqual(expected.utf8))
        #expect(export.rows[0].partner.text == partner)
    }
}
