//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import LoyaltyTestKit
import Testing

@Suite("Gamma-Gamma model: what a purchase of a customer is worth")
struct GammaGammaModelTests {
    /// The rounded parameters of the note.
    let note: GammaGammaModel

    init() throws {
        note = try GammaGammaModel(p: 6.25, q: 3.74, v: 15.44)
    }

    @Test("The first ten customers of CDNOW agree with 15 digits; the note has 24.65, 18.91, 35.17, … 71.46")
    func firstTen() throws {
        let customers: [(Int64, Double)] = [
            (2, 22.35), (1, 11.77), (0, 0), (0, 0), (0, 0), (7, 73.74), (1, 11.77), (0, 0), (2, 25.55), (0, 0),
        ]
        let exact = [
            24.6637139107612, 18.916852057842, 35.2189781021898, 35.2189781021898, 35.2189781021898, 71.4696708969671,
            18.916852057842, 35.2189781021898, 27.2883858267717, 35.2189781021898,
        ]
        let means = try customers.compactMap {
            note.expectedSpend(of: try SpendHistory(repeatPurchases: $0.0, meanSpend: $0.1))
        }
        #expect(isNear(means, exact, within: 1e-13))
        #expect(note.expectedSpend.map { isNear($0, 35.2189781021898, within: 1e-13) } == true)
    }

    @Test("The more purchases, the nearer the mean is to the customer's own")
    func weighing() throws {
        let customers: [(Int64, Double)] = [(3, 35), (2, 40), (1, 35), (10, 35)]
        let means = try customers.compactMap {
            note.expectedSpend(of: try SpendHistory(repeatPurchases: $0.0, meanSpend: $0.1))
        }
        let exact = [35.0279199627734, 39.1404199475066, 35.0667408231368, 35.0091968117719]
        #expect(isNear(means, exact, within: 1e-13))
    }

    @Test("On 946 repeaters of CDNOW it finds the maximum that 30 digits find")
    func fit() throws {
        let histories = try CDNOW.spending()
        let fit = try CDNOW.spendFit.get()
        #expect(isNear(fit.logLikelihood, -4055.92324350286, within: 1e-12))
        #expect(isNear(fit.model.parameters, [6.2488024897091, 3.74458845328747, 15.4477480094637], within: 1e-9))
        #expect(isNear(fit.standardErrors, [1.189687038, 0.2901656151, 4.159993878], within: 1e-8))
        #expect(fit.isConverged && fit.isMaximum && fit.undeterminedParameters.isEmpty)
        #expect(histories.customers == 946 && fit.customers == 946)
        #expect(histories.customersWithoutRepeat == 1_411)
        #expect(histories.customersWithoutSpend == 0)
        #expect(fit.model.logLikelihood(of: histories) == fit.logLikelihood)
    }

    @Test("One by one and in any order, the fit has the same bits")
    func sameBits() throws {
        var random = SeededGenerator(seed: 4)
        let customers = try CDNOW.rows.flatMap { row in
            let customer = try SpendHistory(repeatPurchases: row.repeatPurchases, meanSpend: row.meanSpend)
            return Array(repeating: customer, count: Int(row.customers))
        }
        let histories = SpendHistories(customers.shuffled(using: &random))
        #expect(try histories == CDNOW.spending())
        let fit = try CDNOW.spendFit.get()
        #expect(try GammaGammaModel.fit(to: histories) == fit)
    }

    @Test("Whoever spent in cents has the same model, but for the unit")
    func unitsScale() throws {
        let inCents = try SpendHistories(
            CDNOW.rows.map { try SpendHistory(repeatPurchases: $0.repeatPurchases, meanSpend: $0.meanSpend * 100) },
            customers: CDNOW.rows.map(\.customers)
        )
        let cents = try GammaGammaModel.fit(to: inCents).model
        let dollars = try CDNOW.spendFit.get().model
        #expect(isNear(cents.parameters, [dollars.p, dollars.q, dollars.v * 100], within: 1e-7))
    }

    @Test("Spend and purchases hardly go together on CDNOW, entirely on a line, and not at all if one is constant")
    func correlation() throws {
        let cdnow = try CDNOW.spending()
        #expect(cdnow.correlation.map { (0.05..<0.2).contains($0) } == true)
        let line = try (1...5).map { try SpendHistory(repeatPurchases: $0, meanSpend: Double($0) * 2) }
        #expect(SpendHistories(line).correlation.map { isNear($0, 1, within: 1e-12) } == true)
        #expect(SpendHistories([line[0], line[0]]).correlation == nil)
        #expect(SpendHistories([]).correlation == nil)
    }

    @Test("Customers without repeat purchases or without spend are counted apart")
    func countedApart() throws {
        let histories = try SpendHistories(
            [
                SpendHistory(repeatPurchases: 0, meanSpend: 0), SpendHistory(repeatPurchases: 2, meanSpend: 0),
                SpendHistory(repeatPurchases: 2, meanSpend: -3), SpendHistory(repeatPurchases: 1, meanSpend: 5),
            ],
            customers: [10, 20, 30, 40]
        )
        #expect(histories.customers == 40)
        #expect(histories.customersWithoutRepeat == 10)
        #expect(histories.customersWithoutSpend == 50)
        #expect(histories.distinct.count == 1)
    }

    @Test("Equal spending, or none, leaves nothing to fit")
    func insufficient() throws {
        let same = try SpendHistory(repeatPurchases: 2, meanSpend: 5)
        let other = try SpendHistory(repeatPurchases: 3, meanSpend: 5)
        let refunded = try SpendHistory(repeatPurchases: 1, meanSpend: -1)
        for histories in [[], [same], [same, other], [same, refunded]] {
            let error = #expect(throws: MetricsError.self) { try GammaGammaModel.fit(to: SpendHistories(histories)) }
            #expect(error?.code == .insufficientData)
        }
        let error = #expect(throws: MetricsError.self) { try SpendHistories([same], customers: []) }
        #expect(error?.code == .invalidCounts)
    }

    @Test("Where no mean exists, or nothing is known of a customer, there is none")
    func noMean() throws {
        let wild = try GammaGammaModel(p: 0.25, q: 0.5, v: 10)
        #expect(wild.expectedSpend == nil)
        #expect(wild.expectedSpend(of: try SpendHistory(repeatPurchases: 0, meanSpend: 0)) == nil)
        #expect(wild.expectedSpend(of: try SpendHistory(repeatPurchases: 2, meanSpend: 4)) == nil)
        #expect(wild.expectedSpend(of: try SpendHistory(repeatPurchases: 3, meanSpend: 4)) != nil)
        #expect(note.expectedSpend(of: try SpendHistory(repeatPurchases: 1, meanSpend: 0)) == nil)
        #expect(note.expectedSpend(of: try SpendHistory(repeatPurchases: 1, meanSpend: -5)) == nil)
    }

    @Test("Money becomes a mean in units of its currency")
    func money() throws {
        let euro = try SpendHistory(repeatPurchases: 2, spend: Money(parsing: "44.70 EUR"))
        #expect(try euro == SpendHistory(repeatPurchases: 2, meanSpend: 22.35))
        #expect(try SpendHistory(repeatPurchases: 4, spend: Money(parsing: "100 JPY")).meanSpend == 25)
        #expect(try SpendHistory(repeatPurchases: 0, spend: Money.zero(in: .eur)).meanSpend == 0)
        let error = #expect(throws: MetricsError.self) {
            try SpendHistory(repeatPurchases: 0, spend: Money(parsing: "1.00 EUR"))
        }
        #expect(error?.code == .invalidHistory)
    }

    @Test(
        "A history that no customer can have is refused",
        arguments: [(-1, 0), (0, 1), (1, .nan), (1, .infinity), (1_000_001, 1)] as [(Int64, Double)]
    )
    func refusedHistories(repeatPurchases: Int64, meanSpend: Double) {
        let error = #expect(throws: MetricsError.self) {
            try SpendHistory(repeatPurchases: repeatPurchases, meanSpend: meanSpend)
        }
        #expect(error?.code == .invalidHistory)
    }

    @Test("A model has this JSON, and reads back equal; others are refused")
    func golden() throws {
        let text = #"{"kind":"gammaGamma","p":6.25,"q":3.74,"v":15.44,"version":1}"#
        #expect(try CanonicalJSON.text(of: note) == text)
        #expect(try CanonicalJSON.decode(GammaGammaModel.self, from: text) == note)
        checkRefused(GammaGammaModel.self, text.replacing(#""version":1"#, with: #""version":2"#))
        checkRefused(GammaGammaModel.self, text.replacing("gammaGamma", with: "bgbb"))
        let error = #expect(throws: MetricsError.self) { try GammaGammaModel(p: 1, q: 1, v: -1) }
        #expect(error?.code == .invalidParameters)
    }
}
