//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import LoyaltyTestKit
import Testing

@Suite("Partner effectiveness: what partners bring and cost, without void and reversed money")
struct PartnerEffectivenessTests {
    private func sale(
        _ order: String,
        of partner: String = "alice",
        customer: String? = "ann",
        day: Int64 = 1,
        isFirst: Bool = false,
        isSeller: Bool = true,
        _ total: Int64,
        refunded: Int64 = 0,
        commission: Int64 = 0,
        reversed: Int64 = 0,
        isVoid: Bool = false
    ) throws -> SaleResult {
        try SaleResult(
            order: OrderID(order),
            partner: PartnerID(partner),
            customer: customer.map { try CustomerID($0) },
            at: Make.day(day),
            isFirstOrder: isFirst,
            isSeller: isSeller,
            total: Make.cents(total),
            refunded: Make.cents(refunded),
            commission: Make.cents(commission),
            reversed: Make.cents(reversed),
            isVoid: isVoid
        )
    }

    private func lead(_ id: String, of partner: String = "alice", day: Int64 = 1) throws -> PartnerLead {
        try PartnerLead(id: ActivityID(id), at: Make.day(day), partner: PartnerID(partner))
    }

    private func click(_ id: String, _ code: String = "A", day: Int64 = 1, kind: TouchKind = .click) throws -> Touch {
        try Make.touch(id, at: Make.day(day), code, kind: kind)
    }

    /// A report of June.
    private func report(
        clicks: [Touch] = [],
        leads: [PartnerLead] = [],
        _ sales: [SaleResult] = [],
        costs: [PartnerID: Money] = [:]
    ) throws -> PartnerEffectivenessReport {
        try PartnerEffectivenessReport(
            in: TimeWindow(from: Make.day(0), to: Make.day(30)),
            currency: .usd,
            clicks: clicks,
            owners: Make.owners,
            leads: leads,
            sales: sales,
            costs: costs
        )
    }

    private func values(_ partner: PartnerEffectiveness?, _ measures: EffectivenessMeasure...) -> [Int64]? {
        partner.map { partner in measures.map { partner.value(of: $0) } }
    }

    @Test("Clicks, leads, customers, revenue and commission stand beside what they are shares of")
    func wholeFunnel() throws {
        let report = try report(
            clicks: (0..<40).map { try click("t\($0)") } + [click("t40", "B")],
            leads: (0..<10).map { try lead("l\($0)") },
            [
                sale("1", customer: "ann", isFirst: true, 10_000, commission: 1_000),
                sale("2", customer: "ann", 5_000, refunded: 2_500, commission: 500, reversed: 250),
                sale("3", customer: "eve", 5_000, commission: 500), sale("4", customer: nil, 2_500, commission: 250),
            ],
            costs: [Make.alice: Make.cents(1_000)]
        )
        let alice = try #require(try report.partner(Make.alice))
        #expect(
            EffectivenessMeasure.allCases.map { alice.value(of: $0) }
                == [40, 10, 2, 1, 4, 22_500, 2_500, 20_000, 2_000, 3_000]
        )
        let expected: [EffectivenessFigure: String] = [
            .leadRate: "25%", .customerRate: "20%", .orderRate: "10%", .newCustomerShare: "50%",
            .ordersPerCustomer: "200%", .averageOrder: "500000%", .revenuePerClick: "50000%",
            .revenuePerCustomer: "1000000%", .refundRate: "1/9", .commissionShare: "10%", .costOfAcquisition: "300000%",
        ]
        for figure in EffectivenessFigure.allCases {
            let quotient = alice.quotient(figure)
            #expect(quotient.rate?.description == expected[figure])
            #expect(quotient.numerator == alice.value(of: figure.numerator))
            #expect(quotient.denominator == alice.value(of: figure.denominator))
        }
        #expect(try alice.quotient(.costOfAcquisition).amount(rounding: .up) == Make.cents(3_000))
        #expect(try alice.quotient(.averageOrder).amount(rounding: .down) == Make.cents(5_000))
        #expect(alice.quotient(.leadRate).value == 0.25)
        #expect(try alice.amount(of: .revenue) == Make.cents(20_000))
        #expect(alice.amount(of: .orders) == nil)
        #expect(alice.quotient(.leadRate).amount(rounding: .down) == nil)
        #expect(alice.quotient(.commissionShare).amount(rounding: .down) == nil)
        #expect(report.total.value(of: .clicks) == 41)
        #expect(report.total.partner == nil)
    }

    @Test("R9 · A void sale is no order, no customer, no revenue and no commission")
    func voidNeverCounts() throws {
        let report = try report([
            sale("1", isFirst: true, 1_000, commission: 100, isVoid: true),
            sale("2", customer: "eve", isFirst: true, 2_000, commission: 200),
        ])
        let alice = try report.partner(Make.alice)
        #expect(
            values(alice, .orders, .customers, .newCustomers, .grossRevenue, .revenue, .commission) == [
                1, 1, 1, 2_000, 2_000, 200,
            ]
        )
        let only = try self.report([sale("1", of: "bob", 1_000, commission: 100, isVoid: true)])
        #expect(try only.partners.map(\.partner) == [Make.bob])
        #expect(EffectivenessMeasure.allCases.allSatisfy { only.total.value(of: $0) == 0 })
    }

    @Test(
        "R9 · A sale that came back whole is no order and nobody's customer; its refund shows in the refund rate alone"
    )
    func returnedNeverCounts() throws {
        let alice = try report([
            sale("1", isFirst: true, 1_000, refunded: 1_000, commission: 100, reversed: 100),
            sale("2", customer: "eve", 1_000, commission: 100),
        ]).partner(Make.alice)
        #expect(values(alice, .orders, .customers, .newCustomers, .revenue, .commission) == [1, 1, 0, 1_000, 100])
        #expect(alice?.quotient(.refundRate).rate?.description == "50%")
    }

    @Test("A sale plus its full refund leaves what no sale leaves, but for the refund rate", arguments: UInt64(1)...50)
    func saleAndRefundIsNothing(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let sales = try (0..<20).map { index in
            try sale(
                "o\(index)",
                of: Bool.random(using: &random) ? "alice" : "bob",
                customer: ["ann", "eve", nil].randomElement(using: &random) ?? nil,
                isFirst: Bool.random(using: &random),
                .random(in: 0...1_000, using: &random),
                commission: .random(in: 0...100, using: &random)
            )
        }
        let back = try sale("x", customer: "zoe", isFirst: true, 777, refunded: 777, commission: 77, reversed: 77)
        let without = try report(sales)
        let with = try report((sales + [back]).shuffled(using: &random))
        for measure in EffectivenessMeasure.allCases where measure != .grossRevenue && measure != .refunds {
            #expect(with.total.value(of: measure) == without.total.value(of: measure))
        }
        #expect(try report(sales.shuffled(using: &random)) == without)
        let parts = without.partners.map { $0.value(of: .revenue) }.reduce(0, +)
        #expect(parts == without.total.value(of: .revenue))
    }

    @Test(
        "What is told twice counts once, codes that were given are no clicks, and codes without an owner are nobody's"
    )
    func duplicatesCountOnce() throws {
        let report = try report(
            clicks: [
                click("t1"), click("t1"), click("t1", "B", day: 2), click("t2", kind: .code), click("t3", "?"),
            ],
            leads: [lead("l1"), lead("l1"), lead("l1", of: "bob", day: 2)]
        )
        #expect(try values(report.partner(Make.alice), .clicks, .leads) == [1, 1])
        #expect(try report.partner(Make.bob) == nil)
    }

    @Test("Only what happened in the window counts, its start included and its end not")
    func windowCounts() throws {
        let report = try report(
            clicks: [click("t0", day: -1), click("t1", day: 0), click("t2", day: 29), click("t3", day: 30)],
            leads: [lead("l0", day: -1), lead("l1", day: 29)],
            [sale("1", day: -1, 100), sale("2", day: 0, 200), sale("3", day: 30, 400)]
        )
        #expect(try values(report.partner(Make.alice), .clicks, .leads, .orders, .revenue) == [2, 1, 1, 200])
    }

    @Test("An order of two partners counts in full for each of them and once for all, and so does its customer")
    func sharedOrdersCountOnce() throws {
        let report = try report([
            sale("1", of: "alice", isFirst: true, 1_000, commission: 100),
            sale("1", of: "bob", isFirst: true, 1_000, commission: 50),
        ])
        #expect(report.partners.map { $0.value(of: .revenue) } == [1_000, 1_000])
        #expect(values(report.total, .orders, .customers, .revenue, .commission) == [1, 1, 1_000, 150])
        #expect(try report.share(of: .commission, Make.alice)?.description == "2/3")
        #expect(try report.share(of: .commission, PartnerID("eve")) == .zero)
        #expect(try report.share(of: .clicks, Make.alice) == nil)
    }

    @Test("A partner above the seller has the commission, and neither order nor customer")
    func partnersAboveHaveCommission() throws {
        let report = try report([
            sale("1", of: "alice", isFirst: true, 1_000, commission: 100),
            sale("1", of: "bob", isFirst: true, isSeller: false, 1_000, commission: 20),
        ])
        #expect(try values(report.partner(Make.bob), .orders, .customers, .revenue, .commission) == [0, 0, 0, 20])
        #expect(values(report.total, .orders, .newCustomers, .revenue, .cost) == [1, 1, 1_000, 120])
    }

    @Test("The sales of an account tell their results: what is refunded, reversed and void")
    func resultsOfAccounts() throws {
        let plan = try Make.plan("10%")
        var ledger = Ledger()
        try ledger.sell(Make.order("o-1", 1_000), by: plan)
        try ledger.refund(Make.refund(400), by: plan)
        let sale = try #require(ledger.account.sales[OrderID("o-1")])
        let result = try SaleResult(sale, customer: CustomerID("ann"), isFirstOrder: true)
        #expect(
            try result == self.sale("o-1", day: 0, isFirst: true, 1_000, refunded: 400, commission: 100, reversed: 40)
        )
    }

    @Test(
        "Who is paid on a level above the seller is not the seller",
        arguments: [([0], true), ([1], false), ([2, 0], true)]
    )
    func levelsTellTheSeller(levels: [Int], isSeller: Bool) throws {
        let shares = try levels.map {
            try CommissionShare(component: ComponentName("c\($0)"), level: $0, amount: Make.cents(10))
        }
        let commission = try SaleCommission(
            order: OrderID("o-1"),
            at: Make.day(0),
            plan: DefinitionVersion("1"),
            saleTotal: Make.cents(1_000),
            base: Make.cents(1_000),
            payees: [CommissionPayee(partner: Make.alice, shares: shares)],
            rounding: .down,
            reversalRounding: .awayFromZero,
            approvesAt: Make.day(1)
        )
        let decision = try PartnerLedger().decide(
            .recordCascade(commission),
            on: [PartnerAccount()],
            in: DecisionContext(asOf: Make.day(0))
        )
        var account = PartnerAccount()
        for event in decision.events.joined() { try account.apply(event) }
        let sale = try #require(account.sales[OrderID("o-1")])
        #expect(try SaleResult(sale, customer: nil, isFirstOrder: false).isSeller == isSeller)
    }

    @Test("Nothing to divide by is nothing, not zero")
    func nothingToDivideBy() throws {
        let alice = try #require(try report([sale("1", customer: nil, 0)]).partner(Make.alice))
        #expect(alice.value(of: .orders) == 1)
        for figure in EffectivenessFigure.allCases where figure != .averageOrder {
            #expect(alice.quotient(figure).rate == nil)
            #expect(alice.quotient(figure).value == nil)
            #expect(alice.quotient(figure).amount(rounding: .down) == nil)
        }
        #expect(alice.quotient(.averageOrder).rate == .zero)
    }

    // MARK: - Beside the others

    @Test("Partners stand best first; the same figure shares a place, and the next one is passed over")
    func ranking() throws {
        let report = try report(
            clicks: (0..<4).map { try click("a\($0)") } + (0..<2).map { try click("b\($0)", "B") },
            [
                sale("1", of: "alice", 2_000, commission: 200), sale("2", of: "bob", 1_000, commission: 200),
                sale("3", of: "carol", 5_000, commission: 500), sale("4", of: "dave", 900, commission: 0),
            ]
        )
        let clicks = report.ranking(by: .revenuePerClick)
        #expect(clicks.map(\.partner.text) == ["alice", "bob"])
        #expect(clicks.map(\.rank) == [1, 1])
        #expect(clicks.map(\.count) == [2, 2])
        #expect(report.ranking(by: .revenuePerClick, minimumDenominator: 3).map(\.partner.text) == ["alice"])
        let shares = report.ranking(by: .commissionShare)
        #expect(shares.map(\.partner.text) == ["dave", "alice", "carol", "bob"])
        #expect(shares.map(\.rank) == [1, 2, 2, 4])
        #expect(
            report.ranking(by: .averageOrder, minimumDenominator: -1).map(\.partner.text) == [
                "carol", "alice", "bob", "dave",
            ]
        )
        #expect(report.ranking(by: .customerRate).isEmpty)
        #expect(shares[3].quotient.rate?.description == "20%")
    }

    @Test("Less is better for costs alone")
    func lessIsBetterForCosts() {
        #expect(
            EffectivenessFigure.allCases.filter(\.isLowerBetter) == [.refundRate, .commissionShare, .costOfAcquisition]
        )
    }

    // MARK: - What is refused

    @Test(
        "More given or taken back than there was, and negative amounts, are refused",
        arguments: [
            (100, 101, 10, 0), (100, 0, 10, 11), (100, -1, 10, 0), (100, 0, 10, -1), (100, 0, -1, 0), (-1, 0, 0, 0),
        ]
    )
    func oddResultsAreRefused(total: Int64, refunded: Int64, commission: Int64, reversed: Int64) {
        let error = #expect(throws: ReferralsError.self) {
            try sale("1", total, refunded: refunded, commission: commission, reversed: reversed)
        }
        #expect(error?.code == .invalidSales)
    }

    @Test("An order that is told twice for a partner, or differently for two, is refused")
    func contradictionsAreRefused() throws {
        let first = try sale("1", 100)
        for other in [
            first, try sale("1", of: "bob", 101), try sale("1", of: "bob", day: 2, 100),
            try sale("1", of: "bob", customer: "eve", 100), try sale("1", of: "bob", isFirst: true, 100),
            try sale("1", of: "bob", 100, refunded: 1),
        ] {
            let error = #expect(throws: ReferralsError.self) { try report([first, other]) }
            #expect(error?.code == .invalidSales)
        }
    }

    @Test("Another currency, a negative cost, a code of two owners and sums beyond what money holds are refused")
    func oddInputIsRefused() throws {
        let euros = try SaleResult(
            order: OrderID("1"),
            partner: Make.alice,
            customer: nil,
            at: Make.day(1),
            isFirstOrder: false,
            total: Make.cents(1, in: .eur),
            commission: Make.cents(0, in: .eur)
        )
        #expect(#expect(throws: ReferralsError.self) { try report([euros]) }?.code == .currencyMismatch)
        #expect(
            #expect(throws: ReferralsError.self) { try report(costs: [Make.alice: Make.cents(1, in: .eur)]) }?.code
                == .currencyMismatch
        )
        #expect(
            #expect(throws: ReferralsError.self) { try report(costs: [Make.alice: Make.cents(-1)]) }?.code
                == .invalidSales
        )
        let most = Int64(9_007_199_254_740_991)
        let many = try [sale("1", most), sale("2", most)]
        #expect(#expect(throws: ReferralsError.self) { try report(many) }?.code == .amountOutOfRange)
        let mixed = #expect(throws: ReferralsError.self) {
            try SaleResult(
                order: OrderID("1"),
                partner: Make.alice,
                customer: nil,
                at: Make.day(1),
                isFirstOrder: false,
                total: Make.cents(1),
                commission: Make.cents(1, in: .eur)
            )
        }
        #expect(mixed?.code == .currencyMismatch)
        let twice = #expect(throws: ReferralsError.self) {
            try PartnerEffectivenessReport(
                in: .always,
                currency: .usd,
                owners: Make.owners + [CodeOwner(code: ReferralCode("A"), partner: Make.bob)]
            )
        }
        #expect(twice?.code == .ambiguousCode)
    }

    @Test("Results and leads survive the round trip through JSON, and are checked when read")
    func roundTrip() throws {
        let sale = try sale("1", isFirst: true, 1_000, refunded: 10, commission: 100, reversed: 1)
        #expect(try CanonicalJSON.decode(SaleResult.self, from: CanonicalJSON.encode(sale)) == sale)
        let lead = try lead("l1")
        #expect(
            try CanonicalJSON.text(of: lead) == #"{"at":"2026-06-02T00:00:00Z","id":"l1","partner":"alice"}"#
        )
        #expect(try CanonicalJSON.decode(PartnerLead.self, from: CanonicalJSON.encode(lead)) == lead)
        let odd = try CanonicalJSON.text(of: sale).replacing("\"minorUnits\":10}", with: "\"minorUnits\":2000}")
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(SaleResult.self, from: odd) }
    }
}
