//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Change: what a host keeps")
struct ChangeCodingTests {
    @Test("A state has one JSON form")
    func state() throws {
        let state = SegmentState(
            isMember: true,
            since: try TriggerWorld.instant("2026-11-21"),
            version: try DefinitionVersion("2026-1"),
            changes: 3,
            next: try TriggerWorld.instant("2027-01-30")
        )
        let json =
            #"{"changes":3,"definition":"2026-1","member":true,"next":"2027-01-30T12:00:00Z","since":"2026-11-21T12:00:00Z","version":1}"#
        #expect(try CanonicalJSON.text(of: state) == json)
        #expect(try CanonicalJSON.decode(SegmentState.self, from: json) == state)
        let short = #"{"changes":0,"definition":"2026-1","member":false,"version":1}"#
        let never = try CanonicalJSON.decode(SegmentState.self, from: short)
        #expect(never.since == nil && never.next == nil)
        #expect(try CanonicalJSON.text(of: never) == short)
    }

    @Test("A stability rule has one JSON form, and what is left out is nothing")
    func stability() throws {
        let rule = try StabilityRule(
            leave: SegmentRule(parsing: "orders < 7"),
            minimumStay: .days(30),
            coolDown: .days(7)
        )
        let json =
            #"{"coolDown":604800000000,"leave":{"attribute":"orders","kind":"compare","operator":"<","values":[{"integer":7}]},"#
            + #""minimumStay":2592000000000,"version":1}"#
        #expect(try CanonicalJSON.text(of: rule) == json)
        #expect(try CanonicalJSON.decode(StabilityRule.self, from: json) == rule)
        #expect(try CanonicalJSON.decode(StabilityRule.self, from: #"{"version":1}"#) == .none)
    }

    @Test("Another version, or a span below zero, is refused")
    func refused() {
        for json in [#"{"version":2}"#, #"{"coolDown":-1,"version":1}"#] {
            let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(StabilityRule.self, from: json) }
            #expect(error?.code == .unexpectedJSON)
        }
        let state = #"{"changes":0,"definition":"2026-1","member":false,"version":2}"#
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(SegmentState.self, from: state) }
        #expect(error?.code == .unexpectedJSON)
    }

    @Test("Two lists of members differ by who entered, left and stayed, in order")
    func diff() throws {
        let ids = try ["a", "b", "c", "d"].map { try CustomerID($0) }
        let diff = MemberDiff(from: [ids[3], ids[1], ids[0], ids[1]], to: [ids[2], ids[1], ids[2]])
        #expect(diff.entered == [ids[2]])
        #expect(diff.left == [ids[0], ids[3]])
        #expect(diff.stayed == [ids[1]])
    }
}
