//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension FraudGuard {
    /// Returns the partners who stand below an account of their own, from which they would draw commission twice.
    ///
    /// - Parameters:
    ///   - forest: Who sponsors whom.
    ///   - identities: The tokens of each partner, those outside the forest included: they may tie others together.
    /// - Returns: Each partner below an account of its own with the nearest such account, in the order of the partners; empty
    ///   if the guard does not look for them.
    /// - Complexity: O(*n* + *t*) in the numbers of partners and tokens, however deep the forest is.
    public func suspects(
        in forest: ForestSnapshot,
        identities: [PartnerID: [IdentityToken]]
    ) -> [SuspectPartner] {
        guard let severity = selfTree else { return [] }
        var index = PersonIndex<PartnerID>(capacity: forest.partners.count + identities.count)
        for partner in forest.partners { _ = index.number(of: partner) }
        index.tie(identities, by: kinds)
        let people = forest.partners.indices.map { index.person(of: $0) }
        let tree = SelfTreeIndex(sponsors: forest.sponsors, people: people, count: index.count)
        return tree.ancestors.enumerated().compactMap { number, above in
            guard above.number >= 0 else { return nil }
            let shared = sharedKinds(index.tokens[above.number], index.tokens[number])
            let finding = FraudFinding(
                .selfTree,
                severity,
                kinds: shared.filter { kinds[$0] == .hold },
                count: above.levels
            )
            return SuspectPartner(
                partner: forest.partners[number],
                ancestor: forest.partners[above.number],
                evaluation: FraudEvaluation([finding])
            )
        }
    }
}

/// The nearest partner above each who is the same person.
private struct SelfTreeIndex {
    /// For each partner the number above and how many levels above; −1 if there is none.
    private(set) var ancestors: [(number: Int, levels: Int)]

    /// Walks each tree from its root, children before the next sibling, and remembers who of each person is on the way.
    init(sponsors: [Int32], people: [Int], count: Int) {
        ancestors = [(number: Int, levels: Int)](repeating: (-1, 0), count: sponsors.count)
        let (starts, children) = Self.children(of: sponsors)
        var nearest = [Int](repeating: -1, count: count)
        var depths = [Int](repeating: 0, count: sponsors.count)
        var next = starts
        var path: [Int] = []
        for root in sponsors.indices where sponsors[root] < 0 {
            path.append(root)
            while let node = path.last {
                if next[node] == starts[node] {
                    depths[node] = path.count - 1
                    let above = nearest[people[node]]
                    if above >= 0 { ancestors[node] = (above, depths[node] - depths[above]) }
                    nearest[people[node]] = node
                }
                if next[node] < starts[node + 1] {
                    path.append(children[next[node]])
                    next[node] += 1
                } else {
                    nearest[people[node]] = ancestors[node].number
                    path.removeLast()
                }
            }
        }
    }

    /// Where the children of each partner start, and the children.
    private static func children(of sponsors: [Int32]) -> (starts: [Int], children: [Int]) {
        var starts = [Int](repeating: 0, count: sponsors.count + 1)
        for sponsor in sponsors where sponsor >= 0 { starts[Int(sponsor) + 1] += 1 }
        for node in sponsors.indices { starts[node + 1] += starts[node] }
        var next = starts
        var children = [Int](repeating: 0, count: sponsors.count)
        for (child, sponsor) in sponsors.enumerated() where sponsor >= 0 {
            children[next[Int(sponsor)]] = child
            next[Int(sponsor)] += 1
        }
        return (starts, children)
    }
}
