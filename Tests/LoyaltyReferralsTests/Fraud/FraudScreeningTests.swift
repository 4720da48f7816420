//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import LoyaltyTestKit
import Testing

@Suite("Fraud guard, all referrals together: rings, repetitions and speed")
struct FraudScreeningTests {
    /// Referrals from text such as `"ann bob, bob cat"`, an hour apart.
    private func referrals(_ text: String) throws -> [ReferralEdge] {
        try text.split(separator: ",").enumerated().map { index, pair in
            let names = try pair.split(separator: " ").map { try CustomerID(String($0)) }
            return ReferralEdge(
                referrer: names[0],
                referee: names[1],
                at: try Make.day(0, seconds: Int64(index) * 3_600)
            )
        }
    }

    /// Tokens from text such as `"ann phone:1 email:x, bob phone:1"`.
    private func identities(_ text: String) throws -> [CustomerID: [IdentityToken]] {
        var identities: [CustomerID: [IdentityToken]] = [:]
        for entry in text.split(separator: ",") {
            let words = entry.split(separator: " ").map(String.init)
            identities[try CustomerID(words[0])] = try words.dropFirst().map { word in
                let parts = word.split(separator: ":").map(String.init)
                return try IdentityToken(IdentityKind(parts[0]), parts[1])
            }
        }
        return identities
    }

    /// What is found, each as `"place check kinds count"`.
    private func found(_ edges: String, _ tokens: String = "", by rules: FraudGuard = .standard) throws -> [String] {
        try rules.suspects(among: referrals(edges), identities: identities(tokens)).flatMap { suspect in
            suspect.evaluation.findings.map { finding in
                var words = ["\(suspect.index)", finding.check.rawValue] + finding.kinds.map(\.text)
                if let count = finding.count { words.append("\(count)") }
                return words.joined(separator: " ")
            }
        }
    }

    @Test("Referrals among strangers are clear, and so are none")
    func clear() throws {
        #expect(try found("").isEmpty)
        #expect(try found("ann bob, ann cat, bob dan", "ann phone:1, bob phone:2, cat phone:3").isEmpty)
        #expect(try found("ann bob", "ann emailDomain:gov, bob shoe:42").isEmpty)
    }

    @Test("A refers B, B refers C and C refers A: each referral of the ring is found, and one from outside is not")
    func ring() throws {
        let edges = "ann bob, bob cat, cat ann, eve bo, cat dan, bo eva"
        #expect(try found(edges) == ["0 ring 3", "1 ring 3", "2 ring 3"])
        #expect(try found("ann bob, bob ann") == ["0 ring 2", "1 ring 2"])
    }

    @Test("A ring closes through another account of one person")
    func ringByTokens() throws {
        #expect(
            try found("ann bob, bob cat, cat ann2", "ann device:x, ann2 device:x") == [
                "0 ring 3", "1 ring 3", "2 ring 3",
            ]
        )
        #expect(try found("ann bob, bob cat, cat ann2", "ann ipAddress:x, ann2 ipAddress:x").isEmpty)
    }

    @Test("Two rings that meet are one, and a ring is not looked for unless the guard says so")
    func meetingRings() throws {
        let rings = try found("a b, b a, b c, c b, d e, e d").filter { $0.contains("ring") }
        #expect(rings == ["0 ring 3", "1 ring 3", "2 ring 3", "3 ring 3", "4 ring 2", "5 ring 2"])
        #expect(try found("a b, b a", by: FraudGuard(ring: nil)).isEmpty)
        let flags = try FraudGuard(ring: .flag).suspects(among: referrals("a b, b a"), identities: [:])
        #expect(flags.count == 2)
        #expect(flags.allSatisfy { !$0.evaluation.isHeld })
    }

    @Test("Who refers itself is found: the same account, a shared token, or accounts in between")
    func selfReferral() throws {
        #expect(try found("ann ann") == ["0 selfReferral"])
        #expect(try found("ann bob", "ann phone:1, bob phone:1") == ["0 selfReferral phone"])
        #expect(
            try found("ann bob", "ann phone:1, eve phone:1 device:d, bob device:d") == ["0 selfReferral"]
        )
        #expect(
            try found("ann bob", "ann phone:1 ipAddress:i, bob phone:1 ipAddress:i") == [
                "0 selfReferral phone", "0 sharedIdentity ipAddress",
            ]
        )
    }

    @Test("A person who was referred before is found, under the same account or another, however it is told")
    func repeatedReferee() throws {
        #expect(try found("ann bob, cat bob") == ["1 repeatedReferee"])
        #expect(try found("ann bob, cat bob2", "bob phone:1, bob2 phone:1") == ["1 repeatedReferee phone"])
        #expect(try found("ann bob, ann bob", by: FraudGuard(repeatedReferee: nil)).isEmpty)
        let late = try referrals("ann bob, cat bob").reversed()
        #expect(FraudGuard.standard.suspects(among: Array(late), identities: [:]).map(\.index) == [0])
        let atOnce = try ["ann", "cat"].map {
            ReferralEdge(referrer: try CustomerID($0), referee: try CustomerID("bob"), at: try Make.day(0))
        }
        #expect(FraudGuard.standard.suspects(among: atOnce, identities: [:]).map(\.index) == [1])
    }

    @Test("A referrer's accounts count together towards the limit of velocity, and other referrers do not")
    func velocity() throws {
        let rules = FraudGuard(
            velocity: [
                try VelocityLimit(count: 2, within: .hours(3)), try VelocityLimit(count: 4, within: .days(9), .flag),
            ]
        )
        #expect(try found("ann b, ann c, ann d, ann e, eve f", by: rules) == ["2 velocity 3", "3 velocity 3"])
        let later = try found("ann b, ann c, x y, ann d, ann e, ann f", by: rules)
        #expect(later == ["5 velocity 3", "5 velocity 5"])
        #expect(
            try found("ann b, ann2 c, ann d", "ann phone:1, ann2 phone:1", by: rules) == ["2 velocity 3"]
        )
    }

    @Test(
        "Together finds whatever two accounts alone do, and the order of the list changes nothing",
        arguments: UInt64(1)...100
    )
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let names = try (0..<20).map { try CustomerID("c\($0)") }
        var tokens: [CustomerID: [IdentityToken]] = [:]
        for name in names {
            tokens[name] = try (0..<Int.random(in: 0...2, using: &random)).map { _ in
                try IdentityToken(
                    [.email, .phone, .ipAddress].randomElement(using: &random) ?? .email,
                    "\(Int.random(in: 0...15, using: &random))"
                )
            }
        }
        let referrals = try (0..<Int.random(in: 0...30, using: &random)).map { place in
            ReferralEdge(
                referrer: names[.random(in: 0..<20, using: &random)],
                referee: names[.random(in: 0..<20, using: &random)],
                at: try Make.day(Int64(place))
            )
        }
        let rules = FraudGuard(velocity: [try VelocityLimit(count: 2, within: .days(10))])
        let suspects = rules.suspects(among: referrals, identities: tokens)
        for (index, referral) in referrals.enumerated() {
            let alone = rules.evaluation(of: tokens[referral.referrer] ?? [], and: tokens[referral.referee] ?? [])
            let together = suspects.first { $0.index == index }?.evaluation ?? .clear
            #expect(Set(alone.findings).isSubset(of: together.findings))
            #expect(together.findings.contains { $0.check == .ring } == Oracle(referrals, tokens).isInRing(referral))
        }
        var shuffled = referrals
        shuffled.shuffle(using: &random)
        let again = rules.suspects(among: shuffled, identities: tokens)
        func byReferral(_ suspects: [SuspectReferral]) -> [ReferralEdge: FraudEvaluation] {
            Dictionary(suspects.map { ($0.referral, $0.evaluation) }, uniquingKeysWith: { first, _ in first })
        }
        #expect(byReferral(again) == byReferral(suspects))
    }

    @Test("A chain and a ring of a hundred thousand need no recursion")
    func deep() throws {
        let count = 100_000
        let names = try (0..<count).map { try CustomerID("c\($0)") }
        let now = try Make.day(0)
        var chain = (1..<count).map { ReferralEdge(referrer: names[$0 - 1], referee: names[$0], at: now) }
        #expect(FraudGuard.standard.suspects(among: chain, identities: [:]).isEmpty)
        chain.append(ReferralEdge(referrer: names[count - 1], referee: names[0], at: now))
        let ring = FraudGuard.standard.suspects(among: chain, identities: [:])
        #expect(ring.count == count)
        #expect(ring.first?.evaluation.findings == [FraudFinding(.ring, .hold, count: count)])
    }

    /// Who reaches whom, by trying every way: shares no code with the guard.
    private struct Oracle {
        private let referrals: [ReferralEdge]
        private let tokens: [CustomerID: [IdentityToken]]

        init(_ referrals: [ReferralEdge], _ tokens: [CustomerID: [IdentityToken]]) {
            self.referrals = referrals
            self.tokens = tokens
        }

        private func reached(from start: Set<CustomerID>, _ step: (CustomerID) -> [CustomerID]) -> Set<CustomerID> {
            var reached = start
            var open = Array(start)
            while let next = open.popLast() {
                for other in step(next) where reached.insert(other).inserted { open.append(other) }
            }
            return reached
        }

        private func accounts(of customer: CustomerID) -> Set<CustomerID> {
            reached(from: [customer]) { account in
                let held = Set(tokens[account] ?? []).filter { $0.kind != .ipAddress }
                return tokens.filter { !held.isDisjoint(with: $0.value) }.map(\.key)
            }
        }

        func isInRing(_ referral: ReferralEdge) -> Bool {
            let referrer = accounts(of: referral.referrer)
            guard !referrer.contains(referral.referee) else { return false }
            let below = reached(from: accounts(of: referral.referee)) { account in
                referrals.filter { $0.referrer == account }.flatMap { accounts(of: $0.referee) }
            }
            return !referrer.isDisjoint(with: below)
        }
    }
}
