//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension FraudGuard {
    /// Returns what speaks against a referral because of what both accounts have in common.
    ///
    /// ```swift
    /// let partner = try EmailForm("jane.doe+x@gmail.com").tokens()
    /// let customer = try EmailForm("janedoe@gmail.com").tokens()
    /// FraudGuard.standard.evaluation(of: partner, and: customer).isHeld   // true
    /// ```
    ///
    /// - Parameters:
    ///   - referrer: The tokens of whoever refers, a customer or a partner.
    ///   - referee: The tokens of whoever is referred.
    /// - Returns: A self-referral if they share a token of a kind that holds, and what they share of kinds that flag.
    /// - Complexity: O(*n* + *m*) in the numbers of tokens.
    public func evaluation(of referrer: [IdentityToken], and referee: [IdentityToken]) -> FraudEvaluation {
        FraudEvaluation(findings(sharing: referrer, referee, asOnePerson: false))
    }

    /// Returns what speaks against a referral because of how many there were before it.
    ///
    /// - Parameters:
    ///   - instant: When the referral was made.
    ///   - earlier: When the same referrer's other referrals were made, in any order; later ones do not count.
    /// - Returns: One finding for each limit that is passed.
    /// - Complexity: O(*n*) in the number of referrals, for each limit.
    public func evaluation(at instant: Timestamp, after earlier: some Sequence<Timestamp>) -> FraudEvaluation {
        let ages = earlier.filter { $0 <= instant }.map { $0.span(to: instant) }
        return FraudEvaluation(
            velocity.compactMap { limit in
                let count = ages.count { $0 < limit.window } + 1
                return count > limit.count ? FraudFinding(.velocity, limit.severity, count: count) : nil
            }
        )
    }

    /// What two accounts share, told apart by what it leads to.
    func findings(
        sharing first: [IdentityToken],
        _ second: [IdentityToken],
        asOnePerson isOnePerson: Bool
    ) -> [FraudFinding] {
        let shared = sharedKinds(first, second)
        let holding = shared.filter { kinds[$0] == .hold }
        let flagging = shared.filter { kinds[$0] == .flag }
        var findings: [FraudFinding] = []
        if isOnePerson || !holding.isEmpty { findings.append(FraudFinding(.selfReferral, .hold, kinds: holding)) }
        if !flagging.isEmpty { findings.append(FraudFinding(.sharedIdentity, .flag, kinds: flagging)) }
        return findings
    }

    /// The kinds of the tokens that two accounts have in common.
    func sharedKinds(_ first: [IdentityToken], _ second: [IdentityToken]) -> [IdentityKind] {
        // A customer has a few tokens, for which comparing all is faster than hashing; more are hashed.
        guard first.count * second.count > 64 else {
            return first.filter(second.contains).map(\.kind)
        }
        return Set(first).intersection(second).map(\.kind)
    }
}
