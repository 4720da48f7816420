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

@Suite("Churn reasons: shares of the leavers whose reason is known")
struct ChurnReasonsTests {
    static func churn(_ id: String, _ reason: String?) throws -> Churn {
        Churn(id: try ActivityID(id), at: .unixEpoch, customer: nil, reason: try reason.map { try ReasonName($0) })
    }

    static func random(using random: inout some RandomNumberGenerator) throws -> [Churn] {
        try (0..<Int.random(in: 0...40, using: &random)).map { index in
            try churn(
                "c\(index)",
                ["price", "quality", "service", "competitor", nil].randomElement(using: &random) ?? nil
            )
        }
    }

    @Test("The documented example: 30 for the price, 10 for the service, 60 unknown")
    func example() throws {
        let price = try ReasonName("price")
        let reasons = try ChurnReasons(counts: [price: 30, ReasonName("service"): 10], unknown: 60)
        #expect(reasons.shares.first?.reason == price && reasons.shares.count == 2)
        #expect(reasons.share(of: price).value == 0.75 && reasons.unknown.value == 0.6)
        #expect(reasons.leavers == 100 && reasons.known == 40 && !reasons.isSmallSample)
        #expect(try reasons.share(of: price).interval == .wilson(30, of: 40))
    }

    @Test("reasons.incidents_closed_code: shares of 18 codes, the most frequent first")
    func incidents() throws {
        let top = [
            ("code 6", 14_882), ("code 7", 4_412), ("code 9", 2_489), ("code 8", 831), ("code 5", 677), ("code 1", 449),
        ]
        var counts: [ReasonName: Int64] = [:]
        for (code, count) in top { counts[try ReasonName(code)] = Int64(count) }
        // The twelve codes that the published case does not name have 1,178 cases together.
        for index in 0..<12 { counts[try ReasonName("other \(index)")] = index < 2 ? 99 : 98 }
        let reasons = try ChurnReasons(counts: counts)
        #expect(reasons.leavers == 24_918 && reasons.shares.count == 18)
        #expect(reasons.shares.prefix(6).map(\.reason.text) == top.map(\.0))
        let expected = [0.597238943735452, 0.177060759290473, 0.099887631431094]
        #expect(zip(reasons.shares, expected).allSatisfy { isClose($0.share.value, $1) })
    }

    @Test("Reasons that are equally frequent stand in order of name, and zeros are no reasons")
    func order() throws {
        let names = try ["b", "a", "c", "d"].map { try ReasonName($0) }
        let reasons = try ChurnReasons(counts: Dictionary(zip(names, [1, 1, 2, 0])) { first, _ in first })
        #expect(reasons.shares.map(\.reason.text) == ["c", "a", "b"])
        #expect(reasons.share(of: names[3]).value == 0 && reasons.share(of: names[3]).total == 4)
        #expect(reasons.isSmallSample)
    }

    @Test("Without a known reason no share has a value")
    func empty() throws {
        let price = try ReasonName("price")
        #expect(try ChurnReasons(counts: [:]).share(of: price).value == nil)
        #expect(try ChurnReasons(counts: [:]).unknown.value == nil)
        let unknown = try ChurnReasons(counts: [:], unknown: 3)
        #expect(unknown.share(of: price).value == nil && unknown.unknown.value == 1 && unknown.leavers == 3)
    }

    @Test("A change between two periods is a difference of shares with Newcombe's interval")
    func change() throws {
        let price = try ReasonName("price")
        let service = try ReasonName("service")
        let earlier = try ChurnReasons(counts: [price: 3, service: 17])
        let later = try ChurnReasons(counts: [price: 0, service: 20])
        let change = try later.change(of: price, from: earlier)
        #expect(try change == DifferenceOfShares(from: Proportion(3, of: 20), to: Proportion(0, of: 20)))
        #expect(change.value == -0.15)
        let other = try ChurnReasons(counts: [:], by: ChurnReasonsDefinition(confidence: .percent90))
        let error = #expect(throws: MetricsError.self) { try later.change(of: price, from: other) }
        #expect(error?.code == .definitionMismatch)
    }

    @Test("Counts that cannot be are refused")
    func refused() throws {
        let price = try ReasonName("price")
        let negative = [
            #expect(throws: MetricsError.self) { try ChurnReasons(counts: [price: -1]) },
            #expect(throws: MetricsError.self) { try ChurnReasons(counts: [:], unknown: -1) },
        ]
        #expect(negative.allSatisfy { $0?.code == .invalidCounts })
        let error = #expect(throws: MetricsError.self) {
            try ChurnReasons(counts: [price: 9_007_199_254_740_991], unknown: 1)
        }
        #expect(error?.code == .sumOutOfRange)
    }

    @Test(
        "However leavers are split, the bytes are the same and the figure is that of their counts",
        arguments: UInt64(1)...20
    )
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let churns = try Self.random(using: &random)
        try checkMergeLaws(.standard, as: ChurnReasonsAccumulator.self, of: churns, using: &random)
        try checkRedelivery(.standard, as: ChurnReasonsAccumulator.self, of: churns)
        let once = try ChurnReasonsDefinition(delivery: .exactlyOnce)
        try checkMergeLaws(once, as: ChurnReasonsAccumulator.self, of: churns, using: &random)
        var state = ChurnReasonsAccumulator(.standard)
        try state.add(contentsOf: churns)
        let reasons = churns.compactMap(\.reason)
        let counts = Dictionary(reasons.map { ($0, Int64(1)) }, uniquingKeysWith: +)
        #expect(try state.finish() == ChurnReasons(counts: counts, unknown: Int64(churns.count - reasons.count)))
    }

    @Test("A leaving that is delivered again with another reason is refused")
    func conflict() throws {
        var state = ChurnReasonsAccumulator(.standard)
        try state.add(Self.churn("1", "price"))
        let error = #expect(throws: MetricsError.self) { try state.add(Self.churn("1", nil)) }
        #expect(error?.code == .conflictingActivity)
        let mismatch = #expect(throws: MetricsError.self) {
            try state.merge(ChurnReasonsAccumulator(ChurnReasonsDefinition(delivery: .exactlyOnce)))
        }
        #expect(mismatch?.code == .definitionMismatch)
    }

    @Test("The definition and the state have this JSON and read back equal")
    func golden() throws {
        let definition =
            #"{"confidence":95,"delivery":"exactlyOnce","kind":"churnReasons","minimumSample":30,"version":1}"#
        let once = try ChurnReasonsDefinition(delivery: .exactlyOnce)
        #expect(try CanonicalJSON.text(of: once) == definition)
        #expect(try CanonicalJSON.decode(ChurnReasonsDefinition.self, from: definition) == once)
        var state = ChurnReasonsAccumulator(once)
        for (index, reason) in ["service", "price", nil, "price"].enumerated() {
            try state.add(Self.churn("\(index)", reason))
        }
        let totals =
            #"{"counts":[{"count":2,"reason":"price"},{"count":1,"reason":"service"}],"unknown":1}"#
        let text = #"{"definition":"# + definition + #","log":{"totals":"# + totals + #"},"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(ChurnReasonsAccumulator.self, from: text) == state)
    }

    @Test(
        "A state with a reason twice or without a count is refused",
        arguments: [#"{"count":0,"reason":"a"}"#, #"{"count":1,"reason":"a"},{"count":1,"reason":"a"}"#]
    )
    func refusedState(counts: String) throws {
        let definition = try CanonicalJSON.text(of: ChurnReasonsDefinition(delivery: .exactlyOnce))
        checkRefused(
            ChurnReasonsAccumulator.self,
            #"{"definition":\#(definition),"log":{"totals":{"counts":[\#(counts)],"unknown":0}},"version":1}"#
        )
    }

    @Test("The smallest sample is at least 1")
    func minimum() {
        let error = #expect(throws: MetricsError.self) { try ChurnReasonsDefinition(minimumSample: 0) }
        #expect(error?.code == .invalidDefinition)
    }
}
