//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Points account: each kind of event has one stable JSON form")
struct EventCodingTests {
    private func expectForms(_ log: [PointsEvent], _ golden: [String]) throws {
        #expect(try log.map { try CanonicalJSON.text(of: $0) } == golden)
        #expect(try golden.map { try CanonicalJSON.decode(PointsEvent.self, from: $0) } == log)
    }

    @Test("Accruals, returns, redemptions, holds, refunds and tiers")
    func carried() throws {
        let golden = [
            """
            {"opened":{"at":"2027-01-01T00:00:00Z","enrolledAt":"2027-01-01T00:00:00Z","program":"coffee",\
            "unit":"points"}}
            """,
            """
            {"accrued":{"activeAt":"2027-01-01T00:00:00Z","at":"2027-01-01T00:00:00Z","awards":[],"carried":0,\
            "context":{"at":"2027-01-01T00:00:00Z"},"expiresAt":"2027-02-01T00:00:00Z","granted":150,"lot":1,\
            "millionths":0,"qualifying":{"orders":1,"points":150,"spend":150},\
            "source":{"order":{"at":"2027-01-01T00:00:00Z","customer":"ann","id":"1","total":{"currency":"EUR",\
            "minorUnits":150}}},"spend":{"currency":"EUR","minorUnits":150},"uses":[],"version":"1"}}
            """,
            """
            {"tierRecorded":{"at":"2027-01-01T00:00:00Z","entries":1,"record":{"holdsUntil":"2028-01-01T00:00:00Z",\
            "since":"2027-01-01T00:00:00Z","tier":"silver"},"threshold":100,"total":150,\
            "window":{"end":"2028-01-01T00:00:00Z","start":"2027-01-01T00:00:00Z"}}}
            """,
            """
            {"redeemed":{"allocations":[{"lot":1,"steps":100}],"at":"2027-01-02T00:00:00Z","redemption":"r",\
            "value":{"currency":"EUR","minorUnits":100},"version":"1"}}
            """,
            """
            {"accrualReversed":{"accrual":{"order":"1"},"allocations":[{"lot":1,"steps":50}],\
            "at":"2027-01-03T00:00:00Z","carried":0,"debt":100,"isComplete":true,"millionths":0,"qualifying":{},\
            "returned":{},"writtenOff":0}}
            """,
            """
            {"tierRecorded":{"at":"2027-01-03T00:00:00Z","entries":0,"record":{"since":"2027-01-03T00:00:00Z"},\
            "total":0,"window":{"end":"2028-01-01T00:00:00Z","start":"2027-01-01T00:00:00Z"}}}
            """,
            """
            {"redemptionRefunded":{"allocations":[{"lot":1,"steps":100}],"at":"2027-01-04T00:00:00Z",\
            "redemption":"r",\
            "value":{"currency":"EUR","minorUnits":100}}}
            """,
            """
            {"debtRepaid":{"allocations":[{"lot":1,"steps":100}],"at":"2027-01-04T00:00:00Z"}}
            """,
            """
            {"accrued":{"activeAt":"2027-01-05T00:00:00Z","at":"2027-01-05T00:00:00Z","awards":[],"carried":0,\
            "context":{"at":"2027-01-05T00:00:00Z"},"expiresAt":"2027-02-05T00:00:00Z","granted":10,"lot":2,\
            "millionths":0,"qualifying":{"orders":1,"points":10,"spend":10},\
            "source":{"order":{"at":"2027-01-05T00:00:00Z","customer":"ann","id":"2","total":{"currency":"EUR",\
            "minorUnits":10}}},"spend":{"currency":"EUR","minorUnits":10},"uses":[],"version":"1"}}
            """,
            """
            {"held":{"at":"2027-01-06T00:00:00Z","hold":{"allocations":[{"lot":2,"steps":6}],"redemption":"h",\
            "until":"2027-01-06T01:00:00Z","value":{"currency":"EUR","minorUnits":6},"version":"1"}}}
            """,
            """
            {"captured":{"allocations":[{"lot":2,"steps":4}],"at":"2027-01-06T00:00:00Z","redemption":"h",\
            "value":{"currency":"EUR","minorUnits":4}}}
            """,
            """
            {"held":{"at":"2027-01-07T00:00:00Z","hold":{"allocations":[{"lot":2,"steps":1}],"redemption":"i",\
            "until":"2027-01-07T01:00:00Z","value":{"currency":"EUR","minorUnits":1},"version":"1"}}}
            """,
            """
            {"holdReleased":{"at":"2027-01-07T00:00:00Z","hasTimedOut":false,"redemption":"i"}}
            """,
            """
            {"expired":{"allocations":[{"lot":2,"steps":6}],"at":"2027-03-01T00:00:00Z"}}
            """,
            """
            {"redemptionRefunded":{"allocations":[{"lot":2,"steps":3}],"at":"2027-03-01T00:00:00Z",\
            "redemption":"h",\
            "value":{"currency":"EUR","minorUnits":3}}}
            """,
            """
            {"expired":{"allocations":[{"lot":2,"steps":3}],"at":"2027-03-01T00:00:00Z"}}
            """,
            """
            {"granted":{"at":"2027-03-01T00:00:00Z","lots":[{"activeAt":"2027-03-01T00:00:00Z",\
            "expiresAt":"2027-03-09T00:00:00Z","granted":3,"grantedAt":"2027-03-01T00:00:00Z","id":3,\
            "origin":{"regrant":{"accrual":{"order":"2"}}}}]}}
            """,
        ]
        try expectForms(Histories.carried().member.log, golden)
    }

    @Test("Activity, write-offs and what is forgotten")
    func writtenOff() throws {
        let golden = [
            """
            {"opened":{"at":"2027-01-01T00:00:00Z","enrolledAt":"2027-01-01T00:00:00Z",\
            "forgottenBefore":"2026-12-01T00:00:00Z","program":"coffee","unit":"points"}}
            """,
            """
            {"activityRecorded":{"at":"2027-01-01T00:00:00Z","inactiveAt":"2027-07-02T00:00:00Z"}}
            """,
            """
            {"accrued":{"activeAt":"2027-01-01T00:00:00Z","at":"2027-01-01T00:00:00Z","awards":[],"carried":0,\
            "context":{"at":"2027-01-01T00:00:00Z"},"granted":150,"lot":1,"millionths":0,"qualifying":{"orders":1,\
            "points":150,"spend":150},"source":{"order":{"at":"2027-01-01T00:00:00Z","customer":"ann","id":"1",\
            "total":{"currency":"EUR","minorUnits":150}}},"spend":{"currency":"EUR","minorUnits":150},"uses":[],\
            "version":"1"}}
            """,
            """
            {"activityRecorded":{"at":"2027-01-02T00:00:00Z","inactiveAt":"2027-07-03T00:00:00Z"}}
            """,
            """
            {"redeemed":{"allocations":[{"lot":1,"steps":100}],"at":"2027-01-02T00:00:00Z","redemption":"r",\
            "value":{"currency":"EUR","minorUnits":100},"version":"1"}}
            """,
            """
            {"accrualReversed":{"accrual":{"order":"1"},"allocations":[{"lot":1,"steps":50}],\
            "at":"2027-01-03T00:00:00Z","carried":0,"debt":0,"isComplete":false,"millionths":0,\
            "qualifying":{"orders":1,"points":30,"spend":30},"returned":{"amount":{"currency":"EUR",\
            "minorUnits":120}},"writtenOff":70}}
            """,
            """
            {"redemptionRefunded":{"allocations":[{"lot":1,"steps":90}],"at":"2027-01-04T00:00:00Z",\
            "redemption":"r",\
            "value":{"currency":"EUR","minorUnits":90}}}
            """,
            """
            {"writeOffRecovered":{"accrual":{"order":"1"},"allocations":[{"lot":1,"steps":70}],\
            "at":"2027-01-04T00:00:00Z"}}
            """,
            """
            {"forgotten":{"at":"2027-04-01T00:00:00Z","before":"2027-03-01T00:00:00Z",\
            "qualifyingBefore":"2027-03-01T00:00:00Z"}}
            """,
        ]
        try expectForms(Histories.writtenOff().member.log, golden)
    }
}
