//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import Testing

@Suite("Fraud guards and findings: one stable form")
struct FraudCodingTests {
    @Test("The golden form of a guard is written and read")
    func goldenGuard() throws {
        let rules = FraudGuard(
            kinds: [.email: .hold, .emailDomain: .flag],
            ring: .flag,
            selfTree: nil,
            velocity: [try VelocityLimit(count: 5, within: .seconds(1))]
        )
        let golden =
            #"{"kinds":{"email":"hold","emailDomain":"flag"},"repeatedReferee":"hold","ring":"flag","#
            + #""velocity":[{"count":5,"severity":"hold","window":1000000}],"version":1}"#
        #expect(try CanonicalJSON.text(of: rules) == golden)
        #expect(try CanonicalJSON.decode(FraudGuard.self, from: golden) == rules)
        let standard = try CanonicalJSON.text(of: FraudGuard.standard)
        #expect(try CanonicalJSON.decode(FraudGuard.self, from: standard) == .standard)
    }

    @Test(
        "A guard of another version, of an unknown severity or with a limit of nothing is refused",
        arguments: [
            #"{"kinds":{},"velocity":[],"version":2}"#, #"{"kinds":{"email":"ignore"},"velocity":[],"version":1}"#,
            #"{"kinds":{},"velocity":[{"count":0,"severity":"hold","window":1}],"version":1}"#,
        ]
    )
    func malformedGuard(_ text: String) {
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(FraudGuard.self, from: text) }
    }

    @Test("The golden form of an evaluation is written, and read in any order")
    func goldenEvaluation() throws {
        let evaluation = FraudEvaluation([
            FraudFinding(.sharedIdentity, .flag, kinds: [.emailDomain]), FraudFinding(.ring, .hold, count: 3),
        ])
        let ring = #"{"check":"ring","count":3,"severity":"hold"}"#
        let shared = #"{"check":"sharedIdentity","kinds":["emailDomain"],"severity":"flag"}"#
        #expect(try CanonicalJSON.text(of: evaluation) == "[\(ring),\(shared)]")
        #expect(try CanonicalJSON.decode(FraudEvaluation.self, from: "[\(shared),\(ring),\(ring)]") == evaluation)
        #expect(try CanonicalJSON.text(of: FraudEvaluation.clear) == "[]")
    }

    @Test("Referrals and what was found of them survive the round trip")
    func suspects() throws {
        let edge = ReferralEdge(referrer: try CustomerID("a"), referee: try CustomerID("a"), at: try Make.day(0))
        let referral = try #require(FraudGuard.standard.suspects(among: [edge], identities: [:]).first)
        let text = try CanonicalJSON.text(of: referral)
        #expect(try CanonicalJSON.decode(SuspectReferral.self, from: text) == referral)
        #expect(
            text == #"{"evaluation":[{"check":"selfReferral","severity":"hold"}],"index":0,"#
                + #""referral":{"at":"2026-06-01T00:00:00Z","referee":"a","referrer":"a"}}"#
        )
        let token = try IdentityToken(.phone, "1")
        let partner = try #require(
            FraudGuard.standard.suspects(
                in: Make.forest("a", "b a"),
                identities: [Make.partner("a"): [token], Make.partner("b"): [token]]
            ).first
        )
        #expect(
            try CanonicalJSON.decode(SuspectPartner.self, from: CanonicalJSON.text(of: partner)) == partner
        )
    }
}
