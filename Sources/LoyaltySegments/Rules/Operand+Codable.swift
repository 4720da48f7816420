//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

// Written by hand: the names of kinds and members are a promise.

extension Operand: Codable {
    fileprivate enum Keys: String, CodingKey {
        case attribute, window, value, sum, difference, product, quotient, daysSince
    }

    /// Reads an operand: an object whose one key is what it says, as `{"attribute": "orders"}` or
    /// `{"quotient": [{"attribute": "spend"}, {"attribute": "orders"}]}`.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for no or several keys or not two parts, `limitExceeded` for an
    ///   operand beyond the bounds of a rule, or what the decoder throws.
    public init(from decoder: any Decoder) throws {
        guard decoder.codingPath.count <= SegmentRule.maximumPath else { throw SegmentRule.beyondLimits }
        let container = try decoder.container(keyedBy: Keys.self)
        guard let key = container.allKeys.first, container.allKeys.count == 1 else {
            throw CoreError(.unexpectedJSON, "an operand is an object with one known key")
        }
        let form: Form
        switch key {
        case .attribute: form = .attribute(try container.decode(AttributeName.self, forKey: key))
        case .window: form = .window(try container.decode(EventWindow.self, forKey: key))
        case .value: form = .value(try container.decode(AttributeValue.self, forKey: key))
        case .daysSince: form = .daysSince(try container.decode(Operand.self, forKey: key))
        case .sum, .difference, .product, .quotient:
            var list = try container.nestedUnkeyedContainer(forKey: key)
            let (first, second) = (try list.decode(Operand.self), try list.decode(Operand.self))
            guard list.isAtEnd else { throw CoreError(.unexpectedJSON, "a computation has two parts") }
            switch key {
            case .sum: form = .sum(first, second)
            case .difference: form = .difference(first, second)
            case .product: form = .product(first, second)
            default: form = .quotient(first, second)
            }
        }
        self.init(form)
        guard self.form != .beyondLimits else { throw SegmentRule.beyondLimits }
    }

    /// Writes the operand as an object with one key.
    ///
    /// - Throws: `CoreError` with code `limitExceeded` for ``Form/beyondLimits``.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        switch form {
        case .attribute(let name): try container.encode(name, forKey: .attribute)
        case .window(let window): try container.encode(window, forKey: .window)
        case .value(let value): try container.encode(value, forKey: .value)
        case .sum(let first, let second): try container.encode([first, second], forKey: .sum)
        case .difference(let first, let second): try container.encode([first, second], forKey: .difference)
        case .product(let first, let second): try container.encode([first, second], forKey: .product)
        case .quotient(let first, let second): try container.encode([first, second], forKey: .quotient)
        case .daysSince(let moment): try container.encode(moment, forKey: .daysSince)
        case .beyondLimits: throw SegmentRule.beyondLimits
        }
    }

    /// The keys and indices that lead to a leaf, counted from left to right, joined by strokes.
    func path(ofLeaf leaf: Int) -> String {
        var before = 0
        var pending = [(operand: self, path: "")]
        while let (operand, path) = pending.popLast() {
            let key = operand.form.key.rawValue
            let parts = operand.form.parts
            if parts.isEmpty {
                if before == leaf {
                    // What is in a window is said by the detail of the fault.
                    return operand.form.key == .window ? path : path.joined(key)
                }
                before += 1
            }
            for (index, part) in parts.enumerated().reversed() {
                pending.append((part, path.joined(parts.count == 1 ? key : "\(key)/\(index)")))
            }
        }
        return ""
    }
}

extension Operand.Form {
    fileprivate var key: Operand.Keys {
        switch self {
        case .attribute, .beyondLimits: .attribute
        case .window: .window
        case .value: .value
        case .sum: .sum
        case .difference: .difference
        case .product: .product
        case .quotient: .quotient
        case .daysSince: .daysSince
        }
    }
}
