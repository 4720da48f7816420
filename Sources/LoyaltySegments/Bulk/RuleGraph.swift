//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Rules in negation normal form: *all* and *any* over tests and their negations, each distinct part once.
///
/// By De Morgan's laws, which Kleene's logic keeps, a rule certainly holds exactly if its normal form does when each test is
/// asked whether it certainly holds, and each negated test whether it certainly does not. So two values suffice.
struct RuleGraph: Sendable {
    /// A test over the slots of the graph, or the negation of one.
    struct Leaf: Sendable {
        let test: PreparedTest
        let isNegated: Bool
    }

    /// A part of the rules; parts that it joins stand before it.
    enum Node: Hashable, Sendable {
        case all([Int])
        case any([Int])
        case leaf(Int)
    }

    private struct LeafKey: Hashable {
        let rule: SegmentRule
        let isNegated: Bool
    }

    /// What fills the slots after those of the attributes, for all rules together.
    private(set) var sources: [SlotSource] = []
    private(set) var nodes: [Node] = []
    private(set) var leaves: [Leaf] = []
    /// The node of each rule.
    private(set) var roots: [Int] = []
    private var nodeIndices: [Node: Int] = [:]
    private var leafIndices: [LeafKey: Int] = [:]

    private var sourceSlots: [SlotSource: Int] = [:]

    /// The node of the negation of each rule, if that was asked for.
    private(set) var negatedRoots: [Int] = []

    /// Joins rules of one schema.
    init(_ rules: [PreparedRule], negations: Bool = false) {
        for rule in rules {
            let attributes = rule.schema.attributes.count
            let slots = Array(0..<attributes) + rule.table.sources.map { slot(of: $0, after: attributes) }
            roots.append(add(rule.root, slots, isNegated: false))
            if negations { negatedRoots.append(add(rule.root, slots, isNegated: true)) }
        }
    }

    /// The slots that the rules read, each once, in ascending order.
    var askedSlots: [Int] { Set(leaves.flatMap(\.test.operand.slots)).sorted() }

    private mutating func slot(of source: SlotSource, after attributes: Int) -> Int {
        if let slot = sourceSlots[source] { return slot }
        let slot = attributes + sources.count
        sourceSlots[source] = slot
        sources.append(source)
        return slot
    }

    private mutating func add(_ node: PreparedNode, _ slots: [Int], isNegated: Bool) -> Int {
        switch node.rule.form {
        case .not: return add(node.parts[0], slots, isNegated: !isNegated)
        case .all: return join(node.parts, slots, isNegated: isNegated, isAll: !isNegated)
        case .any: return join(node.parts, slots, isNegated: isNegated, isAll: isNegated)
        case .test, .segment:
            guard let test = node.test else { return insert(.any([])) }
            return add(test, of: node.rule, slots, isNegated: isNegated)
        // What is always unknown is certain neither way.
        case .unrecognized, .beyondLimits: return insert(.any([]))
        }
    }

    private mutating func join(_ parts: [PreparedNode], _ slots: [Int], isNegated: Bool, isAll: Bool) -> Int {
        var joined: [Int] = []
        for part in parts {
            let index = add(part, slots, isNegated: isNegated)
            switch nodes[index] {
            case .all(let inner) where isAll: joined += inner
            case .any(let inner) where !isAll: joined += inner
            default: joined.append(index)
            }
        }
        var seen: Set<Int> = []
        joined.removeAll { !seen.insert($0).inserted }
        if joined.count == 1 { return joined[0] }
        return insert(isAll ? .all(joined) : .any(joined))
    }

    private mutating func add(
        _ test: PreparedTest,
        of rule: SegmentRule,
        _ slots: [Int],
        isNegated: Bool
    ) -> Int {
        let key = LeafKey(rule: rule, isNegated: isNegated)
        if let index = leafIndices[key] { return insert(.leaf(index)) }
        leafIndices[key] = leaves.count
        leaves.append(Leaf(test: PreparedTest(test.test, test.operand.over(slots)), isNegated: isNegated))
        return insert(.leaf(leaves.count - 1))
    }

    private mutating func insert(_ node: Node) -> Int {
        if let index = nodeIndices[node] { return index }
        nodeIndices[node] = nodes.count
        nodes.append(node)
        return nodes.count - 1
    }
}

extension PreparedOperand {
    /// Returns the operand over other slots.
    fileprivate func over(_ slots: [Int]) -> PreparedOperand {
        switch self {
        case .slot(let slot): .slot(slots[slot])
        case .value: self
        case .computed(let arithmetic, let first, let second):
            .computed(arithmetic, first.over(slots), second.over(slots))
        case .daysSince(let moment): .daysSince(moment.over(slots))
        }
    }

    /// The slots that the operand reads.
    var slots: [Int] {
        switch self {
        case .slot(let slot): [slot]
        case .value: []
        case .computed(_, let first, let second): first.slots + second.slots
        case .daysSince(let moment): moment.slots
        }
    }
}
