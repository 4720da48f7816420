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

@Suite("Fraud guard, two accounts: what they share holds or flags, and nothing is dropped")
struct FraudGuardTests {
    private let rules = FraudGuard.standard

    private func email(_ text: String) throws -> [IdentityToken] { try EmailForm(text).tokens() }

    @Test("V20 · One mailbox in two spellings is a self-referral")
    func oneMailbox() throws {
        let evaluation = rules.evaluation(of: try email("jane.doe+x@gmail.com"), and: try email("janedoe@gmail.com"))
        #expect(evaluation.isHeld)
        #expect(evaluation.findings == [FraudFinding(.selfReferral, .hold, kinds: [.email])])
        #expect(evaluation.reasons == [Reason("fraud.selfReferral", ["kinds": .text("email")])])
    }

    @Test("V20 · One organisation's domain flags, and a domain that is anybody's says nothing")
    func oneDomain() throws {
        let colleagues = rules.evaluation(of: try email("jane@acme.example"), and: try email("joe@acme.example"))
        #expect(colleagues.findings == [FraudFinding(.sharedIdentity, .flag, kinds: [.emailDomain])])
        #expect(!colleagues.isHeld)
        #expect(colleagues.reasons.isEmpty)
        #expect(rules.evaluation(of: try email("jane@gmail.com"), and: try email("joe@gmail.com")) == .clear)
    }

    @Test("What holds comes before what flags, and each kind is named once")
    func several() throws {
        let both = [
            try IdentityToken(.ipAddress, "ip"), try IdentityToken(.phone, "p"), try IdentityToken(.device, "d"),
            try IdentityToken(.device, "d2"), try IdentityToken(IdentityKind("shoe size"), "42"),
        ]
        let findings = rules.evaluation(of: both, and: Array(both.reversed())).findings
        #expect(
            findings == [
                FraudFinding(.selfReferral, .hold, kinds: [.phone, .device]),
                FraudFinding(.sharedIdentity, .flag, kinds: [.ipAddress]),
            ]
        )
        #expect(findings.first?.kinds == [.device, .phone])
    }

    @Test("Many tokens are compared as few are")
    func manyTokens() throws {
        let first = try (0..<40).map { try IdentityToken(.device, "a\($0)") }
        let second = try (0..<40).map { try IdentityToken(.device, "b\($0)") }
        #expect(rules.evaluation(of: first, and: second) == .clear)
        #expect(rules.evaluation(of: first, and: second + [first[7]]).isHeld)
    }

    @Test("A kind that the guard does not name says nothing")
    func unnamedKind() throws {
        let guarded = FraudGuard(kinds: [.phone: .flag])
        let tokens = [try IdentityToken(.email, "e"), try IdentityToken(.phone, "p")]
        #expect(
            guarded.evaluation(of: tokens, and: tokens).findings == [
                FraudFinding(.sharedIdentity, .flag, kinds: [.phone])
            ]
        )
    }

    @Test("One referral more than the limit within the window is found; one that lies a whole window back is outside")
    func velocity() throws {
        let limited = FraudGuard(
            velocity: [
                try VelocityLimit(count: 2, within: .days(1)), try VelocityLimit(count: 3, within: .days(7), .flag),
            ]
        )
        let now = try Make.day(10)
        func evaluation(_ days: Int64...) throws -> FraudEvaluation {
            limited.evaluation(at: now, after: try days.map { try Make.day($0) })
        }
        #expect(try evaluation() == .clear)
        #expect(try evaluation(10) == .clear)
        #expect(try evaluation(10, 9) == .clear)
        #expect(try evaluation(10, 10).findings == [FraudFinding(.velocity, .hold, count: 3)])
        #expect(
            try evaluation(10, 10, 4).findings == [
                FraudFinding(.velocity, .hold, count: 3), FraudFinding(.velocity, .flag, count: 4),
            ]
        )
        #expect(try evaluation(9, 8, 7).findings == [FraudFinding(.velocity, .flag, count: 4)])
        #expect(try evaluation(11, 12, 13) == .clear)
    }

    @Test("A limit of nothing is refused", arguments: [(0, 1), (1, 0), (-1, 5), (3, -1)])
    func emptyLimit(count: Int, seconds: Int64) {
        let error = #expect(throws: ReferralsError.self) { try VelocityLimit(count: count, within: .seconds(seconds)) }
        #expect(error?.code == .invalidFraudGuard)
    }

    @Test("Two evaluations of one referral are merged, each finding once")
    func merging() {
        let flag = FraudEvaluation([FraudFinding(.sharedIdentity, .flag, kinds: [.ipAddress])])
        let hold = FraudEvaluation([FraudFinding(.velocity, .hold, count: 9)])
        let merged = flag.merging(hold).merging(flag)
        #expect(merged.findings == hold.findings + flag.findings)
        #expect(merged.isHeld)
        #expect(FraudEvaluation.clear.merging(.clear) == .clear)
    }

    @Test("Findings stand in one order, whatever order they were found in")
    func order() {
        let findings = [
            FraudFinding(.selfReferral, .hold, kinds: [.device]), FraudFinding(.selfReferral, .hold, kinds: [.phone]),
            FraudFinding(.ring, .hold, count: 2), FraudFinding(.ring, .hold, count: 3), FraudFinding(.velocity, .hold),
            FraudFinding(.velocity, .hold, count: 1), FraudFinding(.selfReferral, .flag),
        ]
        #expect(FraudEvaluation(findings.reversed()).findings == findings)
    }
}
