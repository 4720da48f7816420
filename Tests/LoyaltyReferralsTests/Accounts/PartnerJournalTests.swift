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
