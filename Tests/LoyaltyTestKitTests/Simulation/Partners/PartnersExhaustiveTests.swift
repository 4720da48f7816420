//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyReferrals
import LoyaltyTestKit
import Testing

@Suite("Partners simulation: every short history keeps the promises")
struct PartnersExhaustiveTests {
    private let world: PartnersWorld
    private let ann: PartnerID
    private let ben: PartnerID

    init() throws {
        world = try PartnersWorld()
        ann = try PartnerID("ann")
        ben = try PartnerID("ben")
    }

    private func dollars(_ cents: Int64) throws -> Money { try Money(minorUnits: cents, in: Currency("USD")) }

    private func refund(_ cents: Int64, _ name: String) throws -> PartnerCommand {
        let refund = try Return(
            id: ActivityID(name),
            at: world.start,
            customer: nil,
            order: OrderID("o"),
            amount: dollars(cents)
        )
        return .reverseSale(refund, partners: [ann, ben])
    }

    /// A sale of 9.99 that pays two partners.
    private func cascade() throws -> PartnerCommand {
        func share(_ name: String, _ cents: Int64) throws -> CommissionShare {
            try CommissionShare(component: ComponentName(name), amount: dollars(cents))
        }
        let sale = try SaleCommission(
            order: OrderID("o"),
            at: world.start,
            plan: DefinitionVersion("levels"),
            saleTotal: dollars(999),
            base: dollars(999),
            payees: [
                CommissionPayee(partner: ann, shares: [share("direct", 99), share("upline", 33)]),
                CommissionPayee(partner: ben, shares: [share("upline", 49)]),
            ],
            rounding: .down,
            reversalRounding: .toNearestOrEven,
            approvesAt: world.start.advanced(by: .days(2))
        )
        return .recordCascade(sale)
    }

    private func letters() throws -> [SmallStep<PartnerCommand>] {
        let id = try ActivityID("batch")
        let at = world.start
        let all = try dollars(132)
        let order = try Order(id: OrderID("o"), at: at, customer: nil, total: dollars(500))
        let usd = try Currency("USD")
        let settlement = PayoutSettlement(id: id, at: at, amount: all, reference: try PayoutReference("bank"))
        return [
            .command(try cascade()), .wait(try .days(2)), .command(try refund(333, "b1")),
            .command(try refund(999, "b2")),
            .command(.lockPayout(PayoutLock(id: id, at: at, cutoff: at, amount: all), partner: ann)),
            .command(.settlePayout(settlement, partner: ann)),
            .command(.releasePayout(try PayoutRelease(id: id, at: at, amount: all, reason: "closed"), partner: ann)),
            .command(
                .voidSale(try SaleVoid(order: order.id, currency: usd, at: at, reason: "fraud"), partners: [ann, ben])
            ),
            .command(.recordSale(order, .partner(ben))),
            .command(.approveDue(try PartnerAccount.stream(of: ann, in: usd))),
        ]
    }

    @Test("Every history of three steps, with any single fault")
    func withFaults() throws {
        let report = ExhaustiveSearch(of: world, letters: try Array(letters().prefix(8)), length: 3).report()
        #expect(report.finding == nil, "\(report.path)")
        #expect(report.histories > 512)
    }

    @Test("Every history of four steps of ten")
    func deeper() throws {
        let report = ExhaustiveSearch(of: world, letters: try letters(), length: 4, faults: []).report()
        #expect(report.finding == nil, "\(report.path)")
        #expect(report.histories == 10_000)
    }

    @Test("A bug is found by the first history that shows it")
    func planted() throws {
        let bug = try #require(world.plantedBugs.first { $0.name == "a refund is taken from the first partner alone" })
        let report = ExhaustiveSearch(of: world, letters: try letters(), length: 3, faults: []).report(with: bug)
        #expect(report.finding != nil)
        #expect(report.path.count <= 3)
    }
}
