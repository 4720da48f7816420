//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

package import LoyaltyRewards

/// A large shop on a large day: many rules, many promo codes, and baskets that differ.
package struct BasketWorkload: Sendable {
    /// An order, the codes that were typed in at the till, and what is known of who pays.
    package struct Basket: Sendable {
        package let order: Order
        package let codes: [String]
        let tier: TierID
        let multiplier: Rate
    }

    package let plan: AccrualPlan
    /// The action that a code stands for; the action has a bonus rule in the plan.
    package let promotions: [String: ActionName]
    package let baskets: [Basket]

    /// Makes the same plan, codes and baskets in each run.
    package init(baskets: Int, lines: Int, codes: Int) throws {
        var generator = SplitMix64(seed: 7)
        let shop = try Shop()
        let actions = try (0..<BasketRules.bonuses).map { try ActionName("promo-\($0)") }
        var promotions: [String: ActionName] = [:]
        promotions.reserveCapacity(codes)
        var known: [String] = []
        while promotions.count < codes {
            known.append(Self.code(&generator))
            promotions[known[known.count - 1]] = actions[Int.random(in: actions.indices, using: &generator)]
        }
        self.plan = try BasketRules.plan(of: shop, actions: actions, using: &generator)
        self.promotions = promotions
        self.baskets = try (0..<baskets).map { number in
            try Basket(
                order: shop.order(number, lines: lines, using: &generator),
                // Some codes are right, and some are not.
                codes: [
                    known[Int.random(in: known.indices, using: &generator)], Self.code(&generator),
                    known[Int.random(in: known.indices, using: &generator)],
                ],
                tier: shop.tiers[number % 3],
                multiplier: Rate(Int64(4 + number % 3), per: 4)
            )
        }
    }

    /// Looks up the codes, and works out the points of the order and of what the codes stand for.
    package func steps(of basket: Basket) throws -> Int64 {
        let order = basket.order
        let context = try AccrualContext(
            at: order.at,
            tier: basket.tier,
            multiplier: basket.multiplier,
            room: AccrualUsage().room(for: plan, asOf: order.at, in: FixedOffset.utc)
        )
        var steps = try plan.figures(of: .order(order), in: context, zone: FixedOffset.utc).steps
        for code in basket.codes {
            guard let name = promotions[code] else { continue }
            let action = CustomAction(id: try ActivityID(code), at: order.at, customer: order.customer, name: name)
            steps += try plan.figures(of: .action(action), in: context, zone: FixedOffset.utc).steps
        }
        return steps
    }

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// A code of twelve letters and digits that nobody guesses.
    private static func code(_ generator: inout SplitMix64) -> String {
        var bits = generator.next()
        return String(
            decoding: (0..<12).map { _ -> UInt8 in
                defer { bits >>= 5 }
                return Self.alphabet[Int(bits & 31)]
            },
            as: UTF8.self
        )
    }
}

/// Numbers that look random, and are the same in every run.
struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
