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

@Suite("Order file: every row is an order, left out by a rule, or rejected with its line")
struct OrderFileTests {
    private func read(
        _ text: String,
        columns: String = "",
        keepsFreeOrders: Bool = false
    ) throws -> OrderFile {
        try read(Array(text.utf8), columns: columns, keepsFreeOrders: keepsFreeOrders)
    }

    private func read(_ bytes: [UInt8], columns: String = "", keepsFreeOrders: Bool = false) throws -> OrderFile {
        let mapping = try ColumnMapping(parsing: columns)
        return try OrderFile(
            bytes,
            .init(columns: mapping, currency: .gbp, keepsFreeOrders: keepsFreeOrders),
            progress: { _ in }
        )
    }

    @Test("A row an order: columns are found by the names that such files often use")
    func columnsAreFound() throws {
        let file = try read("order_id,customer_id,order_date,total\n7,ann,2026-11-21,19.99\n")
        #expect(file.orders.map(\.id.text) == ["7"])
        #expect(file.orders.first?.total == (try Money(minorUnits: 1_999, in: .gbp)))
        #expect(file.orders.first?.at == (try Timestamp(parsing: "2026-11-21T00:00:00Z")))
        #expect(file.counts.rejected.isEmpty)
    }

    @Test("The user's own mapping wins over the usual names")
    func mappingWins() throws {
        let file = try read(
            "order_id,who,when,total,paid\n7,ann,2026-11-21 10:30,1,2\n",
            columns: "customer=who,at=when,amount=paid"
        )
        #expect(file.orders.first?.total.minorUnits == 200)
        #expect(file.orders.first?.at == (try Timestamp(parsing: "2026-11-21T10:30:00Z")))
    }

    @Test("Lines of an invoice become one order at the earliest time, rounded once")
    func linesBecomeOneOrder() throws {
        let file = try read(
            """
            invoice_no,quantity,invoice_date,unit_price,customer_id
            1,3,2010-12-01T08:27:00,0.335,ann
            1,1,2010-12-01T08:26:00,0.010,ann
            1,-1,2010-12-01T08:26:00,0.010,ann
            """
        )
        #expect(file.orders.map(\.total.minorUnits) == [102])  // 1.015 to the even cent
        #expect(file.orders.first?.at == (try Timestamp(parsing: "2010-12-01T08:26:00Z")))
        #expect(file.counts.skipped == ["lines without a positive amount": 1])
    }

    @Test("Guests, cancelled, negative and free orders are left out and counted")
    func rulesAreCounted() throws {
        let text = """
            id,customer,date,amount
            1,ann,2026-01-01,5
            2,,2026-01-01,5
            C3,ann,2026-01-01,5
            4,ann,2026-01-01,-5
            5,ann,2026-01-01,0
            """
        let file = try read(text)
        #expect(file.orders.count == 1)
        #expect(file.counts.read == 5)
        #expect(file.counts.skipped == ["without a customer": 1, "cancelled": 1, "negative": 1, "free": 1])
        #expect(try read(text, keepsFreeOrders: true).orders.count == 2)
    }

    @Test(
        "A malformed row is rejected with its line, and the rows around it count",
        arguments: [
            ("2,ann,2026-01-01", "fieldCount"),
            ("2,ann,2026-01-01,5,6", "fieldCount"),
            ("2,ann,01/02/2026,5", "invalidDate"),
            ("2,ann,2026-02-30,5", "invalidDate"),
            ("2,ann,2026-01-01,five", "invalidText"),
            ("2,ann,2026-01-01,9007199254740993", "amountOutOfRange"),
            ("1,ann,2026-01-01,5", "duplicateOrder"),
            ("2,a\"nn,2026-01-01,5", "strayQuote"),
            ("2,\"ann\"x,2026-01-01,5", "textAfterQuote"),
            ("2,\"ann,2026-01-01,5", "unterminatedQuote"),
        ]
    )
    func malformedRowIsRejected(row: String, code: String) throws {
        let file = try read("id,customer,date,amount\n1,ann,2026-01-01,5\n\(row)\n9,bob,2026-01-02,6\n")
        #expect(file.counts.rejected.map(\.line) == [3])
        #expect(file.counts.rejected.map(\.code) == [code])
        #expect(file.orders.map(\.id.text) == ["1", "9"])
    }

    @Test("Text that is not UTF-8 is rejected with its line")
    func invalidEncodingIsRejected() throws {
        let bytes =
            Array("id,customer,date,amount\n1,ann,2026-01-01,5\n2,".utf8) + [0xE9] + Array(",2026-01-01,5\n".utf8)
        let file = try read(bytes)
        #expect(file.counts.rejected.map(\.line) == [3])
        #expect(file.orders.count == 1)
    }

    @Test("Quotes, line ends inside quotes, CRLF, a byte order mark, semicolons and empty lines are read")
    func formsAreRead() throws {
        let text =
            "\u{FEFF}id;customer;date;amount\r\n\r\n1;\"a \"\"b\"\"\";2026-01-01;5\r\n\r\n2;\"c\r\nd\";2026-01-01;5"
        let file = try read(text)
        #expect(file.orders.map { $0.customer?.text } == ["a \"b\""])
        #expect(file.counts.rejected.map(\.line) == [5])  // a customer's name has no line end
    }

    @Test(
        "A file that cannot be read at all stops the demo and says why",
        arguments: [
            ("", .emptyFile),
            ("a,b\n1,2\n", .missingColumn),
            ("id,id\n", .malformedHeader),
            ("\"id,customer\n", .malformedHeader),
            ("id,customer,date,amount\n", .emptyFile),
            ("id,customer,date\n1,ann,2026-01-01\n", .missingColumn),
        ] as [(String, DemoError.Code)]
    )
    func unreadableFileStops(text: String, code: DemoError.Code) {
        let error = #expect(throws: DemoError.self) { try read(text) }
        #expect(error?.code == code)
    }

    @Test("A missing column is named, beside those that the file has")
    func missingColumnIsNamed() {
        let error = #expect(throws: DemoError.self) { try read("a,b\n1,2\n") }
        #expect(
            error?.description == "no column for 'customer'; name it with customer=COLUMN; the file has: a, b"
        )
    }

    @Test("A file in UTF-16 is refused by name")
    func utf16IsRefused() {
        let error = #expect(throws: DemoError.self) { try read([0xFF, 0xFE, 0x69, 0x00]) }
        #expect(error?.code == .wrongEncoding)
    }

    @Test(
        "A mapping to a column that the file lacks, or that is no list of pairs, is refused",
        arguments: [("customer=nobody", .missingColumn), ("customer", .invalidMapping)] as [(String, DemoError.Code)]
    )
    func wrongMappingIsRefused(columns: String, code: DemoError.Code) {
        let error = #expect(throws: DemoError.self) {
            try read("id,customer,date,amount\n1,a,2026-01-01,1\n", columns: columns)
        }
        #expect(error?.code == code)
    }

    @Test("A file that is not there is refused")
    func absentFileIsRefused() {
        let error = #expect(throws: DemoError.self) { try DataFiles.bytes(at: "no/such/file.csv") }
        #expect(error?.code == .unreadableFile)
    }
}
