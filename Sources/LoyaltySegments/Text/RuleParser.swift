//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension SegmentRule {
    /// Reads a rule from its text and checks it against a schema.
    ///
    /// ```text
    /// rule      = all { "or" all }                 all   = part { "and" part }
    /// part      = "not" part | "(" rule ")" | "true" | "false" | "in" "segment" text | condition
    /// condition = operand [ "??" value ] test
    /// test      = ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) value
    ///           | [ "not" ] "in" "(" value { "," value } ")"
    ///           | [ "not" ] "in" "last" days "days"
    ///           | "is" "missing" | "is" "known"
    ///           | "starts" "with" text | "ends" "with" text | "contains" text
    /// value     = "gold" | 3 | 3.5 | 49.90 EUR | 2026-11-21 | 2026-11-21T09:30:00Z | true | false
    /// operand   = term { ( "+" | "-" ) term }      term = factor { ( "*" | "/" ) factor }
    /// factor    = attribute | number | money | "(" operand ")" | "days" "since" factor | window
    /// window    = aggregate [ period ] [ "where" part ]
    /// aggregate = "count" "of" event [ "." field ] | ( "first" | "last" ) event
    ///           | ( "sum" | "average" | "min" | "max" | "first" | "last" | "distinct" ) "of" event "." field
    /// period    = "ever" | "in" "last" days "days" | "in" "last" count "calendar" unit | "between" date "and" date
    /// unit      = "days" | "weeks" [ "from" weekday ] | "months" | "quarters" | "half_years" | "years"
    /// ```
    ///
    /// Words are in lower case; a minus that takes away has a space after it. `in last 90 days` is the rolling window
    /// (`asOf` − 90 · 24 h, `asOf`]. After a window, `in last` says the period of the window: what asks when the first order
    /// was is `first orders ever in last 90 days`. Weeks begin on Monday unless they are said to begin `from` another day.
    ///
    /// - Parameters:
    ///   - text: The text of the rule.
    ///   - schema: The attributes that the rule may ask.
    ///   - limits: The bounds on the rule.
    /// - Throws: ``SegmentsError`` with the place: `invalidText`, `numberOutOfRange` or `limitExceeded` for the text, and
    ///   what ``check(against:limits:)`` throws for its meaning.
    /// - Complexity: O(*n*) in the length of the text.
    public init(
        parsing text: String,
        for schema: Schema,
        limits: SegmentLimits = .default
    ) throws(SegmentsError) {
        var parser = try RuleParser(text, schema: schema, limits: limits)
        self = try parser.parse()
    }

    /// Reads a rule from its text without a schema, such as to show or to convert it.
    ///
    /// - Parameters:
    ///   - text: The text of the rule.
    ///   - limits: The bounds on the rule.
    /// - Throws: ``SegmentsError`` with the place: `invalidText`, `numberOutOfRange`, `limitExceeded`, `invalidWindow` or
    ///   `unsupportedOperator`.
    /// - Complexity: O(*n*) in the length of the text.
    public init(parsing text: String, limits: SegmentLimits = .default) throws(SegmentsError) {
        var parser = try RuleParser(text, schema: nil, limits: limits)
        self = try parser.parse()
    }
}

/// Reads a rule by recursive descent; brackets and `not` are counted, so the stack is bounded.
struct RuleParser {
    /// The slots that names are looked up in; nil reads without a schema.
    var table: SlotTable?
    let limits: SegmentLimits
    var lexer: RuleLexer
    var token = RuleToken.end
    /// The offset of the current token.
    var start = 0
    private var nesting = 0
    private var nodes = 0

    init(_ text: String, schema: Schema?, limits: SegmentLimits) throws(SegmentsError) {
        guard text.utf8.count <= limits.textBytes else {
            throw SegmentsError(.limitExceeded, "the text of a rule has at most \(limits.textBytes) bytes")
        }
        self.table = schema.map { SlotTable($0, limits) }
        self.limits = limits
        self.lexer = RuleLexer(text)
        try advance()
    }

    mutating func parse() throws(SegmentsError) -> SegmentRule {
        let phrase = try disjunction()
        let rule = try rule(phrase)
        guard token == .end else { throw unexpected("'and', 'or' or the end of the rule") }
        try rule.checkSize(limits)
        return rule
    }

    private mutating func disjunction() throws(SegmentsError) -> RulePhrase {
        let first = try conjunction()
        guard token == .word("or") else { return first }
        var rules = [try rule(first)]
        try count()
        while try skip(word: "or") {
            let next = try conjunction()
            rules.append(try rule(next))
        }
        return .rule(.any(rules))
    }

    private mutating func conjunction() throws(SegmentsError) -> RulePhrase {
        let first = try part()
        guard token == .word("and") else { return first }
        var rules = [try rule(first)]
        try count()
        while try skip(word: "and") {
            let next = try part()
            rules.append(try rule(next))
        }
        return .rule(.all(rules))
    }

    mutating func part() throws(SegmentsError) -> RulePhrase {
        try enter()
        defer { leave() }
        if token == .leftParenthesis {
            try advance()
            // What opens here is a rule or what a condition asks; both are read by one way, so no text is read twice.
            let phrase = try disjunction()
            guard token == .rightParenthesis else { throw unexpected("'and', 'or' or ')'") }
            try advance()
            guard case .operand(let operand) = phrase else { return phrase }
            return try condition(after: operand)
        }
        switch token {
        case .word("not"):
            try count()
            try advance()
            let phrase = try part()
            return .rule(.not(try rule(phrase)))
        case .word("true"), .word("false"):
            try count()
            let isTrue = token == .word("true")
            try advance()
            return .rule(isTrue ? .all([]) : .any([]))
        case .word("in"):
            try count()
            return .rule(try segment())
        default: return try condition(after: nil)
        }
    }

    /// Reads that the customer belongs to another segment.
    private mutating func segment() throws(SegmentsError) -> SegmentRule {
        guard table?.isFilter != true else {
            throw lexer.error(.unsupportedOperator, "the filter of a window asks the fields of one event", at: start)
        }
        try advance()
        guard try skip(word: "segment") else { throw unexpected("'segment'") }
        guard case .value(.text(let text)) = token else {
            throw unexpected("a segment's identifier in quotation marks")
        }
        let place = start
        try advance()
        do throws(CoreError) {
            return .segment(try SegmentID(text))
        } catch {
            throw lexer.error(.invalidText, error.message, at: place)
        }
    }

    /// Returns the rule of a phrase; one that only computes lacks its test.
    func rule(_ phrase: RulePhrase) throws(SegmentsError) -> SegmentRule {
        guard case .rule(let rule) = phrase else {
            throw unexpected("an operator after an attribute, such as '=' or 'in',")
        }
        return rule
    }

    /// Goes one level down.
    mutating func enter() throws(SegmentsError) {
        nesting += 1
        guard nesting <= limits.depth else { throw SegmentRule.tooLarge(limits, at: position) }
    }

    /// Goes one level up.
    mutating func leave() { nesting -= 1 }
}

/// What stands in brackets: a rule, or what a condition asks.
enum RulePhrase {
    case rule(SegmentRule)
    case operand(OperandPhrase)
}

// MARK: - Tokens

extension RuleParser {
    var position: TextPosition { TextPosition(offset: start, in: lexer.bytes) }

    mutating func advance() throws(SegmentsError) { (token, start) = try lexer.next() }

    /// Passes a word if it is next.
    mutating func skip(word: String) throws(SegmentsError) -> Bool {
        guard token == .word(word) else { return false }
        try advance()
        return true
    }

    func unexpected(_ expected: String) -> SegmentsError {
        var message = expected + " is expected here"
        if case .word(let word) = token, !RuleWord.all.contains(word), RuleWord.all.contains(word.lowercased()) {
            message += "; the words of a rule are in lower case"
        }
        return SegmentsError(.invalidText, message, at: position)
    }

    /// Counts a node of the tree.
    mutating func count() throws(SegmentsError) {
        nodes += 1
        guard nodes <= limits.nodes else { throw SegmentRule.tooLarge(limits, at: position) }
    }
}
