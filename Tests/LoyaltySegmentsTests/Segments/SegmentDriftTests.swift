//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Drift: a segment whose size moved too far")
struct SegmentDriftTests {
    static func size(_ members: Int, unknown: Int = 0, of customers: Int = 1_000) throws -> SegmentSize {
        try SegmentSize(segment: SegmentID("vip"), members: members, unknown: unknown, customers: customers)
    }

    static func rule(minimumCustomers: Int = 1) throws -> DriftRule {
        DriftRule(
            share: try .percent(5),
            relative: try .percent(30),
            unknown: try .percent(1),
            minimumCustomers: minimumCustomers
        )
    }

    @Test(
        "A move is an alarm if it goes further than allowed, and not if just as far",
        arguments: [
            (100, 0, 130, 0, []), (100, 0, 131, 0, [SegmentDrift.Alarm.sizeMoved]), (100, 0, 69, 0, [.sizeMoved]),
            (500, 0, 550, 0, []), (500, 0, 551, 0, [.shareMoved]), (100, 0, 0, 0, [.shareMoved, .sizeMoved]),
            (100, 5, 100, 15, []), (100, 5, 100, 16, [.unknownGrew]), (100, 500, 100, 0, []),
            (0, 0, 1, 0, [.sizeMoved]), (0, 0, 0, 0, []),
        ]
    )
    func alarms(before: Int, unknown: Int, after: Int, open: Int, alarms: [SegmentDrift.Alarm]) throws {
        let drift = try Self.rule().drift(
            from: Self.size(before, unknown: unknown),
            to: Self.size(after, unknown: open)
        )
        #expect(drift.alarms == alarms)
        #expect(drift.earlier.members == before && drift.later.members == after)
    }

    @Test("More customers of the same kind are no drift, exactly, up to the largest sizes")
    func growth() throws {
        let all = SegmentSize.maximumCustomers
        let small = try Self.size(all / 4, of: all / 2)
        #expect(try Self.rule().drift(from: small, to: Self.size(all / 2, of: all)).alarms == [])
        let exact = DriftRule(share: .zero, relative: .zero, unknown: .zero)
        #expect(try exact.drift(from: small, to: Self.size(all / 2, of: all)).alarms == [])
        #expect(try exact.drift(from: small, to: Self.size(all / 2 - 1, of: all)).alarms == [.shareMoved, .sizeMoved])
    }

    @Test("Too few customers, then or now, say nothing; without a bound nothing alarms")
    func quiet() throws {
        let rule = try Self.rule(minimumCustomers: 100)
        #expect(try rule.drift(from: Self.size(9, of: 99), to: Self.size(0)).alarms == [])
        #expect(try rule.drift(from: Self.size(9, of: 100), to: Self.size(0, of: 99)).alarms == [])
        #expect(try Self.rule(minimumCustomers: 0).drift(from: Self.size(0, of: 0), to: Self.size(5)).alarms == [])
        #expect(try DriftRule().drift(from: Self.size(900), to: Self.size(0, unknown: 900)).alarms == [])
    }

    @Test(
        "A size with less than nobody, more than all, or too many is refused",
        arguments: [
            (-1, 0, 10), (11, 0, 10), (5, 6, 10), (5, -1, 10), (0, 0, -1), (0, 0, SegmentSize.maximumCustomers + 1),
        ]
    )
    func refused(members: Int, unknown: Int, customers: Int) {
        #expect(refusal { try Self.size(members, unknown: unknown, of: customers) } == .invalidSize)
    }

    @Test("A rule has one JSON form")
    func golden() throws {
        let json = #"{"minimumCustomers":100,"relative":"30%","share":"5%","unknown":"1%"}"#
        #expect(try CanonicalJSON.text(of: Self.rule(minimumCustomers: 100)) == json)
        #expect(try CanonicalJSON.decode(DriftRule.self, from: json) == Self.rule(minimumCustomers: 100))
    }
}
