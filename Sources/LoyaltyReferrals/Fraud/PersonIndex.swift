//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Accounts by number, and which of them are one person's: those that a chain of shared tokens ties together.
///
/// The numbers depend on the order in which accounts are met, and who is one person with whom does not.
struct PersonIndex<Account: Identifier> {
    private var numbers: [Account: Int] = [:]
    /// The tokens of each account.
    private(set) var tokens: [[IdentityToken]] = []
    /// The account next to each on the way to whoever stands for the person.
    private var parents: [Int] = []
    private var sizes: [Int] = []

    init(capacity: Int) {
        numbers.reserveCapacity(capacity)
        tokens.reserveCapacity(capacity)
        parents.reserveCapacity(capacity)
        sizes.reserveCapacity(capacity)
    }

    /// How many accounts there are.
    var count: Int { parents.count }

    /// The number of an account, a new one if it was not met before.
    mutating func number(of account: Account) -> Int {
        if let number = numbers[account] { return number }
        let number = parents.count
        numbers[account] = number
        tokens.append([])
        parents.append(number)
        sizes.append(1)
        return number
    }

    /// Ties the accounts together that share a token which holds.
    mutating func tie(_ identities: [Account: [IdentityToken]], by kinds: [IdentityKind: FraudSeverity]) {
        var holders: [IdentityToken: Int] = [:]
        holders.reserveCapacity(identities.count)
        for (account, held) in identities {
            let number = number(of: account)
            tokens[number] = held
            for token in held where kinds[token.kind] == .hold {
                if let holder = holders[token] {
                    join(holder, number)
                } else {
                    holders[token] = number
                }
            }
        }
    }

    private mutating func join(_ first: Int, _ second: Int) {
        let (first, second) = (person(of: first), person(of: second))
        guard first != second else { return }
        let (small, large) = sizes[first] < sizes[second] ? (first, second) : (second, first)
        parents[small] = large
        sizes[large] += sizes[small]
    }

    /// The account that stands for the person to whom an account belongs; each look halves the way for the next.
    mutating func person(of number: Int) -> Int {
        var number = number
        while parents[number] != number {
            parents[number] = parents[parents[number]]
            number = parents[number]
        }
        return number
    }
}
