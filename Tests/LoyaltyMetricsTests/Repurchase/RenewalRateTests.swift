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

@Suite("Renewal rate: renewed of those that came due")
struct RenewalRateTests {
    static func renewal(_ id: String, _ isRenewed: Bool, customer: String? = "ann") throws -> Renewal {
        Renewal(
            id: try ActivityID(id),
            at: .unixEpoch,
            customer: try customer.map { try CustomerID($0) },
            isRenewed: isRenewed
        )
    }

    static func random(using random: inout some RandomNumberGenerator) throws -> [Renewal] {
        try (0..<Int.random(in: 0...40, using: &random)).map { try renewal("r\($0)", .random(using: &random)) }
    }

    @Test("The documented example: 45 of 60")
    func example() throws {
        let rate = try RenewalRate(renewed: 45, due: 60)
        #expect(rate.value == 0.75 && !rate.isSmallSample && rate.renewed == 45 && rate.due == 60)
        #expect(try rate.exactValue == Rate(3, per: 4) && rate.interval == .wilson(45, of: 60))
        #expect(
            isClose(rate.interval?.lower, 0.6277, within: 1e-4) && isClose(rate.interval?.upper, 0.8422, within: 1e-4)
        )
    }

    @Test("If nothing came due there is no rate")
    func empty() throws {
        let rate = try RenewalRateAccumulator(.standard).finish()
        #expect(rate.value == nil && rate.exactValue == nil && rate.interval == nil && rate.isSmallSample)
    }

    @Test("Counts that cannot be are refused", arguments: zip([-1, 2, 0], [1, 1, -1] as [Int64]))
    func refused(renewed: Int64, due: Int64) {
        let error = #expect(throws: MetricsError.self) { try RenewalRate(renewed: renewed, due: due) }
        #expect(error?.code == .invalidCounts)
    }

    @Test("Renewals are counted, with a customer or without")
    func accumulation() throws {
        var state = RenewalRateAccumulator(.standard)
        try state.add(contentsOf: [
            Self.renewal("1", true), Self.renewal("2", false), Self.renewal("3", true, customer: nil),
            Self.renewal("1", true),
        ])
        #expect(try state.finish() == RenewalRate(renewed: 2, due: 3))
        let error = #expect(throws: MetricsError.self) { try state.add(Self.renewal("2", true)) }
        #expect(error?.code == .conflictingActivity)
    }

    @Test("However renewals are split, the bytes are the same", arguments: UInt64(1)...20)
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let renewals = try Self.random(using: &random)
        try checkMergeLaws(.standard, as: RenewalRateAccumulator.self, of: renewals, using: &random)
        try checkRedelivery(.standard, as: RenewalRateAccumulator.self, of: renewals)
        let once = try RenewalRateDefinition(delivery: .exactlyOnce)
        try checkMergeLaws(once, as: RenewalRateAccumulator.self, of: renewals, using: &random)
    }

    @Test("The definition and the states have this JSON and read back equal")
    func golden() throws {
        let definition =
            #"{"confidence":95,"delivery":"atLeastOnce","kind":"renewalRate","minimumSample":30,"version":1}"#
        #expect(try CanonicalJSON.text(of: RenewalRateDefinition.standard) == definition)
        #expect(try CanonicalJSON.decode(RenewalRateDefinition.self, from: definition) == .standard)
        var state = RenewalRateAccumulator(.standard)
        try state.add(contentsOf: [Self.renewal("2", true), Self.renewal("1", false)])
        let facts = #"{"facts":[{"fact":false,"id":"1"},{"fact":true,"id":"2"}]}"#
        let text = #"{"definition":"# + definition + #","log":"# + facts + #","version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(RenewalRateAccumulator.self, from: text) == state)
    }

    @Test(
        "A state with more renewed than due is refused",
        arguments: [#"{"due":1,"renewed":2}"#, #"{"due":-1,"renewed":-1}"#, #"{"due":9007199254740992,"renewed":0}"#]
    )
    func refusedState(totals: String) throws {
        let definition = try CanonicalJSON.text(of: RenewalRateDefinition(delivery: .exactlyOnce))
        checkRefused(
            RenewalRateAccumulator.self,
            #"{"definition":\#(definition),"log":{"totals":\#(totals)},"version":1}"#
        )
    }

    @Test("States of different definitions, and sums beyond the bound, do not merge")
    func merging() throws {
        let once = try RenewalRateDefinition(delivery: .exactlyOnce)
        var state = RenewalRateAccumulator(once)
        let mismatch = #expect(throws: MetricsError.self) { try state.merge(RenewalRateAccumulator(.standard)) }
        #expect(mismatch?.code == .definitionMismatch)
        try state.add(Self.renewal("1", true))
        let definition = try CanonicalJSON.text(of: once)
        let full = try CanonicalJSON.decode(
            RenewalRateAccumulator.self,
            from: #"{"definition":\#(definition),"log":{"totals":{"due":9007199254740991,"renewed":0}},"version":1}"#
        )
        let before = state
        let error = #expect(throws: MetricsError.self) { try state.merge(full) }
        #expect(error?.code == .sumOutOfRange && state == before)
    }

    @Test("The smallest sample is at least 1")
    func minimum() {
        let error = #expect(throws: MetricsError.self) { try RenewalRateDefinition(minimumSample: 0) }
        #expect(error?.code == .invalidDefinition)
    }
}
