//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension FraudGuard {
    /// Returns the referrals that something speaks against, looking at all of them together.
    ///
    /// Besides what two accounts share, this finds who refers itself through other accounts, who is referred again under
    /// another account, who refers in a circle, and who refers faster than people do:
    ///
    /// ```swift
    /// let suspects = FraudGuard.standard.suspects(among: referrals, identities: tokens)
    /// suspects.filter(\.evaluation.isHeld).map(\.referral.referee)
    /// ```
    ///
    /// Of several accounts of one person the one that was referred first, and of referrals of one instant the one that stands
    /// first in the list, is no repetition.
    ///
    /// - Parameters:
    ///   - referrals: The referrals, in any order.
    ///   - identities: The tokens of each customer, those outside the referrals included: they may tie others together.
    /// - Returns: What was found, by place in the list; nothing for a referral without findings.
    /// - Complexity: O(*n* log *n*) in the number of referrals, and O(*t*) in the number of tokens.
    public func suspects(
        among referrals: [ReferralEdge],
        identities: [CustomerID: [IdentityToken]]
    ) -> [SuspectReferral] {
        var screening = ReferralScreening(self, referrals, identities)
        screening.compareAccounts()
        screening.findRepeatedReferees()
        screening.findRings()
        screening.findVelocity()
        return screening.findings.keys.sorted().map { index in
            SuspectReferral(
                index: index,
                referral: referrals[index],
                evaluation: FraudEvaluation(screening.findings[index] ?? [])
            )
        }
    }
}

/// All referrals with the people who made them, and what was found so far.
private struct ReferralScreening {
    private let rules: FraudGuard
    private let referrals: [ReferralEdge]
    private let index: PersonIndex<CustomerID>
    /// The number of each referral's accounts, and who the people are.
    private let accounts: [(referrer: Int, referee: Int)]
    private let people: [(referrer: Int, referee: Int)]
    /// What was found, by place in the list.
    private(set) var findings: [Int: [FraudFinding]] = [:]

    init(_ rules: FraudGuard, _ referrals: [ReferralEdge], _ identities: [CustomerID: [IdentityToken]]) {
        var index = PersonIndex<CustomerID>(capacity: referrals.count + identities.count)
        var accounts: [(referrer: Int, referee: Int)] = []
        accounts.reserveCapacity(referrals.count)
        for referral in referrals {
            accounts.append((index.number(of: referral.referrer), index.number(of: referral.referee)))
        }
        index.tie(identities, by: rules.kinds)
        people = accounts.map { (index.person(of: $0.referrer), index.person(of: $0.referee)) }
        self.rules = rules
        self.referrals = referrals
        self.accounts = accounts
        self.index = index
    }

    private mutating func add(_ finding: FraudFinding, at referral: Int) {
        findings[referral, default: []].append(finding)
    }

    mutating func compareAccounts() {
        for (referral, pair) in accounts.enumerated() {
            let found = rules.findings(
                sharing: index.tokens[pair.referrer],
                index.tokens[pair.referee],
                asOnePerson: people[referral].referrer == people[referral].referee
            )
            if !found.isEmpty { findings[referral, default: []].append(contentsOf: found) }
        }
    }

    mutating func findRepeatedReferees() {
        guard let severity = rules.repeatedReferee else { return }
        var first = [Int](repeating: -1, count: index.count)
        for (referral, pair) in people.enumerated() {
            let other = first[pair.referee]
            if other < 0 || referrals[referral].at < referrals[other].at { first[pair.referee] = referral }
        }
        for (referral, pair) in people.enumerated() where first[pair.referee] != referral {
            let tokens = (accounts[first[pair.referee]].referee, accounts[referral].referee)
            let kinds = rules.sharedKinds(index.tokens[tokens.0], index.tokens[tokens.1])
                .filter { rules.kinds[$0] == .hold }
            add(FraudFinding(.repeatedReferee, severity, kinds: kinds), at: referral)
        }
    }

    mutating func findRings() {
        guard let severity = rules.ring else { return }
        let circles = CircleIndex(nodes: index.count, edges: people.map { ($0.referrer, $0.referee) })
        for (referral, pair) in people.enumerated() where pair.referrer != pair.referee {
            let circle = circles.circles[pair.referrer]
            guard circle == circles.circles[pair.referee] else { continue }
            add(FraudFinding(.ring, severity, count: circles.sizes[circle]), at: referral)
        }
    }

    mutating func findVelocity() {
        guard !rules.velocity.isEmpty else { return }
        let order = referrals.indices.sorted {
            (people[$0].referrer, referrals[$0].at, $0) < (people[$1].referrer, referrals[$1].at, $1)
        }
        for limit in rules.velocity {
            var start = 0
            for (place, referral) in order.enumerated() {
                // Those before the start are another referrer's, or lie outside the window.
                while people[order[start]].referrer != people[referral].referrer
                    || referrals[order[start]].at.span(to: referrals[referral].at) >= limit.window
                {
                    start += 1
                }
                let count = place - start + 1
                if count > limit.count { add(FraudFinding(.velocity, limit.severity, count: count), at: referral) }
            }
        }
    }
}
