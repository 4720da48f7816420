//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Turns conditions of JsonLogic into rules that are never unknown.
struct LogicImporter {
    let schema: Schema
    let paths: [String: AttributeName]
    let limits: SegmentLimits
    /// How many values were looked at; a value is looked at once for each combination of what is missing.
    private var visits = 0

    init(schema: Schema, paths: [String: AttributeName], limits: SegmentLimits) {
        self.schema = schema
        self.paths = paths
        self.limits = limits
    }

    /// Returns the rule that a value is truthy.
    mutating func condition(_ logic: JSONValue, path: String, level: Int) throws(SegmentsError) -> SegmentRule {
        try visit(path: path, level: level)
        guard let call = try call(logic, path: path) else { return try truth(of: logic, path: path, level: level) }
        switch call.operation {
        case "and": return .both(try conditions(call, level: level))
        case "or": return .either(try conditions(call, level: level))
        case "!", "!!":
            try call.require(1...1)
            let rule = try condition(call.arguments[0], path: call.path(0), level: level + 1)
            return call.operation == "!" ? rule.opposite : rule
        case "if", "?:": return try choice(call, level: level)
        case "missing": return try missing(call, level: level)
        case "in": return try membership(call, level: level)
        case "==", "===", "!=", "!==", "<", "<=", ">", ">=": return try comparison(call, level: level)
        default: return try truth(of: logic, path: path, level: level)
        }
    }

    private mutating func conditions(_ call: LogicCall, level: Int) throws(SegmentsError) -> [SegmentRule] {
        try call.require(1...limits.nodes)
        var rules: [SegmentRule] = []
        for (index, argument) in call.arguments.enumerated() {
            rules.append(try condition(argument, path: call.path(index), level: level + 1))
        }
        return rules
    }

    /// `[if, then, if, then, …, else]`: the first condition that holds chooses; without an else the result is null.
    private mutating func choice(_ call: LogicCall, level: Int) throws(SegmentsError) -> SegmentRule {
        let parts = try conditions(call, level: level)
        var rule = parts.count % 2 == 1 ? parts[parts.count - 1] : SegmentRule.never
        var index = parts.count - parts.count % 2 - 2
        while index >= 0 {
            let (chosen, then) = (parts[index], parts[index + 1])
            rule = SegmentRule.either([.both([chosen, then]), .both([chosen.opposite, rule])])
            index -= 2
        }
        return rule
    }

    /// Null and the empty text count as missing; the list of what is missing is truthy if it is not empty.
    private mutating func missing(_ call: LogicCall, level: Int) throws(SegmentsError) -> SegmentRule {
        var names = call.arguments
        var isList = false
        if case .array(let list)? = names.first {
            try call.require(1...1)
            names = list
            isList = true
        }
        var rules: [SegmentRule] = []
        for (index, name) in names.enumerated() {
            let path = isList ? call.path(0).joined("\(index)") : call.path(index)
            try visit(path: path, level: level + 1)
            guard case .string(let text) = name else {
                throw LogicFault.notExpressible("missing names attributes by constants", path)
            }
            let attribute = try attribute(text, path: path)
            if attribute.type == .text {
                // Missing or empty is one test.
                let fallback: AttributeValue? = attribute.isNullable ? .text("") : nil
                rules.append(.test(attribute.name, .compare(.equal, .text("")), fallback: fallback))
            } else if attribute.isNullable {
                rules.append(.test(attribute.name, .isMissing))
            }
        }
        return .either(rules)
    }

    /// Counts a value that is looked at, so that no input takes long or exhausts the stack.
    mutating func visit(path: String, level: Int) throws(SegmentsError) {
        visits += 1
        guard level <= limits.depth, visits <= limits.nodes * 32 + limits.listLength else {
            throw SegmentsError(.limitExceeded, SegmentRule.tooLarge(limits).message, path: path)
        }
    }
}

extension SegmentRule {
    static let always = SegmentRule.all([])
    static let never = SegmentRule.any([])

    /// The opposite of a rule that is never unknown.
    var opposite: SegmentRule {
        if self == .always { return .never }
        if self == .never { return .always }
        if case .not(let rule) = form { return rule }
        return .not(self)
    }

    /// All of some rules, constants left out and lists joined.
    static func both(_ rules: [SegmentRule]) -> SegmentRule {
        if rules.contains(never) { return never }
        return .all(rules.flatMap { if case .all(let parts) = $0.form { parts } else { [$0] } })
    }

    /// Any of some rules, constants left out and lists joined.
    static func either(_ rules: [SegmentRule]) -> SegmentRule {
        if rules.contains(always) { return always }
        return .any(rules.flatMap { if case .any(let parts) = $0.form { parts } else { [$0] } })
    }
}

/// An operation of JsonLogic with its arguments.
struct LogicCall {
    let operation: String
    let arguments: [JSONValue]
    /// Whether the arguments stood in an array; one argument may stand alone.
    private let isList: Bool
    private let place: String

    init(operation: String, arguments: [JSONValue], isList: Bool, path: String) {
        self.operation = operation
        self.arguments = arguments
        self.isList = isList
        place = path
    }

    /// The path of an argument.
    func path(_ index: Int) -> String { isList ? path.joined("\(index)") : path }

    /// The path of the operation.
    var path: String {
        let escaped = operation.unicodeScalars.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }.joined()
        return place.joined(escaped)
    }

    func require(_ count: ClosedRange<Int>) throws(SegmentsError) {
        guard count.contains(arguments.count) else {
            throw arguments.count > count.upperBound && count.upperBound > 3
                ? SegmentsError(.limitExceeded, "an operation has at most \(count.upperBound) arguments", path: path)
                : LogicFault.notExpressible("the operation takes another number of arguments", path)
        }
    }
}

/// What an import refuses most.
enum LogicFault {
    static func notExpressible(_ message: String, _ path: String) -> SegmentsError {
        SegmentsError(.notExpressible, message, path: path)
    }

    static func typeMismatch(_ path: String) -> SegmentsError {
        SegmentsError(
            .typeMismatch,
            "JsonLogic would convert these values to compare them; a rule compares values of one type",
            path: path
        )
    }
}
