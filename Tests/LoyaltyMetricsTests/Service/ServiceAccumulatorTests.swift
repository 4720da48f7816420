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

@Suite("Service accumulator: histograms of minutes that merge")
struct ServiceAccumulatorTests {
    @Test("However cases are split, ordered, stored or sent again, the bytes are the same", arguments: UInt64(1)...20)
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let cases = try Samples.handledCases(.random(in: 0...40, using: &random), using: &random)
        for grouping in CaseGrouping.allCases.map(Optional.init) + [nil] {
            for delivery in DeliveryGuarantee.allCases {
                let definition = try ServiceDefinition(grouping: grouping, delivery: delivery)
                try checkMergeLaws(definition, as: ServiceAccumulator.self, of: cases, using: &random)
            }
            try checkRedelivery(ServiceDefinition(grouping: grouping), as: ServiceAccumulator.self, of: cases)
        }
    }

    @Test("The figure is the plain function's", arguments: UInt64(1)...5)
    func sameAsPlain(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let cases = try Samples.handledCases(50, using: &random)
        let definition = try ServiceDefinition(grouping: .handler, delivery: .exactlyOnce)
        var state = ServiceAccumulator(definition)
        try state.add(contentsOf: cases)
        #expect(try state.finish() == Service(of: cases, by: definition))
    }

    @Test("A case that comes again with other facts is refused, and so is another definition")
    func conflict() throws {
        var state = ServiceAccumulator(.standard)
        try state.add(Samples.handledCase("1"))
        let before = state
        var error = #expect(throws: MetricsError.self) { try state.add(Samples.handledCase("1", resolution: 60)) }
        #expect(error?.code == .conflictingActivity)
        error = #expect(throws: MetricsError.self) {
            try state.merge(ServiceAccumulator(ServiceDefinition(grouping: .reason)))
        }
        #expect(error?.code == .definitionMismatch)
        #expect(state == before)
    }

    @Test("A definition has this JSON, and reads back equal")
    func definition() throws {
        let plain =
            #"{"confidence":95,"delivery":"atLeastOnce","highest":5,"kind":"service","lowest":1,"minimumSample":30,"#
            + #""version":1}"#
        #expect(try CanonicalJSON.text(of: ServiceDefinition.standard) == plain)
        #expect(try CanonicalJSON.decode(ServiceDefinition.self, from: plain) == .standard)
        let text =
            #"{"confidence":99,"delivery":"exactlyOnce","grouping":"handler","highest":10,"kind":"service","lowest":0,"#
            + #""minimumSample":5,"version":1}"#
        let definition = try ServiceDefinition(
            grouping: .handler,
            satisfactionScale: 0...10,
            confidence: .percent99,
            delivery: .exactlyOnce,
            minimumSample: 5
        )
        #expect(try CanonicalJSON.text(of: definition) == text)
        #expect(try CanonicalJSON.decode(ServiceDefinition.self, from: text) == definition)
        checkRefused(ServiceDefinition.self, plain.replacing(#""kind":"service""#, with: #""kind":"rfm""#))
        checkRefused(ServiceDefinition.self, plain.replacing(#""highest":5"#, with: #""highest":1"#))
    }

    @Test("A scale of one number or beyond its bounds is refused", arguments: [3...3, -1_000_001...5, 1...1_000_001])
    func refusedScale(scale: ClosedRange<Int>) {
        let error = #expect(throws: MetricsError.self) { try ServiceDefinition(satisfactionScale: scale) }
        #expect(error?.code == .invalidDefinition)
    }

    @Test("Facts are stored by case, in minutes")
    func facts() throws {
        var state = ServiceAccumulator(.standard)
        try state.add(
            Samples.handledCase("1", response: 61, resolution: -5, verdict: .kept, satisfaction: Rating(4, on: 1...5))
        )
        let definition = try CanonicalJSON.text(of: ServiceDefinition.standard)
        let fact =
            #"{"firstResponse":2,"isOffScale":false,"reopened":false,"resolution":-1,"satisfaction":4,"verdict":"kept"}"#
        let text = #"{"definition":\#(definition),"log":{"facts":[{"fact":\#(fact),"id":"1"}]},"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(ServiceAccumulator.self, from: text) == state)
        checkRefused(
            ServiceAccumulator.self,
            text.replacing(#""satisfaction":4"#, with: #""satisfaction":9007199254740992"#)
        )
    }

    @Test("Counts are stored by group, and read back only if they fit together")
    func counts() throws {
        let definition = try ServiceDefinition(grouping: .handler, delivery: .exactlyOnce)
        var state = ServiceAccumulator(definition)
        try state.add(Samples.handledCase("1", response: 60, by: "eve", verdict: .missed))
        let none = #"{"counts":[],"values":[]}"#
        let counts =
            #"{"cases":1,"firstResponse":{"counts":[1],"values":[1]},"negativeResolutions":0,"negativeResponses":0,"#
            + #""offScale":0,"openKept":0,"openMissed":1,"reopened":0,"resolution":\#(none),"resolvedKept":0,"#
            + #""resolvedMissed":0,"satisfaction":\#(none)}"#
        let group = #"{"counts":\#(counts),"group":"eve"}"#
        let text =
            #"{"definition":\#(try CanonicalJSON.text(of: definition)),"log":{"totals":{"groups":[\#(group)]}},"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(ServiceAccumulator.self, from: text) == state)
        for (found, other) in [
            (#""cases":1"#, #""cases":0"#), (#""openMissed":1"#, #""openMissed":2"#),
            (#""openMissed":1"#, #""openMissed":-1"#), (#""values":[1]"#, #""values":[-1]"#),
            (#""openKept":0"#, #""openKept":1"#), (#""resolvedKept":0"#, #""resolvedKept":1"#),
            (#""negativeResponses":0"#, #""negativeResponses":1"#), ("[\(group)]", "[\(group),\(group)]"),
        ] {
            checkRefused(ServiceAccumulator.self, text.replacing(found, with: other))
        }
    }
}
