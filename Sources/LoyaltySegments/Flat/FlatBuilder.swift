//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Makes the steps of rules, and the words that they look at.
struct FlatBuilder {
    private let graph: RuleGraph
    private let attributes: [AttributeDefinition]
    private(set) var code = FlatCode()
    private(set) var sources: [RowSource] = []
    /// What texts are compared with.
    private(set) var vocabularies: [Vocabulary] = []
    /// What is asked as the tree does when a row is made.
    private(set) var tests: [PreparedTest] = []
    private var places: [RowSource: Int] = [:]
    private var vocabularyOfSlot: [Int: Int] = [:]
    private var testOfKey: [TestKey: Int] = [:]

    private struct TestKey: Hashable {
        let test: SegmentTest
        let slots: [Int]
    }

    init(_ graph: RuleGraph, _ attributes: [AttributeDefinition]) {
        self.graph = graph
        self.attributes = attributes
        var texts: [Int: [AttributeValue]] = [:]
        for leaf in graph.leaves {
            if case .slot(let slot) = leaf.test.operand, slot < attributes.count, attributes[slot].type == .text {
                texts[slot, default: []] += leaf.test.test.comparedTexts
            }
        }
        for (slot, values) in texts.sorted(by: { $0.key < $1.key }) {
            vocabularyOfSlot[slot] = vocabularies.count
            vocabularies.append(Vocabulary(values))
        }
    }

    /// Adds the steps of a rule and returns where they begin.
    mutating func add(_ root: Int) -> Int32 {
        let first = add(root, FlatCode.yes, FlatCode.no)
        return first < 0 ? code.addJump(to: first) : first
    }

    /// Puts the steps into order and returns where what was a step is now.
    mutating func finish() -> (Int32) -> Int { code.finish() }

    private mutating func add(_ node: Int, _ onPass: Int32, _ onFail: Int32) -> Int32 {
        switch graph.nodes[node] {
        case .all(let parts): parts.reversed().reduce(onPass) { add($1, $0, onFail) }
        case .any(let parts): parts.reversed().reduce(onFail) { add($1, onPass, $0) }
        case .leaf(let leaf): add(graph.leaves[leaf], onPass, onFail)
        }
    }

    private mutating func add(_ leaf: RuleGraph.Leaf, _ onPass: Int32, _ onFail: Int32) -> Int32 {
        let (source, ranges, missing) = shape(of: leaf)
        let place: Int
        if let known = places[source] {
            place = known
        } else {
            place = sources.count
            places[source] = place
            sources.append(source)
        }
        let values = leaf.isNegated ? ranges.complement : ranges
        return code.add(values.pieces[...], of: place, passesMissing: missing, onPass, onFail)
    }

    /// The word that a test looks at, the ranges of it that hold, and whether a missing one passes.
    private mutating func shape(of leaf: RuleGraph.Leaf) -> (RowSource, Ranges<Int64>, Bool) {
        let test = leaf.test
        // What a test of one attribute finds where that is missing depends on nothing else.
        let missing = test.verdict(nil, Timestamp.earliest) == (leaf.isNegated ? .no : .yes)
        if case .slot(let slot) = test.operand, slot < attributes.count {
            let type = attributes[slot].type
            switch (test.test.condition, type) {
            case (.isMissing, .set), (.isKnown, .set): break
            case (.isMissing, .text), (.isKnown, .text):
                let isKnown = test.test.condition == .isKnown
                let source = RowSource.text(slot: slot, vocabulary: vocabularyOfSlot[slot] ?? 0)
                return (source, isKnown ? .full : .empty, missing)
            case (.isMissing, _): return (.word(slot: slot), .empty, missing)
            case (.isKnown, _): return (.word(slot: slot), .full, missing)
            case (.inLastDays(let days), _) where test.test.fallback == nil:
                let age = 0...days * PreparedOperand.microsecondsPerDay - 1
                return (.age(slot: slot), Ranges([age]), missing)
            case (.inLastDays, _): break
            case (.compare(.equal, _), .text), (.compare(.notEqual, _), .text), (.oneOf, .text):
                let index = vocabularyOfSlot[slot] ?? 0
                let codes = test.test.comparedTexts.compactMap { text -> Int64? in
                    guard case .text(let text) = text else { return nil }
                    return vocabularies[index].code(of: text)
                }
                let ranges = Ranges(codes.map { $0...$0 })
                let isOther = if case .compare(.notEqual, _) = test.test.condition { true } else { false }
                return (.text(slot: slot, vocabulary: index), isOther ? ranges.complement : ranges, missing)
            case (_, .text), (_, .set): break
            case (_, .number):
                let ranges = Literal.real(test).pieces.map { $0.lowerBound.ordered...$0.upperBound.ordered }
                return (.word(slot: slot), Ranges(ranges), missing)
            default: return (.word(slot: slot), Literal.whole(test), missing)
            }
        }
        // Anything else is asked as the tree does when the row is made.
        let key = TestKey(test: test.test, slots: test.operand.slots)
        let index = testOfKey[key] ?? tests.count
        if index == tests.count {
            testOfKey[key] = index
            tests.append(test)
        }
        return (.verdict(test: index), Ranges([1...1]), false)
    }
}

extension SegmentTest {
    /// The texts that the test compares with for equality.
    fileprivate var comparedTexts: [AttributeValue] {
        switch condition {
        case .compare(.equal, let text), .compare(.notEqual, let text): [text]
        case .oneOf(let texts): texts
        default: []
        }
    }
}
