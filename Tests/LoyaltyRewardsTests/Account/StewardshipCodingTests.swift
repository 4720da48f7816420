//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("By hand: commands, events and answers have a stable form")
struct StewardshipCodingTests {
    private static let why = #""why":{"actor":"op-7","reason":"goodwill"}"#

    @Test("Commands")
    func commands() throws {
        let ann = try Sample.member()
        let why = try Sample.why()
        try expectStored(
            PointsCommand.adjust(Sample.points(-5), of: ann, because: why.reason, by: why.actor),
            #"{"adjust":{"points":{"steps":-5,"unit":"points"},\#(Self.why)},"member":"ann"}"#
        )
        try expectStored(
            PointsCommand.extendExpiry(ExpiryExtension(by: .months(1)), of: ann, because: why.reason, by: why.actor),
            #"{"extendExpiry":{"expiry":{"by":{"days":0,"months":1}},\#(Self.why)},"member":"ann"}"#
        )
        let last = ExpiryExtension(through: try CivilDate(parsing: "2027-01-31"), of: [LotID(2), LotID(1), LotID(2)])
        try expectStored(last, #"{"lots":[1,2],"through":"2027-01-31"}"#)
        try expectStored(
            PointsCommand.reinstate(ann, because: why.reason, by: why.actor),
            #"{"member":"ann","reinstate":{\#(Self.why)}}"#
        )
        try expectStored(
            PointsCommand.extendTier(of: ann, until: Sample.time("2027-06-01"), because: why.reason, by: why.actor),
            #"{"extendTier":{"until":"2027-06-01T00:00:00Z",\#(Self.why)},"member":"ann"}"#
        )
        try expectStored(PointsCommand.close(ann), #"{"close":{"forfeiting":false},"member":"ann"}"#)
        try expectStored(PointsCommand.erase(ann), #"{"erase":true,"member":"ann"}"#)
        let at = try Sample.time("2026-01-01")
        let opening = OpeningBalance(lots: [OpeningLot(try Sample.points(5), grantedAt: at, expiresAt: nil)])
        try expectStored(
            PointsCommand.openBalance(opening, of: ann),
            #"{"member":"ann","openBalance":{"lots":[{"activeAt":"2026-01-01T00:00:00Z","#
                + #""grantedAt":"2026-01-01T00:00:00Z","points":{"steps":5,"unit":"points"}}],"qualifying":[]}}"#
        )
    }

    @Test(
        "A command that lacks a part, or an extension of both kinds, is not read",
        arguments: [
            #"{"adjust":{"why":{"actor":"a","reason":"r"}},"member":"ann"}"#,
            #"{"extendExpiry":{"why":{"actor":"a","reason":"r"}},"member":"ann"}"#,
            #"{"extendTier":{"why":{"actor":"a","reason":"r"}},"member":"ann"}"#,
            #"{"extendExpiry":{"expiry":{},"why":{"actor":"a","reason":"r"}},"member":"ann"}"#,
        ]
    )
    func unreadable(text: String) {
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(PointsCommand.self, from: text) }
    }

    @Test("Events")
    func events() throws {
        var member = try Member(Sample.stewarded(expiry: .throughDay(after: .days(1))))
        try member.adjust(5, at: "2027-01-01")
        let event = try #require(member.log.last)
        try expectStored(
            event,
            #"{"adjusted":{"allocations":[],"at":"2027-01-01T00:00:00Z","lot":{"activeAt":"2027-01-01T00:00:00Z","#
                + #""expiresAt":"2027-01-03T00:00:00Z","granted":5,"grantedAt":"2027-01-01T00:00:00Z","id":1,"#
                + #""origin":{"adjustment":true}},\#(Self.why)}}"#
        )
        try member.extend(ExpiryExtension(by: .days(1)), at: "2027-01-01")
        try expectStored(
            #require(member.log.last),
            #"{"expiryExtended":{"at":"2027-01-01T00:00:00Z","ends":[{"expiresAt":"2027-01-04T00:00:00Z","lot":1}],"#
                + #"\#(Self.why)}}"#
        )
        try member.settle(at: "2027-01-05")
        try expectStored(
            member.account.expiredLots,
            #"[{"endedAt":"2027-01-04T00:00:00Z","lot":1,"steps":5}]"#
        )
        try member.reinstate(at: "2027-01-05")
        try expectStored(
            #require(member.log.last),
            #"{"reinstated":{"at":"2027-01-05T00:00:00Z","expired":[1],"lots":[{"activeAt":"2027-01-05T00:00:00Z","#
                + #""expiresAt":"2027-02-05T00:00:00Z","granted":5,"grantedAt":"2027-01-05T00:00:00Z","id":2,"#
                + #""origin":{"reinstatement":{}}}],\#(Self.why)}}"#
        )
        _ = try member.run(.erase, at: "2027-01-06")
        try expectStored(
            Array(member.log.suffix(2)),
            #"[{"closed":{"allocations":[{"lot":2,"steps":5}],"at":"2027-01-06T00:00:00Z"}},"#
                + #"{"erased":{"at":"2027-01-06T00:00:00Z"}}]"#
        )
        try expectStored(
            LotOrigin.reinstatement(of: .order(OrderID("1"))),
            #"{"reinstatement":{"accrual":{"order":"1"}}}"#
        )
    }

    @Test(
        "Events that contradict the account are refused",
        arguments: [
            #"{"adjusted":{"allocations":[],"at":"2027-01-02T00:00:00Z",\#(why)}}"#,
            #"{"balanceOpened":{"at":"2027-01-02T00:00:00Z","debt":0,"lots":[],"qualifying":[]}}"#,
            #"{"closed":{"allocations":[],"at":"2027-01-02T00:00:00Z"}}"#,
            #"{"erased":{"at":"2027-01-02T00:00:00Z"}}"#,
            #"{"expiryExtended":{"at":"2027-01-02T00:00:00Z","ends":[{"expiresAt":"2027-01-02T00:00:00Z","lot":1}],\#(why)}}"#,
            #"{"expiryExtended":{"at":"2027-01-02T00:00:00Z","ends":[],"inactiveAt":"2027-01-02T00:00:00Z",\#(why)}}"#,
            #"{"reinstated":{"at":"2027-01-02T00:00:00Z","expired":[1],"lots":[],\#(why)}}"#,
            #"{"reinstated":{"at":"2027-01-02T00:00:00Z","expired":[1],"lots":[{"activeAt":"2027-01-02T00:00:00Z","#
                + #""granted":5,"grantedAt":"2027-01-02T00:00:00Z","id":2,"origin":{"reinstatement":{}}}],\#(why)}}"#,
        ]
    )
    func contradictions(text: String) throws {
        var member = try Member(Sample.stewarded(expiry: .throughDay(after: .days(1))))
        try member.adjust(5, at: "2027-01-01")
        let event = try CanonicalJSON.decode(PointsEvent.self, from: text)
        let error = #expect(throws: RewardsError.self) { try member.account.apply(event) }
        #expect(error?.code == .corruptLog)
    }
}
