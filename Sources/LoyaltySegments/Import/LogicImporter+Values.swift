//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension LogicImporter {
    /// Returns the operation that a value calls: an object of one member is one.
    func call(_ logic: JSONValue, path: String) throws(SegmentsError) -> LogicCall? {
        guard case .object(let members) = logic else { return nil }
        guard let (operation, argument) = members.first, members.count == 1 else {
            throw LogicFault.notExpressible("an operation is an object of one member", path)
        }
        let call: LogicCall
        if case .array(let arguments) = argument {
            call = LogicCall(operation: operation, arguments: arguments, isList: true, path: path)
        } else {
            call = LogicCall(operation: operation, arguments: [argument], isList: false, path: path)
        }
        guard Self.operations.contains(where: { $0.utf8.elementsEqual(operation.utf8) }) else {
            throw SegmentsError(.unknownOperation, "JsonLogic has no operation of this name", path: call.path)
        }
        return call
    }

    /// Every operation of JsonLogic.
    private static let operations = [
        "==", "===", "!=", "!==", ">", ">=", "<", "<=", "!!", "!", "%", "log", "in", "cat", "substr", "+", "*", "-",
        "/",
        "min", "max", "merge", "var", "missing", "missing_some", "if", "?:", "and", "or", "map", "filter", "reduce",
        "all",
        "none", "some", "method",
    ]

    /// Returns what a value is where some attributes are missing and all others known.
    mutating func value(
        _ logic: JSONValue,
        missing: Set<AttributeName>,
        path: String,
        level: Int
    ) throws(SegmentsError) -> LogicValue {
        try visit(path: path, level: level)
        guard let call = try call(logic, path: path) else { return try constant(logic, path: path) }
        switch call.operation {
        case "var":
            let variable = try variable(call)
            guard missing.contains(variable.attribute.name) else { return .attribute(variable.attribute) }
            return try variable.fallback.map { fallback throws(SegmentsError) in
                try constant(fallback, path: call.path(1))
            } ?? .null
        case "+":
            try call.require(1...limits.nodes)
            return try folded(.sum, call, missing, level)
        case "*":
            try call.require(2...limits.nodes)
            return try folded(.product, call, missing, level)
        case "-":
            try call.require(1...2)
            let first = try number(call, 0, missing, level, null: 0)
            // The opposite of a number is exact.
            guard call.arguments.count == 2 else {
                return try LogicValue.joined(.product, first, .number(-1), path: call.path)
            }
            return try .joined(.difference, first, number(call, 1, missing, level, null: 0), path: call.path)
        case "/":
            try call.require(2...2)
            let first = try number(call, 0, missing, level, null: 0)
            return try .joined(.quotient, first, number(call, 1, missing, level, null: 0), path: call.path)
        default:
            throw LogicFault.notExpressible("the result of this operation is no value that a rule compares", call.path)
        }
    }

    private mutating func folded(
        _ arithmetic: Arithmetic,
        _ call: LogicCall,
        _ missing: Set<AttributeName>,
        _ level: Int
    ) throws(SegmentsError) -> LogicValue {
        var result = try number(call, 0, missing, level, null: .nan)
        for index in call.arguments.indices.dropFirst() {
            let next = try number(call, index, missing, level, null: .nan)
            result = try .joined(arithmetic, result, next, path: call.path(index))
        }
        return result
    }

    /// Returns an argument as a number to compute with; what null counts as depends on the operation.
    private mutating func number(
        _ call: LogicCall,
        _ index: Int,
        _ missing: Set<AttributeName>,
        _ level: Int,
        null: Double
    ) throws(SegmentsError) -> LogicValue {
        let value = try value(call.arguments[index], missing: missing, path: call.path(index), level: level + 1)
        if case .null = value { return .number(null) }
        guard value.term != nil else { throw LogicFault.typeMismatch(call.path(index)) }
        return value
    }

    /// Returns what a constant is.
    func constant(_ logic: JSONValue, path: String) throws(SegmentsError) -> LogicValue {
        switch logic {
        case .null: return .null
        case .bool(let value): return .flag(value)
        case .integer(let value):
            guard value.magnitude < 1 << 53 else {
                throw SegmentsError(.numberOutOfRange, "JavaScript has whole numbers within 53 bits", path: path)
            }
            return .number(Double(value))
        case .number(let value):
            guard value.isFinite else { throw SegmentsError(.notFinite, "a constant is a finite number", path: path) }
            return .number(value)
        case .string(let value):
            guard value.utf8.count <= limits.textBytes else {
                throw SegmentsError(.limitExceeded, "a text has at most \(limits.textBytes) bytes", path: path)
            }
            return .text(value)
        case .array, .object: throw LogicFault.notExpressible("a list is no value that a rule compares", path)
        }
    }

    /// Returns the attribute that a path names.
    func attribute(_ text: String, path: String) throws(SegmentsError) -> AttributeDefinition {
        let given = paths.index(forKey: text).map { paths[$0] }.flatMap {
            $0.key.utf8.elementsEqual(text.utf8) ? $0.value : nil
        }
        guard let name = given ?? (try? AttributeName(text)), let attribute = schema[name] else {
            throw SegmentsError(.unknownAttribute, "the schema has no attribute of this name", path: path)
        }
        return attribute
    }

    /// Returns the attribute that is asked for, and what stands in for it.
    func variable(_ call: LogicCall) throws(SegmentsError) -> (attribute: AttributeDefinition, fallback: JSONValue?) {
        try call.require(1...2)
        guard case .string(let text) = call.arguments[0] else {
            throw LogicFault.notExpressible("a rule asks for attributes by their names", call.path(0))
        }
        return (try attribute(text, path: call.path(0)), call.arguments.count == 2 ? call.arguments[1] : nil)
    }
}
