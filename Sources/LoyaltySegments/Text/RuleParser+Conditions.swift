//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension RuleParser {
    /// Reads what is asked and what is asked of it; before a closing bracket, only the first.
    mutating func condition(after first: OperandPhrase?) throws(SegmentsError) -> RulePhrase {
        let phrase = try expression(after: first)
        if token == .rightParenthesis { return .operand(phrase) }
        var places = TestPlaces(leaves: phrase.leaves)
        var fallback: AttributeValue?
        if token == .fallback {
            try advance()
            places.fallback = start
            fallback = try value()
        }
        places.condition = start
        let isNegated = try skip(word: "not")
        let condition = isNegated ? try membership(&places) : try test(&places)
        let test = SegmentTest(operand: phrase.operand, condition, fallback: fallback)
        do throws(TestFault) {
            try test.check(limits)
            if var table {
                _ = try test.prepare(&table)
                self.table = table
            }
        } catch {
            throw lexer.error(error.code, error.message, at: places.offset(of: error.part))
        }
        let rule = SegmentRule(.test(test))
        return .rule(isNegated ? .not(rule) : rule)
    }

    private mutating func test(_ places: inout TestPlaces) throws(SegmentsError) -> SegmentTest.Condition {
        switch token {
        case .comparison(let comparison):
            try advance()
            return .compare(comparison, try value(&places))
        case .word("in"): return try membership(&places)
        case .word("is"):
            try advance()
            if try skip(word: "missing") { return .isMissing }
            if try skip(word: "known") { return .isKnown }
            throw unexpected("'missing' or 'known'")
        case .word("starts"):
            try advance()
            return .startsWith(try text(after: "with", &places))
        case .word("ends"):
            try advance()
            return .endsWith(try text(after: "with", &places))
        case .word("contains"): return .contains(try text(after: "contains", &places))
        default: throw unexpected("an operator after an attribute, such as '=' or 'in',")
        }
    }

    /// Reads what follows `in`: a list, or the last days.
    private mutating func membership(_ places: inout TestPlaces) throws(SegmentsError) -> SegmentTest.Condition {
        guard try skip(word: "in") else { throw unexpected("'in' after 'not'") }
        if try skip(word: "last") {
            places.values.append(start)
            guard case .value(.integer(let days)) = token else { throw unexpected("a whole number of days") }
            try advance()
            guard try skip(word: "days") else { throw unexpected("'days'") }
            return .inLastDays(days)
        }
        guard token == .leftParenthesis else { throw unexpected("'last' or a list in brackets") }
        repeat {
            try advance()
            places.list.append(try value(&places))
            guard places.list.count <= limits.listLength else {
                throw lexer.error(
                    .limitExceeded,
                    "a list has at most \(limits.listLength) values",
                    at: places.values.last ?? start
                )
            }
        } while token == .comma
        guard token == .rightParenthesis else { throw unexpected("',' or ')'") }
        try advance()
        return .oneOf(places.list)
    }

    private mutating func text(after word: String, _ places: inout TestPlaces) throws(SegmentsError) -> String {
        guard try skip(word: word) else { throw unexpected("'\(word)'") }
        places.values.append(start)
        guard case .value(.text(let text)) = token else { throw unexpected("a text in quotation marks") }
        try advance()
        return text
    }

    private mutating func value(_ places: inout TestPlaces) throws(SegmentsError) -> AttributeValue {
        places.values.append(start)
        return try value()
    }

    private mutating func value() throws(SegmentsError) -> AttributeValue {
        if try skip(word: "true") { return .flag(true) }
        if try skip(word: "false") { return .flag(false) }
        guard case .value(let value) = token else { throw unexpected("a value") }
        try advance()
        return value
    }
}

/// Where the parts of a test stand in the text.
private struct TestPlaces {
    /// The leaves of the operand from left to right.
    let leaves: [Int]
    var condition = 0
    var fallback = 0
    var values: [Int] = []
    /// The values of a list as they are read.
    var list: [AttributeValue] = []

    init(leaves: [Int]) { self.leaves = leaves }

    func offset(of part: TestPart) -> Int {
        switch part {
        case .operand(let leaf, _): leaf < leaves.count ? leaves[leaf] : condition
        case .condition: condition
        case .fallback: fallback
        case .text, .days: values.first ?? condition
        case .value(let index): index < values.count ? values[index] : condition
        }
    }
}
