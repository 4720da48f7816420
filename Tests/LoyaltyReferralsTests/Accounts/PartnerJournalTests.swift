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
import LoyaltyReferrals
import LoyaltyTestKit
import Testing

@Suite("Partner account in a journal: one order pays one partner once")
struct PartnerJournalTests {
    private let store = InMemoryJournal<PartnerAccount>()

    private func run(_ command: PartnerCommand, by plan: CommissionPlan, key: String, day: Int64) async throws
        -> Receipt<PartnerAccount>
    {
        try await store.run(command, by: plan, key: CommandKey(key, scope: "partners"), asOf: Make.day(day)) { _ in }
    }

    @Test("V23 · A sale delivered again is replayed under its key, and declined under another, for whichever partner")
    func saleIsCreditedOnce() async throws {
        let plan = try Make.plan("10%")
        let order = try Make.order(1_000)
        let sale = PartnerCommand.recordSale(order, .partner(try Make.alice))
        let first = try await run(sale, by: plan, key: "k-1", day: 0)
        let again = try await run(sale, by: plan, key: "k-1", day: 1)
        #expect(again.isReplay)
        #expect(again.answer == first.answer)
        let other = try await run(sale, by: plan, key: "k-2", day: 1)
        #expect(other.answer.codes == [.saleAlreadyRecorded])
        let bob = try await run(.recordSale(order, .partner(Make.bob)), by: plan, key: "k-3", day: 1)
        #expect(bob.answer.codes == [.saleAlreadyRecorded])
    }

    @Test("A sale of nobody is recorded as declined, without a stream")
    func unattributedSaleIsRecorded() async throws {
        let log = try TouchLog([], owners: [])
        let receipt = try await run(.recordSale(Make.order(1), .touches(log)), by: Make.plan("10%"), key: "k", day: 0)
        #expect(receipt.answer.codes == [.saleNotAttributed])
    }

    private func run(_ command: PartnerCommand, key: String, day: Int64) async throws -> Receipt<PartnerAccount> {
        try await store.run(
            command,
            by: PartnerLedger(),
            key: CommandKey(key, scope: "partners"),
            asOf: Make.day(day)
        ) { _ in }
    }

    private func balance(_ partner: String) async throws -> PartnerBalance? {
        let stream = try PartnerAccount.stream(of: PartnerID(partner), in: .usd)
        return try await store.load(LoadRequest([stream])).streams[0].state(of: stream).balance
    }

    @Test("A cascade is credited and reversed in every account in one commit, and only once")
    func cascadeIsOneCommit() async throws {
        let sale = try Make.paying([Make.payee("alice", 100), Make.payee("bob", 20), Make.payee("carol", 10)])
        let partners = sale.payees.map(\.partner)
        let first = try await run(.recordCascade(sale), key: "k-1", day: 0)
        #expect(first.answer.accruals.count == 3)
        #expect(try await run(.recordCascade(sale), key: "k-1", day: 1).isReplay)
        #expect(try await run(.recordCascade(sale), key: "k-2", day: 1).answer.codes == [.saleAlreadyRecorded])
        let other = try Make.paying([Make.payee("dave", 1)])
        #expect(try await run(.recordCascade(other), key: "k-3", day: 1).answer.codes == [.saleAlreadyRecorded])
        #expect(try await balance("dave") == nil)
        let refund = PartnerCommand.reverseSale(try Make.refund(1_000), partners: partners)
        #expect(try await run(refund, key: "k-4", day: 1).answer.reversals.count == 3)
        #expect(try await run(refund, key: "k-4", day: 1).isReplay)
        #expect(try await run(refund, key: "k-5", day: 1).answer.codes == [.returnAlreadyRecorded])
        for partner in ["alice", "bob", "carol"] {
            let balance = try #require(try await balance(partner))
            #expect(balance.pending.isZero && balance.reversed == balance.accrued && !balance.accrued.isZero)
        }
    }

    @Test("A cascade of as many partners as one decision may change is committed")
    func widestCascade() async throws {
        let payees = try (0..<SaleCommission.maximumPayees).map { try Make.payee("p-\($0)", 1) }
        let receipt = try await run(.recordCascade(Make.paying(payees)), key: "k", day: 0)
        #expect(receipt.answer.accruals.count == 64)
    }

    @Test("One transfer pays one account, whatever the order in which the settlements come")
    func transferPaysOnce() async throws {
        let sale = try Make.paying([Make.payee("alice", 100), Make.payee("bob", 100)])
        _ = try await run(.recordCascade(sale), key: "sale", day: 0)
        let (day, id, amount) = (try Make.day(20), try ActivityID("b-1"), try Make.cents(100))
        let reference = try PayoutReference("t-1")
        let settlement = PayoutSettlement(id: id, at: day, amount: amount, reference: reference)
        for partner in sale.payees.map(\.partner) {
            let lock = PayoutLock(id: id, at: day, cutoff: day, amount: amount)
            _ = try await run(.lockPayout(lock, partner: partner), key: "lock \(partner)", day: 20)
        }
        let first = try await run(.settlePayout(settlement, partner: Make.bob), key: "settle bob", day: 20)
        let second = try await run(.settlePayout(settlement, partner: Make.alice), key: "settle alice", day: 20)
        #expect(first.answer.reasons.isEmpty)
        #expect(second.answer.codes == [.payoutReferenceUsed])
        #expect(try await balance("bob")?.paid == amount)
        #expect(try await balance("alice")?.locked == amount)
    }

    @Test("Due work approves orders and periods alike")
    func dueWorkApprovesPeriods() async throws {
        _ = try await run(.recordPeriod(Make.june(500)), key: "june", day: 30)
        _ = try await run(.recordCascade(Make.paying([Make.payee("alice", 7)])), key: "sale", day: 30)
        let settlement = try await store.settleDue(
            DueRequest(asOf: Make.day(44)),
            by: PartnerLedger(),
            command: { .approveDue($0.stream) },
            pause: { _ in }
        )
        #expect(settlement.failures.isEmpty)
        #expect(try await balance("alice")?.payable.minorUnits == 507)
    }

    @Test("Due work writes down the holds that have ended")
    func dueWorkApproves() async throws {
        let plan = try Make.plan("10%")
        _ = try await run(.recordSale(Make.order(1_000), .partner(Make.alice)), by: plan, key: "k-1", day: 0)
        let request = DueRequest(asOf: try Make.day(14))
        let settlement = try await store.settleDue(
            request,
            by: plan,
            command: { .approveDue($0.stream) },
            pause: { _ in }
        )
        #expect(settlement.settled == [try PartnerAccount.stream(of: Make.alice, in: .usd)])
        #expect(settlement.failures.isEmpty)
    }
}
