//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Why something was decided: a code, and the values that the code speaks of.
///
/// A declined command is recorded with its reasons, so a repeated request gets the same answer with the same reasons.
/// Text is made apart from them, by a ``MessageRenderer``, in the reader's language.
///
/// ```swift
/// let reason = Reason("points.insufficient", ["available": .integer(40), "needed": .integer(50)])
/// ```
///
/// Values may be a customer's data: a reason belongs beside the decision, not in a log.
public struct Reason: Hashable, Sendable {
    /// The stable code to switch on.
    public let code: ReasonCode
    /// The values by the names that templates use, such as `needed`.
    public let values: [String: ExplainedValue]

    /// Creates a reason.
    ///
    /// - Parameters:
    ///   - code: The stable code.
    ///   - values: The values by name.
    public init(_ code: ReasonCode, _ values: [String: ExplainedValue] = [:]) {
        self.code = code
        self.values = values
    }

    /// The most values that a reason is read back with.
    public static let maximumValues = 64
}

// MARK: - Codable

extension Reason: Codable {
    private enum Keys: String, CodingKey { case code, values }

    /// Reads a reason: `{"code": "points.insufficient", "values": {"needed": {"integer": 50}}}`.
    ///
    /// - Throws: ``CoreError`` with code `limitExceeded` for more than ``maximumValues`` values.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        self.code = try container.decode(ReasonCode.self, forKey: .code)
        self.values =
            try container.contains(.values)
            ? Self.readValues(container.nestedContainer(keyedBy: JSONKey.self, forKey: .values)) : [:]
    }

    static func readValues(_ container: KeyedDecodingContainer<JSONKey>) throws -> [String: ExplainedValue] {
        let keys = container.allKeys
        guard keys.count <= maximumValues else {
            throw CoreError(.limitExceeded, "a reason has at most \(maximumValues) values", path: "values")
        }
        var values: [String: ExplainedValue] = [:]
        for key in keys { values[key.stringValue] = try container.decode(ExplainedValue.self, forKey: key) }
        return values
    }

    /// Writes the reason with its values in the order of their names.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(code, forKey: .code)
        guard !values.isEmpty else { return }
        var list = container.nestedContainer(keyedBy: JSONKey.self, forKey: .values)
        try Self.write(values, to: &list)
    }

    static func write(
        _ values: [String: ExplainedValue],
        to container: inout KeyedEncodingContainer<JSONKey>
    ) throws {
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            try container.encode(value, forKey: JSONKey(stringValue: name))
        }
    }
}
