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
    /// part      = "not" part | "(" rule ")" | "true" | "false" | condition
    /// condition = attribute [ "??" value ] test
    /// test      = ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) value
    ///           | [ "not" ] "in" "(" value { "," value } ")"
    ///           | [ "not" ] "in" "last" days "days"
    ///           | "is" "missing" | "is" "known"
    ///           | "starts" "with" text | "ends" "with" text | "contains" text
    /// value     = "gold" | 3 | 3.5 | 49.90 EUR | 2026-11-21 | 2026-11-21T09:30:00Z | true | false
    /// ```
    ///
    /// Words are in lower case. `in last 90 days` is the rolling window (`asOf` − 90 · 24 h, `asOf`].
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
    let schema: Schema?
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
        self.schema = schema
        self.limits = limits
        self.lexer = RuleLexer(text)
        try advance()
    }

    mutating func parse() throws(SegmentsError) -> SegmentRule {
        let rule = try disjunction()
        guard token == .end else { throw unexpected("'and', 'or' or the end of the rule") }
        try rule.checkSize(limits)
        return rule
    }

    private mutating func disjunction() throws(SegmentsError) -> SegmentRule {
        let first = try conjunction()
        guard token == .word("or") else { return first }
        var rules = [first]
        try count()
        while try skip(word: "or") { rules.append(try conjunction()) }
        return .any(rules)
    }

    private mutating func conjunction() throws(SegmentsError) -> SegmentRule {
        let first = try part()
        guard token == .word("and") else { return first }
        var rules = [first]
        try count()
        while try skip(word: "and") { rules.append(try part()) }
        return .all(rules)
    }

    private mutating func part() throws(SegmentsError) -> SegmentRule {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= limits.depth else { throw SegmentRule.tooLarge(limits, at: position) }
        if token == .leftParenthesis {
            try advance()
            let rule = try disjunction()
            guard token == .rightParenthesis else { throw unexpected("'and', 'or' or ')'") }
            try advance()
            return rule
        }
        try count()
        if try skip(word: "not") { return .not(try part()) }
        if try skip(word: "true") { return .all([]) }
        if try skip(word: "false") { return .any([]) }
        return try condition()
    }
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
    private mutating func count() throws(SegmentsError) {
        nodes += 1
        guard nodes <= limits.nodes else { throw SegmentRule.tooLarge(limits, at: position) }
    }
}
