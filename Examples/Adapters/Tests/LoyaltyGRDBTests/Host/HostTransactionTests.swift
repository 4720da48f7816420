//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import GRDB
import LoyaltyGRDB
import LoyaltyJournal
import LoyaltyReferrals
import LoyaltyRewards
import Testing

@Suite("Host transaction: the order row and what it earns are both there, or neither is")
struct HostTransactionTests {
    private struct PaymentFailed: Error {}

    private let folder: TemporaryFolder
    private let database: DatabasePool
    private let points: SQLiteJournal<PointsAccount>
    private let partners: SQLiteJournal<PartnerAccount>
    private let program: PointsProgram
    private let plan: CommissionPlan
    private let ann: CustomerID
    private let alice: PartnerID
    private let now: Timestamp

    init() throws {
        folder = try TemporaryFolder()
        database = try JournalDatabase.open(folder.path())
        points = try SQLiteJournal("points", in: database)
        partners = try SQLiteJournal("partners", in: database)
        let definition = try Program(
            id: ProgramID("coffee"),
            version: DefinitionVersion("1"),
            timeZone: "UTC",
            accrual: AccrualPlan(
                rate: AccrualRate(
                    Points(steps: 1, in: .points),
                    per: Money(parsing: "1.00 EUR"),
                    counting: .proportionally
                ),
                base: AccrualBase(tax: .included, shipping: .included),
                rounding: .down,
                stage: .order
            ),
            expiry: .never
        )
        program = try PointsProgram(definition, in: FixedOffset.utc)
        plan = try CommissionPlan(
            version: DefinitionVersion("1"),
            attribution: AttributionRule(
                model: .lastTouch,
                window: .days(30),
                prefersCodes: true,
                newCustomersOnly: false
            ),
            base: .total,
            rate: Rate(parsing: "10%"),
            rounding: .down,
            reversalRounding: .down,
            hold: .days(14)
        )
        ann = try CustomerID("ann")
        alice = try PartnerID("alice")
        now = try Names.now()
        try database.write {
            try $0.execute(sql: "CREATE TABLE shop_order (id TEXT PRIMARY KEY, cents INTEGER NOT NULL)")
        }
    }

    private func order(_ id: String, _ total: String = "19.99 EUR") throws -> Order {
        try Order(id: OrderID(id), at: now, customer: ann, total: Money(parsing: total))
    }

    /// What a host writes: its row and its commands, in one transaction.
    private func place(_ order: Order, in db: Database, key: String? = nil) throws -> Receipt<PointsAccount> {
        try db.execute(
            sql: "INSERT INTO shop_order (id, cents) VALUES (?, ?)",
            arguments: [order.id.text, order.total.minorUnits]
        )
        let key = try CommandKey(key ?? "\(order.id)/accrue", scope: "coffee")
        let run = try CommandRun(.accrue(order, to: ann), by: program, key: key, asOf: now)
        return try run.finish(load: { try points.load($0, in: db) }, commit: { try points.commit($0, in: db) })
    }

    private func credit(_ order: Order, in db: Database) throws -> Receipt<PartnerAccount> {
        let key = try CommandKey("\(order.id)/commission", scope: "coffee")
        let run = try CommandRun(.recordSale(order, .partner(alice)), by: plan, key: key, asOf: now)
        return try run.finish(load: { try partners.load($0, in: db) }, commit: { try partners.commit($0, in: db) })
    }

    private func orders() throws -> [String] {
        try database.read { try String.fetchAll($0, sql: "SELECT id FROM shop_order ORDER BY id") }
    }

    private func available() async throws -> Int64 {
        let stream = try program.stream(of: ann)
        let account = try await points.load(LoadRequest([stream])).streams[0].state(of: stream)
        guard account != PointsAccount() else { return 0 }
        return try program.balance(of: account, asOf: now).available.steps
    }

    @Test("A transaction that commits writes both")
    func committed() async throws {
        let order = try order("1001")
        let receipt = try await database.write { try place(order, in: $0) }
        #expect(receipt.answer.isApproved)
        #expect(!receipt.isReplay)
        #expect(try orders() == ["1001"])
        #expect(try await available() == 19)
    }

    @Test("A host that rolls back after the run leaves neither, and the key is free again")
    func rolledBack() async throws {
        let order = try order("1001")
        await #expect(throws: PaymentFailed.self) {
            try await database.write { db in
                let receipt = try place(order, in: db)
                #expect(receipt.answer.isApproved)
                throw PaymentFailed()
            }
        }
        #expect(try orders() == [])
        #expect(try await available() == 0)
        #expect(try await points.feed(JournalPage()) == [])
        let key = try CommandKey("1001/accrue", scope: "coffee")
        #expect(try await points.load(LoadRequest([], key: key)).recorded == nil)

        let again = try await database.write { try place(order, in: $0) }
        #expect(!again.isReplay)
        #expect(try orders() == ["1001"])
        #expect(try await available() == 19)
    }

    @Test("A run that throws takes the order row with it")
    func runThrows() async throws {
        let (first, second) = (try order("1001"), try order("1002", "50.00 EUR"))
        _ = try await database.write { try place(first, in: $0, key: "one") }
        // The key stands for another command.
        let error = await #expect(throws: JournalError.self) {
            try await database.write { try place(second, in: $0, key: "one") }
        }
        #expect(error?.code == .keyReused)
        #expect(try orders() == ["1001"])
        #expect(try await available() == 19)
    }

    @Test("A second delivery fails on the row, or answers as the first one did")
    func secondDelivery() async throws {
        let order = try order("1001")
        let first = try await database.write { try place(order, in: $0) }
        await #expect(throws: DatabaseError.self) { try await database.write { try place(order, in: $0) } }
        let run = try CommandRun(
            .accrue(order, to: ann),
            by: program,
            key: CommandKey("1001/accrue", scope: "coffee"),
            asOf: now
        )
        let again = try await database.write { db in
            try run.finish(load: { try points.load($0, in: db) }, commit: { try points.commit($0, in: db) })
        }
        #expect(again.isReplay)
        #expect(again.answer == first.answer)
        #expect(try await available() == 19)
    }

    @Test("A commit that is refused leaves the host's own rows in the transaction alone")
    func refusedCommit() async throws {
        let order = try order("1001")
        let outcome = try await database.write { db -> CommitOutcome in
            try db.execute(sql: "INSERT INTO shop_order (id, cents) VALUES ('1000', 1)")
            let key = try CommandKey("stale", scope: "coffee")
            let record = CommandRecord<PointsAccount>(command: .accrue(order, to: ann), answer: .settled, at: now)
            let decision = try program.decide(.accrue(order, to: ann), on: PointsAccount(), asOf: now)
            let free = StreamWrite<PointsAccount>(
                try StreamID("a"),
                expected: 0,
                events: decision.events[0],
                state: PointsAccount()
            )
            let moved = StreamWrite<PointsAccount>(try StreamID("b"), expected: 7, events: [], state: PointsAccount())
            return try points.commit(Commit(key: key, record: record, writes: [free, moved]), in: db)
        }
        #expect(outcome == .stale)
        #expect(try orders() == ["1000"])
        #expect(try await points.feed(JournalPage()) == [])
        #expect(try await points.load(LoadRequest([StreamID("a")])).streams == [LoadedStream()])
    }

    @Test("Two areas in one transaction are written together")
    func twoAreas() async throws {
        let order = try order("1001")
        let receipts = try await database.write { (try place(order, in: $0), try credit(order, in: $0)) }
        #expect(receipts.0.answer.isApproved)
        #expect(receipts.1.answer.reasons == [])
        #expect(try orders() == ["1001"])
        #expect(try await available() == 19)
        let stream = try PartnerAccount.stream(of: alice, in: Currency("EUR"))
        let account = try await partners.load(LoadRequest([stream])).streams[0].state(of: stream)
        #expect(account.balance?.accrued == (try Money(parsing: "1.99 EUR")))
        #expect(try await points.feed(JournalPage()).allSatisfy { $0.stream != stream })
        #expect(try await partners.feed(JournalPage()).map(\.stream) == [stream])
    }

    @Test("Two areas in one transaction are dropped together, whichever fails", arguments: 0..<3)
    func twoAreasRolledBack(failingAt place: Int) async throws {
        let order = try order("1001")
        // Another order under the key of the second run: that run will be refused.
        if place == 1 {
            let other = try self.order("1001", "5.00 EUR")
            _ = try await database.write { try credit(other, in: $0) }
        }
        let commissions = try await partners.feed(JournalPage())
        await #expect(throws: (any Error).self) {
            try await database.write { db in
                _ = try self.place(order, in: db)
                if place == 0 { throw PaymentFailed() }
                _ = try credit(order, in: db)
                throw PaymentFailed()
            }
        }
        #expect(try orders() == [])
        #expect(try await available() == 0)
        #expect(try await points.feed(JournalPage()) == [])
        #expect(try await partners.feed(JournalPage()) == commissions)
    }
}
