//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments

/// JsonLogic as its documentation and JavaScript define it, for values that are null, Boolean, numbers, texts and arrays.
enum ReferenceLogic {
    static func apply(_ logic: JSONValue, _ data: [String: JSONValue]) -> JSONValue {
        guard case .object(let members) = logic, let (operation, argument) = members.first else { return logic }
        var arguments = [argument]
        if case .array(let list) = argument { arguments = list }
        switch operation {
        case "and":
            var last = JSONValue.null
            for argument in arguments {
                last = apply(argument, data)
                if !isTruthy(last) { return last }
            }
            return last
        case "or":
            var last = JSONValue.null
            for argument in arguments {
                last = apply(argument, data)
                if isTruthy(last) { return last }
            }
            return last
        case "if", "?:":
            var index = 0
            while index + 1 < arguments.count {
                if isTruthy(apply(arguments[index], data)) { return apply(arguments[index + 1], data) }
                index += 2
            }
            return index < arguments.count ? apply(arguments[index], data) : .null
        default: break
        }
        let values = arguments.map { apply($0, data) }
        func number(_ index: Int) -> Double { toNumber(values[index]) }
        switch operation {
        case "var":
            guard case .string(let name) = values[0] else { return .null }
            return data[name] ?? (values.count > 1 ? values[1] : .null)
        case "missing":
            var names = values
            if case .array(let list)? = values.first { names = list }
            return .array(
                names.filter { name in
                    let value = apply(.object(["var": name]), data)
                    return value == .null || value == .string("")
                }
            )
        case "!": return .bool(!isTruthy(values[0]))
        case "!!": return .bool(isTruthy(values[0]))
        case "==", "===": return .bool(isEqual(values[0], values[1]))
        case "!=", "!==": return .bool(!isEqual(values[0], values[1]))
        case "<": return .bool(zip(values, values.dropFirst()).allSatisfy { precedes($0, $1) { $0 < $1 } })
        case "<=": return .bool(zip(values, values.dropFirst()).allSatisfy { precedes($0, $1) { $0 <= $1 } })
        case ">": return .bool(precedes(values[1], values[0]) { $0 < $1 })
        case ">=": return .bool(precedes(values[1], values[0]) { $0 <= $1 })
        case "in":
            switch (values[0], values[1]) {
            case (_, .array(let list)): return .bool(list.contains { isEqual($0, values[0]) })
            case (.string(let part), .string(let whole)):
                return .bool(!whole.isEmpty && (part.isEmpty || whole.contains(part)))
            default: return .bool(false)
            }
        case "+": return .number(values.reduce(0) { $0 + parse($1) })
        case "*": return .number(values.reduce(1) { $0 * parse($1) })
        case "-": return .number(values.count == 1 ? -number(0) : number(0) - number(1))
        case "/": return .number(number(0) / number(1))
        default: return .null
        }
    }

    static func isTruthy(_ value: JSONValue) -> Bool {
        switch value {
        case .null: false
        case .bool(let value): value
        case .integer(let value): value != 0
        case .number(let value): value != 0 && !value.isNaN
        case .string(let value): !value.isEmpty
        case .array(let values): !values.isEmpty
        case .object: true
        }
    }

    private static func toNumber(_ value: JSONValue) -> Double {
        switch value {
        case .null: 0
        case .bool(let value): value ? 1 : 0
        case .integer(let value): Double(value)
        case .number(let value): value
        case .string(let value): value.isEmpty ? 0 : Double(value) ?? .nan
        case .array, .object: .nan
        }
    }

    private static func parse(_ value: JSONValue) -> Double {
        switch value {
        case .integer, .number: toNumber(value)
        default: .nan
        }
    }

    private static func isEqual(_ first: JSONValue, _ second: JSONValue) -> Bool {
        switch (first, second) {
        case (.integer, .integer), (.integer, .number), (.number, .integer), (.number, .number):
            toNumber(first) == toNumber(second)
        default: first == second
        }
    }

    private static func precedes(_ first: JSONValue, _ second: JSONValue, _ holds: (Double, Double) -> Bool) -> Bool {
        if case .string(let first) = first, case .string(let second) = second {
            let isLess = first.utf16.lexicographicallyPrecedes(second.utf16)
            if isLess { return holds(0, 1) }
            return first.utf16.elementsEqual(second.utf16) ? holds(0, 0) : holds(1, 0)
        }
        return holds(toNumber(first), toNumber(second))
    }
}
