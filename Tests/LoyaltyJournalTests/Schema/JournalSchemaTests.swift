//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyJournal
import LoyaltyTestKit
import Testing

@Suite("Journal schema: bytes of every age are read, or reported")
struct JournalSchemaTests {
    /// Schema 1 called the kind of an event `what`; schema 2 called its amount `sum`; schema 3 is today's.
    private static let upcasts = [
        Upcast(
            from: 1,
            events: { try renamed("what", to: "kind", in: $0) },
            commands: { try renamed("on", to: "tab", in: $0) },
            answers: { try renamed("result", to: "outcome", in: $0) }
        ),
        Upcast(from: 2, events: { try renamed("sum", to: "amount", in: $0) }),
    ]

    private static func renamed(_ name: String, to newName: String, in value: JSONValue) throws -> JSONValue {
        guard case .object(var members) = value, let member = members.removeValue(forKey: name) else {
            throw StoreIsDown()
        }
        members[newName] = member
        return .object(members)
    }

    private let schema: JournalSchema<Tab>

    init() throws { schema = try JournalSchema(number: 3, upcasts: Self.upcasts) }

    private func value(_ text: String, schema: Int) -> StoredValue {
        StoredValue(schema: schema, bytes: Array(text.utf8))
    }

    private func code(_ body: () throws -> some Any) -> JournalError.Code? {
        do {
            _ = try body()
            return nil
        } catch { return (error as? JournalError)?.code }
    }

    @Test("Events, snapshots, records and messages come back equal from their bytes")
    func roundTrip() throws {
        let tab = try Names.tab()
        let event = TabEvent(.noted, .min, text: "a\u{0}ж𝄞", instant: .latest)
        #expect(try schema.event(schema.stored(event), of: tab) == event)
        var state = Tab()
        try state.apply(TabEvent(.deposited, 5, instant: .unixEpoch))
        #expect(try schema.snapshot(schema.stored(snapshot: state)) == state)
        let record = CommandRecord<Tab>(
            command: .deposit(5, to: tab),
            answer: TabAnswer(.done, balance: 5),
            at: .earliest
        )
        #expect(try schema.record(schema.stored(record)) == record)
        #expect(try schema.stored(event).schema == 3)
    }

    @Test("Events of older schemas are read through every upcast on the way")
    func upcasting() throws {
        let tab = try Names.tab()
        let expected = TabEvent(.deposited, 5)
        for (text, number) in [
            (#"{"sum":5,"text":"","what":"deposited"}"#, 1), (#"{"kind":"deposited","sum":5,"text":""}"#, 2),
            (#"{"amount":5,"kind":"deposited","text":""}"#, 3),
        ] {
            #expect(try schema.event(value(text, schema: number), of: tab) == expected)
        }
    }

    @Test("Records of older schemas are read too, so an old key still answers")
    func recordUpcasting() throws {
        let old =
            #"{"answer":{"balance":5,"result":"done"},"at":"1970-01-01T00:00:00Z","command":{"amount":5,"kind":"deposit","on":"tab/ann","text":""}}"#
        let record = try schema.record(value(old, schema: 1))
        #expect(record.command == .deposit(5, to: try Names.tab()))
        #expect(record.answer == TabAnswer(.done, balance: 5))
        #expect(record.at == .unixEpoch)
        #expect(code { try schema.record(value("[]", schema: 1)) } == .corrupt)
    }

    @Test("An unknown event is corrupt, not skipped")
    func unknownEvents() throws {
        let tab = try Names.tab()
        for stored in [
            value(#"{"amount":5,"kind":"burnt","text":""}"#, schema: 3), value("{", schema: 3), value("", schema: 3),
            value(#"{"amount":5,"kind":"deposited","text":""}"#, schema: 4),
            value(#"{"amount":5,"kind":"deposited","text":""}"#, schema: 0),
            value(#"{"amount":5,"kind":"deposited","text":""}"#, schema: 2),
        ] {
            let error = #expect(throws: JournalError.self) { try schema.event(stored, of: tab) }
            #expect(error?.code == .corrupt)
            #expect(error?.stream == tab)
        }
        #expect(code { try schema.message(value("{}", schema: 3)) } == .corrupt)
    }

    @Test("A snapshot of another schema, or one that cannot be read, is ignored")
    func otherSnapshots() throws {
        let bytes = try schema.stored(snapshot: Tab()).bytes
        #expect(schema.snapshot(StoredValue(schema: 3, bytes: bytes)) == Tab())
        #expect(schema.snapshot(StoredValue(schema: 2, bytes: bytes)) == nil)
        #expect(schema.snapshot(StoredValue(schema: 4, bytes: bytes)) == nil)
        #expect(schema.snapshot(StoredValue(schema: 3, bytes: Array(bytes.dropLast()))) == nil)
    }

    @Test("Upcasts lead to the schema's number without a gap")
    func gaps() throws {
        func code(_ number: Int, _ froms: Int...) -> JournalError.Code? {
            self.code { try JournalSchema<Tab>(number: number, upcasts: froms.map { Upcast(from: $0) }) }
        }
        for found in [code(1), code(7), code(3, 2), code(3, 1, 2)] { #expect(found == nil) }
        for found in [code(0), code(-1), code(3, 1), code(3, 2, 1), code(3, 3), code(4, 1, 3), code(2, 0, 1)] {
            #expect(found == .invalidSchema)
        }
    }

    @Test("A whole commit is encoded and measured before anything is written")
    func commits() throws {
        let tab = try Names.tab()
        func commit(text: Int) throws -> Commit<Tab> {
            let event = TabEvent(.noted, 1, text: String(repeating: "x", count: text))
            let write = StreamWrite<Tab>(tab, expected: 0, events: [event, event], state: Tab(), isSnapshotDue: true)
            let record = CommandRecord<Tab>(command: .lapse(tab), answer: TabAnswer(.done, balance: 0), at: .unixEpoch)
            return try Commit(
                key: Names.key(),
                record: record,
                writes: [write],
                messages: [OutboxMessage(topic: "t", body: .integer(1))]
            )
        }
        let stored = try schema.stored(commit(text: 10))
        #expect(stored.writes.map(\.events.count) == [2])
        #expect(stored.writes[0].snapshot != nil)
        #expect(try schema.record(stored.record).command == .lapse(tab))
        #expect(try stored.messages.map(schema.message) == [OutboxMessage(topic: "t", body: .integer(1))])
        #expect(code { try schema.stored(commit(text: 400_000)) } == nil)
        #expect(code { try schema.stored(commit(text: 600_000)) } == .tooLarge)
    }

    @Test("A snapshot that does not fit any more is left out, so that a large state never locks its stream")
    func largeSnapshots() throws {
        func commit(note: Int, event: Int) throws -> StoredCommit {
            var state = Tab()
            try state.apply(TabEvent(.noted, 1, text: String(repeating: "x", count: note)))
            let text = String(repeating: "y", count: event)
            let write = StreamWrite<Tab>(
                try Names.tab(),
                expected: 31,
                events: [TabEvent(.noted, 1, text: text)],
                state: state,
                isSnapshotDue: true
            )
            let record = CommandRecord<Tab>(
                command: .lapse(try Names.tab()),
                answer: TabAnswer(.done, balance: 0),
                at: .unixEpoch
            )
            return try schema.stored(Commit(key: Names.key(), record: record, writes: [write]))
        }
        #expect(try commit(note: 900_000, event: 100_000).writes[0].snapshot != nil)
        for (note, event) in [(900_000, 200_000), (1_100_000, 10), (20_000_000, 10)] {
            let stored = try commit(note: note, event: event)
            #expect(stored.writes[0].snapshot == nil)
            #expect(stored.writes[0].events.count == 1)
            #expect(stored.byteCount <= JournalLimits.bytes)
        }
        #expect(code { try commit(note: 10, event: 1_100_000) } == .tooLarge)
    }

    @Test("The stored forms are frozen: schema number and canonical JSON of every value of a commit")
    func goldenForms() throws {
        let (ann, bob) = (try Names.tab("ann"), try Names.tab("bob"))
        let due = try Timestamp(microsecondsSince1970: 1_803_848_400_000_001)
        var state = Tab()
        try state.apply(TabEvent(.deposited, 5, instant: due))
        let commit = try Commit<Tab>(
            key: Names.key("order-1001/accrue"),
            record: CommandRecord(
                command: .deposit(5, to: ann, until: due),
                answer: TabAnswer(.done, balance: 5),
                at: .unixEpoch
            ),
            writes: [
                StreamWrite(bob, expected: 0, events: [TabEvent(.noted, -1, text: "ж\u{0}")], state: Tab()),
                StreamWrite(
                    ann,
                    expected: 0,
                    events: [TabEvent(.deposited, 5, instant: due)],
                    state: state,
                    isSnapshotDue: true
                ),
            ],
            messages: [OutboxMessage(topic: "points.accrued", version: 2, body: .object(["n": .integer(5)]))]
        )
        let stored = try schema.stored(commit)
        #expect(stored.record == value(Golden.record, schema: 3))
        #expect(stored.writes.map(\.events) == [[value(Golden.deposit, schema: 3)], [value(Golden.note, schema: 3)]])
        #expect(stored.writes.map(\.snapshot) == [value(Golden.snapshot, schema: 3), nil])
        #expect(stored.messages == [value(Golden.message, schema: 3)])
        #expect(
            stored.byteCount
                == [Golden.record, Golden.deposit, Golden.note, Golden.snapshot, Golden.message]
                .reduce(0) { $0 + $1.utf8.count }
        )
        #expect(try schema.record(value(Golden.record, schema: 3)) == commit.record)
        #expect(try schema.message(value(Golden.message, schema: 3)) == commit.messages[0])
    }

    private enum Golden {
        static let record =
            #"{"answer":{"balance":5,"outcome":"done"},"at":"1970-01-01T00:00:00Z","command":{"amount":5,"instant":"2027-02-28T21:00:00.000001Z","kind":"deposit","tab":"tab/ann","text":""}}"#
        static let deposit =
            #"{"amount":5,"instant":"2027-02-28T21:00:00.000001Z","kind":"deposited","text":""}"#
        static let note =
            #"{"amount":-1,"kind":"noted","text":"ж\u0000"}"#
        static let snapshot =
            #"{"balance":5,"expiresAt":"2027-02-28T21:00:00.000001Z","held":0,"note":"","number":0}"#
        static let message =
            #"{"body":{"n":5},"topic":"points.accrued","version":2}"#
    }

    @Test("What has no canonical JSON cannot be stored")
    func unencodable() throws {
        let record = CommandRecord<Tab>(
            command: .lapse(try Names.tab()),
            answer: TabAnswer(.done, balance: 0),
            at: .unixEpoch
        )
        let commit = try Commit(
            key: Names.key(),
            record: record,
            writes: [],
            messages: [OutboxMessage(topic: "t", body: .number(.nan))]
        )
        #expect(code { try schema.stored(commit) } == .invalidDecision)
    }
}
