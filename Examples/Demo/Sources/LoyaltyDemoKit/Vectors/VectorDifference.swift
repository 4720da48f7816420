//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Where figures differ from those that were expected, and by how much they may.
struct VectorDifference {
    /// The path of the first figure that differs, and both figures; nil if none does.
    let text: String?
    /// The greatest relative distance of a figure that was compared.
    private(set) var greatest = 0.0
    /// How many figures were compared.
    private(set) var figures = 0

    /// Compares figures with those that are expected.
    ///
    /// Whole numbers and texts are equal; other numbers agree to a relative distance. Figures that nobody expects are no
    /// difference; an expected one that is missing is.
    ///
    /// - Parameters:
    ///   - computed: The figures.
    ///   - expected: The figures that must come out.
    ///   - tolerance: The relative distance of numbers that still agree.
    init(of computed: JSONValue, from expected: JSONValue, within tolerance: Double) {
        var walk = Walk(tolerance: tolerance)
        text = walk.difference(computed, expected, at: "")
        greatest = walk.greatest
        figures = walk.figures
    }

    private struct Walk {
        let tolerance: Double
        var greatest = 0.0
        var figures = 0

        mutating func difference(_ computed: JSONValue?, _ expected: JSONValue, at path: String) -> String? {
            switch (computed, expected) {
            case (.object(let computed), .object(let expected)):
                for (name, value) in expected.sorted(by: { $0.key < $1.key }) {
                    if let text = difference(computed[name], value, at: path + "/" + name) { return text }
                }
                return nil
            case (.array(let computed), .array(let expected)) where computed.count == expected.count:
                for (index, value) in expected.enumerated() {
                    if let text = difference(computed[index], value, at: path + "/\(index)") { return text }
                }
                return nil
            default: return leafDifference(computed, expected, at: path)
            }
        }

        private mutating func leafDifference(
            _ computed: JSONValue?,
            _ expected: JSONValue,
            at path: String
        ) -> String? {
            figures += 1
            if computed == expected { return nil }
            if let computed = computed?.double, let expected = expected.double {
                let distance = abs(computed - expected) / max(abs(expected), 1)
                greatest = max(greatest, distance)
                if distance <= tolerance { return nil }
            }
            let found = computed.flatMap { try? CanonicalJSON.text(of: $0) } ?? "nothing"
            let wanted = (try? CanonicalJSON.text(of: expected)) ?? "nothing"
            return "\(path.isEmpty ? "/" : path): \(found.prefix(60)) instead of \(wanted.prefix(60))"
        }
    }
}

extension JSONValue {
    /// The number, whole or not.
    var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }
}
