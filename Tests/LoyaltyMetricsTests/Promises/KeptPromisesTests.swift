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

@Suite("Promises kept: the share of those that were due")
struct KeptPromisesTests {
    @Test("What is pending is not due, and what is early is as the definition says")
    func worked() throws {
        let promises = try KeptPromises(kept: 18, early: 1, late: 2, missed: 4, pending: 10)
        #expect(promises.share.value == 0.72 && promises.isSmallSample && promises.pending == 10)
        let shares = try EarlyPromise.allCases.map { early in
            try KeptPromises(kept: 6, early: 2, late: 1, missed: 1, by: KeptPromisesDefinition(early: early)).share
        }
        #expect(try shares == [Proportion(8, of: 10), Proportion(6, of: 10), Proportion(6, of: 8)])
    }

    @Test("Where nothing is due there is no share; counts below zero are refused")
    func empty() throws {
        #expect(try KeptPromises(kept: 0, late: 0, missed: 0, pending: 3).share.value == nil)
        for (kept, pending) in [(-1, 0), (0, -1)] as [(Int64, Int64)] {
            let error = #expect(throws: MetricsError.self) {
                try KeptPromises(kept: kept, late: 1, missed: 1, pending: pending)
            }
            #expect(error?.code == .invalidCounts)
        }
    }

    static func promise(_ id: String, from start: Int64? = nil, due: Int64, keptAt: Int64?) throws -> Promise {
        try Promise(
            id: ActivityID(id),
            from: start.map { try Timestamp(secondsSince1970: $0) },
            due: Timestamp(secondsSince1970: due),
            keptAt: keptAt.map { try Timestamp(secondsSince1970: $0) }
        )
    }

    @Test(
        "Both ends of the time are in time; what is not kept is missed once it is over",
        arguments: [
            (9, "early"), (10, "kept"), (20, "kept"), (21, "late"), (nil, "missed"),
        ] as [(Int64?, String)]
    )
    func outcomes(keptAt: Int64?, expected: String) throws {
        let promise = try Self.promise("1", from: 10, due: 20, keptAt: keptAt)
        let after = try KeptPromises(of: [promise], asOf: Timestamp(secondsSince1970: 21))
        #expect(
            [after.early, after.kept, after.late, after.missed, after.pending]
                == ["early", "kept", "late", "missed", "pending"].map { $0 == expected ? 1 : 0 }
        )
        let during = try KeptPromises(of: [promise], asOf: Timestamp(secondsSince1970: 20))
        #expect(during.missed == 0 && during.pending == (keptAt == nil ? 1 : 0))
    }

    @Test("A delivery on the day is kept from the first to the last instant of the customer's date")
    func delivery() throws {
        let zone = try FixedOffset(hours: 3)
        let date = try CivilDate(parsing: "2026-11-21")
        func outcome(_ at: String) throws -> KeptPromises {
            let promise = try Promise.delivery(ActivityID("1"), on: date, deliveredAt: Timestamp(parsing: at), in: zone)
            return try KeptPromises(of: [promise], asOf: .latest)
        }
        #expect(try outcome("2026-11-20T20:59:59.999999Z").early == 1)
        #expect(try outcome("2026-11-20T21:00:00Z").kept == 1)
        #expect(try outcome("2026-11-21T20:59:59.999999Z").kept == 1)
        #expect(try outcome("2026-11-21T21:00:00Z").late == 1)
        let error = #expect(throws: MetricsError.self) {
            try Promise.delivery(ActivityID("1"), on: .latest, deliveredAt: nil, in: zone)
        }
        #expect(error?.code == .dateOutOfRange)
    }

    @Test("A review is answered in time up to exactly 24 hours later, and not before it was written")
    func answers() throws {
        let review = Review(id: try ActivityID("r1"), at: try Timestamp(secondsSince1970: 100), customer: nil)
        func outcome(_ seconds: Int64?) throws -> KeptPromises {
            let answeredAt = try seconds.map { try Timestamp(secondsSince1970: 100 + $0) }
            let promise = try Promise.answer(to: review, answeredAt: answeredAt, within: .hours(24))
            #expect(promise.id == review.id)
            return try KeptPromises(of: [promise], asOf: .latest, by: KeptPromisesDefinition(early: .leftOut))
        }
        #expect(try outcome(86_400).share.value == 1)
        #expect(try outcome(86_401).share.value == 0)
        #expect(try outcome(nil).share.value == 0)
        #expect(try outcome(-1).share.value == nil)
    }

    @Test("A promise that is due before it starts, or beyond the years of time, is refused")
    func refused() throws {
        var error = #expect(throws: MetricsError.self) { try Self.promise("1", from: 2, due: 1, keptAt: nil) }
        #expect(error?.code == .invalidDefinition)
        let review = Review(id: try ActivityID("r1"), at: .latest, customer: nil)
        error = #expect(throws: MetricsError.self) {
            try Promise.answer(to: review, answeredAt: nil, within: .hours(24))
        }
        #expect(error?.code == .dateOutOfRange)
        error = #expect(throws: MetricsError.self) {
            try Promise.answer(to: review, answeredAt: nil, within: .hours(-1))
        }
        #expect(error?.code == .invalidDefinition)
    }

    @Test(
        "However promises are split, ordered, stored or sent again, the bytes are the same",
        arguments: UInt64(1)...10
    )
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let promises = try (0..<40).map { index in
            try Self.promise(
                "p\(index)",
                from: Bool.random(using: &random) ? 5 : nil,
                due: .random(in: 10...15, using: &random),
                keptAt: Bool.random(using: &random) ? .random(in: 0...20, using: &random) : nil
            )
        }
        for delivery in DeliveryGuarantee.allCases {
            let definition = try KeptPromisesDefinition(early: .kept, delivery: delivery)
            try checkMergeLaws(definition, as: KeptPromisesAccumulator.self, of: promises, using: &random)
            var state = KeptPromisesAccumulator(definition)
            try state.add(contentsOf: promises)
            let asOf = try Timestamp(secondsSince1970: 12)
            #expect(try state.finish(asOf: asOf) == KeptPromises(of: promises, asOf: asOf, by: definition))
        }
        try checkRedelivery(.standard, as: KeptPromisesAccumulator.self, of: promises)
    }

    @Test("A promise that comes again with other facts is refused, and so is another definition")
    func conflict() throws {
        var state = KeptPromisesAccumulator(.standard)
        try state.add(Self.promise("1", due: 5, keptAt: nil))
        var error = #expect(throws: MetricsError.self) { try state.add(Self.promise("1", due: 5, keptAt: 4)) }
        #expect(error?.code == .conflictingActivity)
        error = #expect(throws: MetricsError.self) {
            try state.merge(KeptPromisesAccumulator(KeptPromisesDefinition(early: .kept)))
        }
        #expect(error?.code == .definitionMismatch)
    }

    @Test("Definition and state have this JSON, and read back equal")
    func golden() throws {
        let text =
            #"{"confidence":95,"delivery":"atLeastOnce","early":"broken","kind":"keptPromises","minimumSample":30,"version":1}"#
        #expect(try CanonicalJSON.text(of: KeptPromisesDefinition.standard) == text)
        #expect(try CanonicalJSON.decode(KeptPromisesDefinition.self, from: text) == .standard)
        checkRefused(KeptPromisesDefinition.self, text.replacing("keptPromises", with: "rfm"))

        let definition = try KeptPromisesDefinition(early: .leftOut, delivery: .exactlyOnce)
        var state = KeptPromisesAccumulator(definition)
        try state.add(contentsOf: [Self.promise("1", due: 5, keptAt: nil), Self.promise("2", due: 5, keptAt: 4)])
        let counts = #"{"early":0,"kept":1,"late":0,"open":[{"count":1,"due":"1970-01-01T00:00:05Z"}]}"#
        let stored =
            #"{"definition":\#(try CanonicalJSON.text(of: definition)),"log":{"totals":\#(counts)},"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == stored)
        #expect(try CanonicalJSON.decode(KeptPromisesAccumulator.self, from: stored) == state)
        checkRefused(KeptPromisesAccumulator.self, stored.replacing(#""count":1"#, with: #""count":0"#))
        checkRefused(KeptPromisesAccumulator.self, stored.replacing(#""kept":1"#, with: #""kept":-1"#))
    }
}
