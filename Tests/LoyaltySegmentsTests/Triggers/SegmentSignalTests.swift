//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Segments and triggers: a customer who came or went")
struct SegmentSignalTests {
    static func change(
        _ kind: SegmentChange.Kind = .entered,
        _ cause: ChangeCause = .data,
        customer: String = "ann",
        segment: String = "vip",
        ordinal: Int64 = 1,
        at: String = "2027-03-01"
    ) throws -> SegmentChange {
        SegmentChange(
            customer: try CustomerID(customer),
            segment: try SegmentID(segment),
            version: try DefinitionVersion("1"),
            kind: kind,
            cause: cause,
            at: try TriggerWorld.instant(at),
            ordinal: ordinal
        )
    }

    static func requests(_ changes: [SegmentChange], _ signal: SegmentSignal) throws -> [ActionRequest] {
        try TriggerWorld.outcome([.segment(signal)], changes: changes, since: "2027-02-28", asOf: "2027-03-02").requests
    }

    @Test("Entering or leaving counts as asked, for this segment and this customer")
    func kind() throws {
        let vip = try SegmentID("vip")
        let changes = try [
            Self.change(), Self.change(.left), Self.change(segment: "loyal"), Self.change(customer: "bob"),
            Self.change(at: "2027-02-27"), Self.change(at: "2027-03-03"),
        ]
        #expect(try Self.requests(changes, SegmentSignal(vip, .entered)).count == 1)
        #expect(try Self.requests(changes, SegmentSignal(vip, .left)).count == 1)
    }

    @Test("A changed rule and a first look trigger nothing unless asked")
    func causes() throws {
        let vip = try SegmentID("vip")
        let changes = try ChangeCause.allCases.enumerated().map { try Self.change(.entered, $1, ordinal: Int64($0)) }
        #expect(try Self.requests(changes, SegmentSignal(vip, .entered)).count == 3)
        #expect(try Self.requests(changes, SegmentSignal(vip, .entered, causes: [.rule])).count == 1)
        #expect(try Self.requests(changes, SegmentSignal(vip, .entered, causes: [])).count == 0)
    }

    @Test("The ordinal names the change: seen again later it is the same request, entered again it is another")
    func identity() throws {
        let signal = SegmentSignal(try SegmentID("vip"), .entered)
        let first = try Self.requests([Self.change()], signal)
        let again = try Self.requests([Self.change(at: "2027-03-02")], signal)
        let next = try Self.requests([Self.change(ordinal: 3)], signal)
        #expect(first.map(\.id) == again.map(\.id))
        #expect(first.map(\.id) != next.map(\.id))
    }
}
