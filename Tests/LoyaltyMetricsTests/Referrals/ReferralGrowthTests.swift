//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import Testing

@Suite("Referral growth: customers who bring customers")
struct ReferralGrowthTests {
    @Test("A thousand customers invite five hundred, of whom 120 join and 60 buy")
    func sample() throws {
        let growth = try growth(1_000, 500, 120, 60, 300, 75)
        #expect(growth.joinedShare.value == 0.24 && growth.joinedShare.interval != nil)
        #expect(growth.boughtShare.value == 0.5)
        #expect(growth.invitationsPerCustomer == 0.5)
        #expect(growth.viralCoefficient == 0.12)
        #expect(try growth.exactViralCoefficient == Rate(3, per: 25))
        #expect(growth.referredShare.value == 0.25 && growth.referredShare.interval != nil)
        #expect(growth.customers == 1_000 && growth.invitations == 500 && !growth.isSmallSample)
    }

    @Test(
        "The interval of the viral coefficient is that of the share, by customer",
        arguments: ReferralConversion.allCases
    )
    func interval(conversion: ReferralConversion) throws {
        let growth = try growth(1_000, 500, 120, 60, 300, 75, conversion)
        let count: Int64 = conversion == .joined ? 120 : 60
        let share = try #require(try ConfidenceInterval.wilson(count, of: 500))
        #expect(growth.conversions == count)
        #expect(isClose(growth.viralCoefficient, Double(count) / 1_000))
        #expect(isClose(growth.viralInterval?.lower, share.lower / 2))
        #expect(isClose(growth.viralInterval?.upper, share.upper / 2))
        #expect(growth.viralInterval?.level == .percent95)
    }

    @Test(
        "Without customers nobody invites by customer; without invitations none succeed; never 0 where nothing was counted"
    )
    func nothing() throws {
        let nobody = try growth(0, 5, 2, 1, 1, 1)
        #expect(nobody.viralCoefficient == nil && nobody.exactViralCoefficient == nil)
        #expect(nobody.invitationsPerCustomer == nil && nobody.viralInterval == nil)
        #expect(nobody.joinedShare.value == 0.4 && nobody.isSmallSample)
        let silent = try growth(10, 0, 0, 0, 0, 0)
        #expect(silent.invitationsPerCustomer == 0 && silent.viralCoefficient == 0)
        #expect(silent.joinedShare.value == nil && silent.boughtShare.value == nil && silent.referredShare.value == nil)
        #expect(silent.viralInterval == nil)
    }

    @Test(
        "A negative count, and a part greater than its whole, are refused",
        arguments: [
            [-1, 5, 2, 1, 1, 1], [1, 1, 2, 1, 1, 1], [1, 5, 1, 2, 1, 1], [1, 5, 2, 1, 1, 2], [1, -1, 0, 0, 1, 1],
            [1, 5, 2, -1, 1, 1],
        ] as [[Int64]]
    )
    func refused(counts: [Int64]) {
        let error = #expect(throws: MetricsError.self) {
            try growth(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5])
        }
        #expect(error?.code == .invalidCounts)
    }

    @Test("A negative count of those who were customers already is refused, and more than can be counted")
    func refusedCounts() throws {
        for (already, customers, code) in [(-1, 1, .invalidCounts), (0, 9_007_199_254_740_992, .sumOutOfRange)]
            as [(Int64, Int64, MetricsError.Code)]
        {
            let error = #expect(throws: MetricsError.self) {
                try ReferralGrowth(
                    customers: customers,
                    invitations: 1,
                    joined: 1,
                    bought: 1,
                    newCustomers: 1,
                    referredCustomers: 1,
                    alreadyCustomers: already,
                    by: Self.definition()
                )
            }
            #expect(error?.code == code)
        }
    }

    static func definition(_ conversion: ReferralConversion = .joined) throws -> ReferralGrowthDefinition {
        try ReferralGrowthDefinition(
            window: TimeWindow(
                from: Timestamp(parsing: "2026-03-01T00:00:00Z"),
                to: Timestamp(parsing: "2026-04-01T00:00:00Z")
            ),
            program: ProgramID("club"),
            conversion: conversion
        )
    }

    private func growth(
        _ customers: Int64,
        _ invitations: Int64,
        _ joined: Int64,
        _ bought: Int64,
        _ newCustomers: Int64,
        _ referred: Int64,
        _ conversion: ReferralConversion = .joined
    ) throws -> ReferralGrowth {
        try ReferralGrowth(
            customers: customers,
            invitations: invitations,
            joined: joined,
            bought: bought,
            newCustomers: newCustomers,
            referredCustomers: referred,
            by: Self.definition(conversion)
        )
    }
}

@Suite("Referral growth definition: when invitations count, and what success is")
struct ReferralGrowthDefinitionTests {
    @Test("The choices have this JSON, and read back equal", arguments: ReferralConversion.allCases)
    func golden(conversion: ReferralConversion) throws {
        let definition = try ReferralGrowthTests.definition(conversion)
        let text =
            #"{"confidence":95,"conversion":"\#(conversion.rawValue)","kind":"referralGrowth","minimumSample":30,"#
            + #""program":"club","version":1,"window":{"end":"2026-04-01T00:00:00Z","start":"2026-03-01T00:00:00Z"}}"#
        #expect(try CanonicalJSON.text(of: definition) == text)
        #expect(try CanonicalJSON.decode(ReferralGrowthDefinition.self, from: text) == definition)
    }

    @Test("Any program, and a window without an end, read back equal")
    func roundTrip() throws {
        let definition = try ReferralGrowthDefinition(window: TimeWindow(from: .unixEpoch), confidence: .percent90)
        let text = try CanonicalJSON.text(of: definition)
        #expect(try CanonicalJSON.decode(ReferralGrowthDefinition.self, from: text) == definition)
    }

    @Test("A window without a start, and no minimum, are refused")
    func refused() throws {
        for (window, minimum) in [(TimeWindow.always, 1), (try TimeWindow(from: .unixEpoch), 0)]
            as [(TimeWindow, Int64)]
        {
            let error = #expect(throws: MetricsError.self) {
                try ReferralGrowthDefinition(window: window, minimumSample: minimum)
            }
            #expect(error?.code == .invalidDefinition)
        }
    }

    @Test("Another kind and another version are refused", arguments: [("referralGrowth", 2), ("nps", 1)])
    func otherKind(kind: String, version: Int) {
        checkRefused(
            ReferralGrowthDefinition.self,
            #"{"confidence":95,"conversion":"joined","kind":"\#(kind)","minimumSample":30,"version":\#(version),"#
                + #""window":{"start":"2026-03-01T00:00:00Z"}}"#
        )
    }
}
