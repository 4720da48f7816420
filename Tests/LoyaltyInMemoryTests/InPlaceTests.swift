//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyInMemory
import LoyaltyJournal
import Testing

@Suite("In-memory journal: a command changes the state in place, and nobody can tell")
struct InPlaceTests {
    private let id: StreamID
    private let now = Timestamp.unixEpoch

    init() throws { id = try StreamID("piles/1") }

    private func key(_ number: Int) throws -> CommandKey { try CommandKey("\(number)", scope: "piles") }

    private func pile(_ table: InMemoryJournalTable<Pile>) throws -> Pile {
        try table.load(LoadRequest([id])).streams[0].state(of: id)
    }

    @Test("A hundred commands copy the state only for the snapshots that are kept, one in 32")
    func copies() throws {
        var table = InMemoryJournalTable<Pile>()
        for number in 1...100 {
            let receipt = try table.run(PileCommand(on: id), by: PileRules(), key: key(number), asOf: now)
            #expect(receipt.answer == Int64(number))
        }
        #expect(try pile(table).copies <= 3)
    }

    @Test("So do commands that await the journal, in one call or as on any store")
    func awaitedCopies() async throws {
        let journal = InMemoryJournal<Pile>()
        for number in 1...50 {
            _ = try await journal.run(PileCommand(on: id), by: PileRules(), key: key(number), asOf: now) { _ in }
            _ = try await journal.run(PileCommand(on: id), by: PileRules(), key: key(-number), asOf: now)
        }
        #expect(try await pile(journal.table).copies <= 3)
    }

    @Test("A reader keeps what it read")
    func readerKeeps() throws {
        var table = InMemoryJournalTable<Pile>()
        var read: [Pile] = []
        for number in 1...40 {
            _ = try table.run(PileCommand(on: id), by: PileRules(), key: key(number), asOf: now)
            read.append(try pile(table))
        }
        #expect(read.map(\.count) == Array(1...40))
    }

    @Test("A command that fails, refuses or is repeated leaves the state as it was", arguments: PileCommand.Kind.idle)
    func failures(_ kind: PileCommand.Kind) async throws {
        var table = InMemoryJournalTable<Pile>()
        let journal = InMemoryJournal<Pile>()
        let holder = PileCommand(.takeClaim, on: try StreamID("piles/2"))
        _ = try table.run(holder, by: PileRules(), key: key(0), asOf: now)
        _ = try await journal.run(holder, by: PileRules(), key: key(0), asOf: now) { _ in }
        for number in 1...70 {
            let idle = PileCommand(kind, on: id)
            _ = try? table.run(idle, by: PileRules(), key: key(-number), asOf: now)
            _ = try? await journal.run(idle, by: PileRules(), key: key(-number), asOf: now) { _ in }
            #expect(try pile(table).count == Int64(number - 1))
            for _ in 1...2 {
                let answer = try table.run(PileCommand(on: id), by: PileRules(), key: key(number), asOf: now).answer
                let awaited = try await journal.run(PileCommand(on: id), by: PileRules(), key: key(number), asOf: now) {
                    _ in
                }
                #expect([answer, awaited.answer] == [Int64(number), Int64(number)])
            }
        }
        #expect(try await pile(journal.table) == pile(table))
    }

    @Test("A copy of the table is a savepoint: what runs on one is not seen in the other")
    func savepoint() throws {
        var table = InMemoryJournalTable<Pile>()
        for number in 1...3 {
            _ = try table.run(PileCommand(on: id), by: PileRules(), key: key(number), asOf: now)
        }
        let savepoint = table
        for number in 4...5 {
            _ = try table.run(PileCommand(on: id), by: PileRules(), key: key(number), asOf: now)
        }
        #expect(try pile(savepoint).count == 3)
        #expect(try pile(table).count == 5)
    }
}

// MARK: - A state that counts how often it was copied

/// Counts events, and the events that found the state shared.
struct Pile: Journaled {
    struct Event: Equatable, Codable, Sendable {}
    typealias Command = PileCommand
    typealias Answer = Int64

    private final class Token: Sendable {}

    private(set) var count: Int64 = 0
    private(set) var copies = 0
    private var token = Token()

    init() {}

    var nextDue: Timestamp? { nil }

    mutating func apply(_ event: Event) {
        count += 1
        guard !isKnownUniquelyReferenced(&token) else { return }
        copies += 1
        token = Token()
    }

    static func == (lhs: Pile, rhs: Pile) -> Bool { lhs.count == rhs.count }

    private enum CodingKeys: CodingKey { case count }
}

struct PileCommand: Equatable, Codable, Sendable {
    enum Kind: String, Codable {
        case add, fail, refuse, takeClaim

        static let idle: [Kind] = [.fail, .refuse, .takeClaim]
    }

    let kind: Kind
    let pile: StreamID

    init(_ kind: Kind = .add, on pile: StreamID) {
        self.kind = kind
        self.pile = pile
    }
}

struct PileRules: Decider {
    func streams(for command: PileCommand) -> [StreamID] { [command.pile] }

    func decide(_ command: PileCommand, on states: [Pile], in context: DecisionContext) throws -> Decision<Pile> {
        switch command.kind {
        case .add: return Decision(states[0].count + 1, events: [Pile.Event()])
        case .fail: throw CancellationError()
        case .refuse: return Decision(states[0].count)
        case .takeClaim:
            guard context.takenClaims.isEmpty else { return Decision(states[0].count) }
            return Decision(states[0].count, events: [Pile.Event()], claims: [try Claim(scope: "pile", token: "top")])
        }
    }
}
