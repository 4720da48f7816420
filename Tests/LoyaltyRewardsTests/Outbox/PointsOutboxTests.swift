//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyInMemory
import LoyaltyJournal
import LoyaltyRewards
import LoyaltyTestKit
import Testing

@Suite("Points outbox: a program whose decisions tell what happened, and decide nothing else")
struct PointsOutboxTests {
    private let all = PointsTopic.all

    private func rules() throws -> PointsProgram {
        try PointsProgram(Sample.program(expiry: .throughDay(after: .days(9))), in: FixedOffset.utc)
    }

    private func redeem(_ points: Int64, _ name: String) throws -> PointsCommand {
        .redeem(try Sample.points(points), as: try RedemptionID(name), by: try Sample.member())
    }

    /// Decides with and without messages, checks that nothing else differs and that messages add up, and applies the events.
    private func check(
        _ action: PointsCommand.Action,
        at: Timestamp,
        on account: inout PointsAccount,
        by rules: PointsProgram
    ) throws {
        let command = PointsCommand(action, for: try Sample.member())
        let context = DecisionContext(asOf: at)
        guard let plain = try? rules.decide(command, on: [account], in: context) else { return }
        let outbox = PointsOutbox(rules, about: all)
        let told = try outbox.decide(command, on: [account], in: context)
        #expect(told.answer == plain.answer && told.events == plain.events && plain.messages.isEmpty)
        #expect(try outbox.decide(command, on: [account], in: context) == told)
        let statement = try PointsStatement(of: plain.events.joined(), continuing: account)
        #expect(told.messages.reduce(0) { $0 + $1.change } == statement.lines.reduce(0) { $0 + $1.change })
        let before = account.tier?.tier
        for event in plain.events.joined() { try account.apply(event) }
        let isNewTier = account.tier?.tier != before && account.closedAt == nil
        #expect(told.messages.contains { $0.topic == PointsTopic.tierChanged.name } == isNewTier)
    }

    @Test("Answer and events are the program's own, and messages add up to what changed", arguments: UInt64(1)...60)
    func addsUp(seed: UInt64) throws {
        var world = PolicyWorld(seed: seed)
        let rules = try PointsProgram(world.program(), in: FixedOffset.utc)
        var account = PointsAccount()
        for step in try world.history() { try check(step.action, at: step.at, on: &account, by: rules) }
    }

    @Test("Messages add up under commands by hand as well", arguments: UInt64(1)...30)
    func addsUpByHand(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let program = try Sample.stewarded(
            expiry: .throughDay(after: .days(.random(in: 2...6, using: &random))),
            tiers: Sample.ladder(),
            refundGrace: .days(2)
        )
        let rules = try PointsProgram(program, in: FixedOffset.utc)
        var account = PointsAccount()
        var now = try Sample.time("2027-01-01")
        let opening = OpeningBalance(
            lots: [OpeningLot(try Sample.points(30), grantedAt: now, expiresAt: nil)],
            debt: seed.isMultiple(of: 2) ? nil : try Sample.points(12)
        )
        try check(.openBalance(opening), at: now, on: &account, by: rules)
        for index in 0..<50 {
            now = try now.advanced(by: .hours(.random(in: 0...30, using: &random)))
            let points = try Sample.points(.random(in: 1...90, using: &random))
            let known = "\(Int.random(in: 0...index, using: &random))"
            let action: PointsCommand.Action =
                switch Int.random(in: 0..<10, using: &random) {
                case 0, 1, 2:
                    .accrue(
                        .order(
                            try Order(id: OrderID("\(index)"), at: now, customer: nil, total: Sample.euro(points.steps))
                        )
                    )
                case 3: .adjust(points, try Sample.why())
                case 4: .adjust(points.negated, try Sample.why())
                case 5: .redeem(points, try RedemptionID("\(index)"))
                case 6: .refundRedemption(try RedemptionID(known), nil)
                case 7: .reverseAccrual(.order(try OrderID(known)))
                case 8: .reinstate(try Sample.why())
                default: .extendExpiry(ExpiryExtension(by: .days(2)), try Sample.why())
                }
            try check(action, at: now, on: &account, by: rules)
        }
        try check(.close(forfeiting: true), at: now, on: &account, by: rules)
        try check(.erase, at: now, on: &account, by: rules)
    }

    @Test("Topics that nobody asked for are left out, and the rest is the same", arguments: UInt64(1)...20)
    func selection(seed: UInt64) throws {
        var world = PolicyWorld(seed: seed)
        let rules = try PointsProgram(world.program(), in: FixedOffset.utc)
        let some = Set(all.sorted().filter { _ in Bool.random(using: &world.random) })
        var account = PointsAccount()
        for step in try world.history() {
            let command = PointsCommand(step.action, for: try Sample.member())
            guard let decision = try? rules.decide(command, on: account, asOf: step.at) else { continue }
            let messages = try rules.messages(of: decision, to: command, on: [account], about: all)
            let picked = messages.filter { message in some.contains { $0.name == message.topic } }
            #expect(try rules.messages(of: decision, to: command, on: [account], about: some) == picked)
            #expect(try rules.messages(of: decision, to: command, on: [account], about: []).isEmpty)
            for event in decision.events.joined() { try account.apply(event) }
        }
    }

    @Test("A refusal says nothing, what was due included: the next command tells it")
    func refusal() throws {
        let outbox = PointsOutbox(try rules(), about: all)
        var member = try Member(outbox.program.program)
        try member.accrue(10, as: "1", at: "2027-01-01")
        let context = DecisionContext(asOf: try Sample.time("2027-02-01"))
        let refused = try outbox.decide(redeem(10, "r"), on: [member.account], in: context)
        #expect(refused.isRefusal && refused.messages.isEmpty)
        let settled = try outbox.decide(.settle(member.id), on: [member.account], in: context)
        #expect(settled.messages.map(\.topic) == ["points.expired"])
    }

    @Test("Points that only count for a tier are no message")
    func zeroPoints() throws {
        var news = try Newsroom(Sample.program(accrual: Sample.rule(per: 100)))
        #expect(try news.accrue(99, as: "1", at: "2027-01-01").map { $0.prefix(14) } == ["account.opened"])
    }

    @Test("A household that parts leaves its host with the tier that is its own, and says so")
    func tierOfHousehold() throws {
        var news = try Newsroom(Club.program(tiers: Sample.ladder()))
        try news.accrue(10, as: "1", at: "2027-01-01")
        try news.accrue(100, as: "2", to: "bob", at: "2027-01-01")
        let joined = try news.run("ann", .join(CustomerID("bob"), .household), at: "2027-01-02")
        #expect(joined.filter { $0.hasPrefix("tier") }.count == 1)
        #expect(joined.last?.contains(#""member":"ann""#) == true && joined.last?.contains("silver") == true)
        let parted = try news.run("ann", .separate(CustomerID("bob")), at: "2027-01-03")
        let tiers = parted.filter { $0.hasPrefix("tier.changed") }
        #expect(tiers.count == 2)
        #expect(tiers.first?.contains(#""from":"silver","member":"ann""#) == true)
        #expect(tiers.last?.contains(#""member":"bob""#) == true && tiers.last?.contains("silver") == true)
    }

    @Test("Messages are about the accounts that were decided on, and no others")
    func otherAccounts() throws {
        let rules = try rules()
        var member = try Member(rules.program)
        try member.accrue(10, as: "1", at: "2027-01-01")
        try member.hold(5, as: "h", at: "2027-01-01")
        let command = PointsCommand(.release(try RedemptionID("h")), for: member.id)
        let decision = try rules.decide(command, on: member.account, asOf: Sample.time("2027-01-01"))
        for accounts in [[], [PointsAccount()], [member.account, member.account]] {
            #expect(
                code { () throws(RewardsError) in
                    _ = try rules.messages(of: decision, to: command, on: accounts, about: [.holdReleased])
                } == .accountMismatch
            )
        }
    }

    @Test(
        "Amounts that no program decides are refused, not summed",
        arguments: ["[9007199254740991,1]", "[-9223372036854775808]", "[5,-1]"]
    )
    func impossibleAmounts(steps: String) throws {
        let allocations = try CanonicalJSON.decode([Int64].self, from: steps).map { #"{"lot":1,"steps":\#($0)}"# }
        let text = """
            {"adjusted":{"allocations":[\(allocations.joined(separator: ","))],"at":"2027-01-01T00:00:00Z",\
            "why":{"actor":"op-7","reason":"goodwill"}}}
            """
        let event = try CanonicalJSON.decode(PointsEvent.self, from: text)
        let decision = Decision<PointsAccount>(.settled, events: [event])
        let (rules, command) = (try rules(), PointsCommand.settle(try Sample.member()))
        #expect(
            code { () throws(RewardsError) in
                _ = try rules.messages(of: decision, to: command, on: [PointsAccount()], about: [.pointsAdjusted])
            } == .amountOutOfRange
        )
    }

    @Test("In a journal they are written with the events, once, under ids that a repeated command does not change")
    func journal() async throws {
        let journal = InMemoryJournal<PointsAccount>()
        let outbox = PointsOutbox(try rules(), about: [.pointsAccrued, .pointsRedeemed, .pointsExpired])
        let key = try CommandKey("order 1", scope: "shop")
        let accrue = PointsCommand.accrue(try Sample.order("1", 100), to: try Sample.member())
        for _ in 0..<2 {
            _ = try await journal.run(accrue, by: outbox, key: key, asOf: Sample.time("2027-01-01"))
        }
        let steps = [(try redeem(40, "r"), "2027-01-02"), (try redeem(100, "s"), "2027-01-02")]
        for (index, step) in steps.enumerated() {
            let key = try CommandKey("checkout \(index)", scope: "shop")
            _ = try await journal.run(step.0, by: outbox, key: key, asOf: Sample.time(step.1))
        }
        let stored = await journal.messages(JournalPage())
        #expect(stored.map(\.message.topic) == ["points.accrued", "points.redeemed"])
        #expect(
            try stored.map(\.id) == [
                MessageID(key: key, index: 0), MessageID(key: CommandKey("checkout 0", scope: "shop"), index: 0),
            ]
        )
        #expect(await journal.messages(JournalPage()) == stored)
    }

    @Test("Who will lose points by next week is in the due index; asking writes and says nothing")
    func reminders() async throws {
        let journal = InMemoryJournal<PointsAccount>()
        let rules = try rules()
        let ann = try Sample.member()
        let key = try CommandKey("1", scope: "shop")
        let accrue = PointsCommand.accrue(try Sample.order("1", 100), to: ann)
        _ = try await journal.run(accrue, by: rules, key: key, asOf: Sample.time("2027-01-01"))
        let nextWeek = try Sample.time("2027-01-12")
        let due = await journal.dueStreams(DueRequest(asOf: nextWeek))
        #expect(try due.map(\.stream) == [rules.stream(of: ann)])
        let loaded = await journal.load(LoadRequest([due[0].stream]))
        let account = try loaded.streams[0].state(of: due[0].stream)
        let balance = try rules.balance(of: account, asOf: Sample.time("2027-01-05"))
        #expect(try balance.expiring(by: nextWeek).steps == 100)
        let tooSoon = DueRequest(asOf: try Sample.time("2027-01-10"))
        #expect(await journal.dueStreams(tooSoon).isEmpty)
    }
}
