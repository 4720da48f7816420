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

@Suite("Referral growth accumulator: who was invited, joined and bought when")
struct ReferralGrowthAccumulatorTests {
    @Test("A month of a small program is counted")
    func counting() throws {
        let growth = try finish([
            // Two customers from before; one of them follows a friend's link.
            joined("ann", -20), joined("bob", -10), touched("bob", 2), bought("bob", 3),
            // Three are invited: one joins and buys, one only joins, one does neither.
            touched("cid", 1), touched("cid", 4), joined("cid", 4), bought("cid", 5), bought("cid", 6),
            touched("dan", 1), joined("dan", 9), touched("eve", 1),
            // Two come by themselves, and one of them follows a link later.
            joined("fay", 3), bought("fay", 3), bought("gus", 7), touched("gus", 8),
        ])
        #expect(growth.customers == 2)
        #expect(growth.invitations == 3 && growth.joinedShare.count == 2 && growth.boughtShare.count == 1)
        #expect(growth.alreadyCustomers == 2)
        #expect(growth.referredShare.count == 1 && growth.referredShare.total == 4)
        #expect(growth.viralCoefficient == 1)
    }

    @Test("A code that is given while joining or buying is in time")
    func sameInstant() throws {
        let growth = try finish([joined("ann", 3), touched("ann", 3), bought("ann", 3)])
        #expect(growth.invitations == 1 && growth.boughtShare.count == 1 && growth.referredShare.count == 1)
        #expect(growth.alreadyCustomers == 0)
    }

    @Test("What happens outside the window does not count in it")
    func outside() throws {
        let growth = try finish([
            touched("ann", -1), joined("ann", 1), bought("ann", 1),
            touched("bob", 2), joined("bob", 31), bought("bob", 32), touched("cid", 31), joined("cid", 30.5),
        ])
        #expect(growth.invitations == 1 && growth.joinedShare.count == 0)
        #expect(growth.referredShare.count == 0 && growth.referredShare.total == 1)
    }

    @Test("Who was invited and bought without joining is a referred customer, but has not joined")
    func boughtOnly() throws {
        let growth = try finish([touched("ann", 1), bought("ann", 2)])
        #expect(growth.joinedShare.count == 0 && growth.referredShare.count == 1)
    }

    @Test("Other programs, and activities without a customer, are passed over")
    func passedOver() throws {
        let growth = try finish([
            touched(nil, 1), joined(nil, 1), bought(nil, 1), touched("ann", 1), joined("ann", 2, program: "other"),
        ])
        #expect(growth.invitations == 1 && growth.joinedShare.count == 0 && growth.referredShare.total == 0)
    }

    @Test("Any program counts if the definition names none")
    func anyProgram() throws {
        let window = try ReferralGrowthTests.definition().window
        var state = ReferralGrowthAccumulator(try ReferralGrowthDefinition(window: window))
        try state.add(contentsOf: [touched("ann", 1), joined("ann", 2, program: "other")])
        #expect(try state.finish().joinedShare.count == 1)
    }

    @Test("However activities are split, ordered and stored, the bytes are the same", arguments: UInt64(1)...15)
    func mergeLaws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let activities = try (0..<40).map { _ in try activity(using: &random) }
        try checkMergeLaws(
            ReferralGrowthTests.definition(),
            as: ReferralGrowthAccumulator.self,
            of: activities,
            using: &random
        )
    }

    @Test("An activity that is delivered again changes nothing")
    func redelivery() throws {
        var random = SeededGenerator(seed: 2)
        let activities = try (0..<40).map { _ in try activity(using: &random) }
        try checkRedelivery(ReferralGrowthTests.definition(), as: ReferralGrowthAccumulator.self, of: activities)
    }

    @Test("The parts fit together, whatever happened", arguments: UInt64(1)...15)
    func consistent(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let growth = try finish((0..<80).map { _ in try activity(using: &random) })
        #expect(growth.boughtShare.count <= growth.referredShare.count)
        #expect(growth.invitations + growth.alreadyCustomers <= 12)
    }

    @Test("States of different definitions do not merge")
    func definitionMismatch() throws {
        var state = ReferralGrowthAccumulator(try ReferralGrowthTests.definition())
        let error = #expect(throws: MetricsError.self) {
            try state.merge(ReferralGrowthAccumulator(ReferralGrowthTests.definition(.bought)))
        }
        #expect(error?.code == .definitionMismatch)
    }

    @Test("A state has this JSON, sorted, and reads back equal")
    func golden() throws {
        var state = ReferralGrowthAccumulator(try ReferralGrowthTests.definition())
        try state.add(contentsOf: [touched("bob", 1), joined("bob", 2), bought("ann", -1)])
        let text =
            #"{"customers":[{"customer":"ann","marks":{"orderedAt":"2026-02-28T00:00:00Z"}},"#
            + #"{"customer":"bob","marks":{"joinedAt":"2026-03-03T00:00:00Z","touchedAt":"2026-03-02T00:00:00Z"}}],"#
            + #""definition":\#(try CanonicalJSON.text(of: state.definition)),"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(ReferralGrowthAccumulator.self, from: text) == state)
    }

    @Test(
        "A state whose parts contradict each other, or of another version, is refused",
        arguments: [
            (#"{"customer":"a","marks":{}},{"customer":"a","marks":{}}"#, 1),
            (#"{"customer":"a","marks":{"touchedAt":"2026-02-28T00:00:00Z"}}"#, 1), ("", 2),
        ]
    )
    func refusedState(customers: String, version: Int) throws {
        let definition = try CanonicalJSON.text(of: ReferralGrowthTests.definition())
        checkRefused(
            ReferralGrowthAccumulator.self,
            #"{"customers":[\#(customers)],"definition":\#(definition),"version":\#(version)}"#
        )
    }
}

extension ReferralGrowthAccumulatorTests {
    /// Days after the start of the window.
    private func at(_ day: Double) throws -> Timestamp {
        try Timestamp(parsing: "2026-03-01T00:00:00Z").advanced(by: TimeSpan(microseconds: Int64(day * 86_400_000_000)))
    }

    private func finish(_ activities: [ReferralActivity]) throws -> ReferralGrowth {
        var state = ReferralGrowthAccumulator(try ReferralGrowthTests.definition())
        try state.add(contentsOf: activities)
        return try state.finish()
    }

    private func touched(_ customer: String?, _ day: Double) throws -> ReferralActivity {
        .touch(
            Touch(
                id: try ActivityID("t"),
                at: try at(day),
                customer: try customer.map { try CustomerID($0) },
                kind: .click,
                code: try ReferralCode("FRIEND")
            )
        )
    }

    private func joined(_ customer: String?, _ day: Double, program: String = "club") throws -> ReferralActivity {
        .enrolment(
            Enrolment(
                id: try ActivityID("e"),
                at: try at(day),
                customer: try customer.map { try CustomerID($0) },
                program: try ProgramID(program)
            )
        )
    }

    private func bought(_ customer: String?, _ day: Double) throws -> ReferralActivity {
        .order(
            try Order(
                id: OrderID("o"),
                at: at(day),
                customer: customer.map { try CustomerID($0) },
                total: Money(parsing: "10.00 EUR")
            )
        )
    }

    private func activity(using random: inout some RandomNumberGenerator) throws -> ReferralActivity {
        let customer = "c\(Int.random(in: 1...12, using: &random))"
        let day = Double(Int.random(in: -10...40, using: &random))
        return switch Int.random(in: 0...2, using: &random) {
        case 0: try touched(customer, day)
        case 1: try joined(customer, day)
        default: try bought(customer, day)
        }
    }
}
