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
    private var wordOfSource: [RowSource: Int] = [:]
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
    mutating func add(_ root: Int) -> Int32 { add(root, FlatCode.yes, FlatCode.no) }

    private mutating func add(_ node: Int, _ onPass: Int32, _ onFail: Int32) -> Int32 {
        switch graph.nodes[node] {
        case .all(let parts): return add(parts, areNegated: false, onPass, onFail)
        // Any of the parts holds unless all of their negations do.
        case .any(let parts): return add(parts, areNegated: true, onFail, onPass)
        case .leaf(let leaf):
            let (word, passing) = words(of: graph.leaves[leaf])
            return code.add(passing.pieces[...], of: word, onPass, onFail)
        }
    }

    /// Adds the steps of a question whether all parts, or all their negations, hold: those of single tests first.
    private mutating func add(_ parts: [Int], areNegated: Bool, _ onPass: Int32, _ onFail: Int32) -> Int32 {
        var tests: [FlatCode.Test] = []
        var others: [Int] = []
        for part in parts {
            if let found = self.tests(of: part, isNegated: areNegated) { tests += found } else { others.append(part) }
        }
        let next = others.reversed().reduce(onPass) { next, part in
            areNegated ? add(part, onFail, next) : add(part, next, onFail)
        }
        return code.add(tests[...], next, onFail)
    }

    /// The few tests that all hold exactly if a part, or its negation, does; nil if it takes more.
    private mutating func tests(of node: Int, isNegated: Bool) -> [FlatCode.Test]? {
        guard case .leaf(let leaf) = graph.nodes[node] else { return nil }
        let (word, words) = words(of: graph.leaves[leaf])
        let passing = isNegated ? words.complement : words
        if passing.pieces.count == 1 { return [FlatCode.Test(word, in: passing.pieces[0])] }
        let failing = passing.complement.pieces
        guard !passing.pieces.isEmpty, failing.count <= FlatCode.mostJoined / 2 else { return nil }
        return failing.map { FlatCode.Test(word, notIn: $0) }
    }

    /// The word that a test looks at, and the words that pass.
    private mutating func words(of leaf: RuleGraph.Leaf) -> (word: Int, passing: Ranges<Int64>) {
        let (source, values) = shape(of: leaf.test)
        let word = wordOfSource[source] ?? sources.count
        if word == sources.count {
            wordOfSource[source] = word
            sources.append(source)
        }
        // What a test of one attribute finds where that is missing depends on nothing else; an unknown verdict never passes.
        let test = leaf.test
        let missing = if case .verdict = source { Verdict.unknown } else { test.verdict(nil, Timestamp.earliest) }
        let passing = leaf.isNegated ? values.complement : values
        return (word, passing.words(passesMissing: missing == (leaf.isNegated ? .no : .yes)))
    }

    /// The word that a test looks at, and the ranges of it in which the test holds, unless it is missing.
    private mutating func shape(of test: PreparedTest) -> (RowSource, Ranges<Int64>) {
        if case .slot(let slot) = test.operand, slot < attributes.count {
            let type = attributes[slot].type
            switch (test.test.condition, type) {
            case (.isMissing, .set), (.isKnown, .set): break
            case (.isMissing, .text), (.isKnown, .text):
                let isKnown = test.test.condition == .isKnown
                let source = RowSource.text(slot: slot, vocabulary: vocabularyOfSlot[slot] ?? 0)
                return (source, isKnown ? .full : .empty)
            case (.isMissing, _): return (.word(slot: slot), .empty)
            case (.isKnown, _): return (.word(slot: slot), .full)
            case (.inLastDays(let days), _) where test.test.fallback == nil:
                let age = 0...days * PreparedOperand.microsecondsPerDay - 1
                return (.age(slot: slot), Ranges([age]))
            case (.inLastDays, _): break
            case (.compare(.equal, _), .text), (.compare(.notEqual, _), .text), (.oneOf, .text):
                let index = vocabularyOfSlot[slot] ?? 0
                let codes = test.test.comparedTexts.compactMap { text -> Int64? in
                    guard case .text(let text) = text else { return nil }
                    return vocabularies[index].code(of: text)
                }
                let ranges = Ranges(codes.map { $0...$0 })
                let isOther = if case .compare(.notEqual, _) = test.test.condition { true } else { false }
                return (.text(slot: slot, vocabulary: index), isOther ? ranges.complement : ranges)
            case (_, .text), (_, .set): break
            case (_, .number):
                let ranges = Literal.real(test).pieces.map { $0.lowerBound.ordered...$0.upperBound.ordered }
                return (.word(slot: slot), Ranges(ranges))
            default:
                let ranges = Literal.whole(test)
                guard ranges.tellApart(.min, .min + 1) else { return (.word(slot: slot), ranges) }
            }
        }
        // Anything else is asked as the tree does when the row is made.
        let key = TestKey(test: test.test, slots: test.operand.slots)
        let index = testOfKey[key] ?? tests.count
        if index == tests.count {
            testOfKey[key] = index
            tests.append(test)
        }
        return (.verdict(test: index), Ranges([1...1]))
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

extension Ranges<Int64> {
    /// The words of these values, with the word that is missing or without it.
    fileprivate func words(passesMissing: Bool) -> Ranges {
        let missing = PreparedRow.missing...PreparedRow.missing
        guard !passesMissing else { return Ranges(pieces + [missing]) }
        return Ranges(complement.pieces + [missing]).complement
    }

    /// Whether one of two values passes and the other does not.
    fileprivate func tellApart(_ first: Int64, _ second: Int64) -> Bool { contains(first) != contains(second) }
}
