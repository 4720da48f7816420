//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What a condition asks, and where its leaves begin in the text, from left to right.
struct OperandPhrase {
    let operand: Operand
    let leaves: [Int]
}

extension RuleParser {
    /// Reads sums of terms.
    mutating func expression(after first: OperandPhrase?) throws(SegmentsError) -> OperandPhrase {
        var phrase = try term(after: first)
        while token == .plus || token == .minus {
            let arithmetic: Arithmetic = token == .plus ? .sum : .difference
            phrase = try join(arithmetic, phrase) { parser throws(SegmentsError) in try parser.term(after: nil) }
        }
        return phrase
    }

    private mutating func term(after first: OperandPhrase?) throws(SegmentsError) -> OperandPhrase {
        var phrase: OperandPhrase
        if let first { phrase = first } else { phrase = try factor() }
        while token == .times || token == .divide {
            let arithmetic: Arithmetic = token == .times ? .product : .quotient
            phrase = try join(arithmetic, phrase) { parser throws(SegmentsError) in try parser.factor() }
        }
        return phrase
    }

    private mutating func join(
        _ arithmetic: Arithmetic,
        _ first: OperandPhrase,
        _ next: (inout RuleParser) throws(SegmentsError) -> OperandPhrase
    ) throws(SegmentsError) -> OperandPhrase {
        try count()
        let place = position
        try advance()
        let second = try next(&self)
        let operand: Operand =
            switch arithmetic {
            case .sum: .sum(first.operand, second.operand)
            case .difference: .difference(first.operand, second.operand)
            case .product: .product(first.operand, second.operand)
            case .quotient: .quotient(first.operand, second.operand)
            }
        guard operand.form != .beyondLimits else { throw SegmentRule.tooLarge(limits, at: place) }
        return OperandPhrase(operand: operand, leaves: first.leaves + second.leaves)
    }

    /// Reads one thing that is asked or computed with.
    private mutating func factor() throws(SegmentsError) -> OperandPhrase {
        let place = start
        switch token {
        case .leftParenthesis:
            try enter()
            defer { leave() }
            try advance()
            let phrase = try expression(after: nil)
            guard token == .rightParenthesis else { throw unexpected("an operator such as '+', or ')'") }
            try advance()
            return phrase
        case .value(let value) where value.computedType != nil:
            try count()
            try advance()
            return OperandPhrase(operand: .value(value), leaves: [place])
        case .word("days"):
            try count()
            try enter()
            defer { leave() }
            try advance()
            guard try skip(word: "since") else { throw unexpected("'since'") }
            let phrase = try factor()
            guard case let operand = Operand.daysSince(phrase.operand), operand.form != .beyondLimits else {
                throw SegmentRule.tooLarge(limits, at: TextPosition(offset: place, in: lexer.bytes))
            }
            return OperandPhrase(operand: operand, leaves: phrase.leaves)
        case .word(let word):
            try count()
            if let isShort = opensWindow(word) {
                return OperandPhrase(operand: .window(try window(word, isShort: isShort)), leaves: [place])
            }
            guard let name = try? AttributeName(word) else { throw noCondition }
            try advance()
            return OperandPhrase(operand: .attribute(name), leaves: [place])
        default: throw noCondition
        }
    }

    private var noCondition: SegmentsError { unexpected("a condition that begins with the name of an attribute") }

    /// Whether a word that names an aggregate opens a window: before `of`, or in short before the name of an event.
    private func opensWindow(_ word: String) -> Bool? {
        guard EventAggregate.names.contains(word), case .word(let next)? = following else { return nil }
        if next == "of" { return false }
        return (word == "first" || word == "last") && !RuleWord.all.contains(next) ? true : nil
    }

    /// The token after this one, if it is one.
    var following: RuleToken? {
        var lexer = lexer
        guard let next = try? lexer.next() else { return nil }
        return next.token
    }
}
