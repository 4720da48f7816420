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
import LoyaltyTestKit
import Testing

@Suite("Quote: the decision that nobody committed")
struct QuoteTests {
    @Test("The commit equals the quote to the byte", arguments: UInt64(1)...20)
    func commitEqualsQuote(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        var clock = VirtualClock(try Names.instant())
        let schema = try JournalSchema<Tab>()
        let journal = InMemoryJournal<Tab>()
        let (ann, bob) = (try Names.tab("ann"), try Names.tab("bob"))
        for number in 0..<20 {
            try clock.advance(by: .seconds(.random(in: -2...5, using: &random)))
            let amount = Int64.random(in: 1...9, using: &random)
            let commands: [TabCommand] = [
                .deposit(amount, to: ann, until: try clock.now.advanced(by: .seconds(4))), .withdraw(amount, from: ann),
                .transfer(amount, from: ann, to: bob), .hold(amount, on: bob), .announce(amount, on: bob),
            ]
            let command = commands.randomElement(using: &random) ?? commands[0]
            let seen = await journal.feed(JournalPage(limit: 1_000)).count
            let told = await journal.messages(JournalPage(limit: 1_000)).count
            let quote = try await journal.quote(command, by: TabRules(), asOf: clock.now)
            #expect(await journal.feed(JournalPage(limit: 1_000)).count == seen)

            let receipt = try await journal.run(
                command,
                by: TabRules(),
                key: Names.key("\(number)"),
                asOf: clock.now
            ) { _ in }
            #expect(receipt.answer == quote.answer && receipt.at == quote.at)
            let written = await journal.feed(JournalPage(after: Int64(seen), limit: 1_000))
            let writtenBytes = try written.map { try schema.stored($0.event) }
            let streams = TabRules().streams(for: command)
            let quoted = zip(streams, quote.decision.events).sorted { $0.0 < $1.0 }.flatMap(\.1)
            let quotedBytes = try quoted.map { try schema.stored($0) }
            #expect(writtenBytes == quotedBytes)
            let messages = await journal.messages(JournalPage(after: Int64(told), limit: 1_000)).map(\.message)
            #expect(messages == quote.decision.messages)
            let loaded = await journal.load(LoadRequest(streams))
            for (index, stream) in streams.enumerated() {
                #expect(try loaded.streams[index].state(of: stream) == quote.states[index])
            }
        }
    }

    @Test("A quote throws what the commit would, and writes nothing")
    func throwsAlike() async throws {
        let journal = InMemoryJournal<Tab>()
        let malformed = await #expect(throws: TestKitError.self) {
            try await journal.quote(.deposit(0, to: Names.tab()), by: TabRules(), asOf: Names.instant())
        }
        #expect(malformed?.code == .malformed)
        let same = await #expect(throws: JournalError.self) {
            try await journal.quote(
                .transfer(1, from: Names.tab(), to: Names.tab()),
                by: TabRules(),
                asOf: Names.instant()
            )
        }
        #expect(same?.code == .invalidDecision)
        let missing = #expect(throws: JournalError.self) {
            try Quote(.deposit(1, to: Names.tab()), by: TabRules(), on: Loaded([]), asOf: Names.instant())
        }
        #expect(missing?.code == .unexpectedReply)
    }
}
