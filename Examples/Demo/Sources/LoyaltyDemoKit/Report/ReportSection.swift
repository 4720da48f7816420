//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// One part of the report: figures that print as text for people and as JSON for machines.
protocol ReportSection {
    /// The heading.
    var title: String { get }
    /// The lines below the heading.
    func lines(_ style: TextStyle) -> [String]
    /// The name of the section's object in JSON.
    var key: String { get }
    /// The section's figures.
    var figures: JSONValue { get }
}

/// How the sections write numbers.
enum Figures {
    /// Text in English.
    static let text = TextConventions.english

    /// A count with grouped digits.
    static func count(_ value: some BinaryInteger) -> String { text.text(for: ExactDecimal(Int64(clamping: value))) }

    /// A share in percent with one decimal, or a dash for none.
    static func percent(_ share: Double?) -> String { share.map { fixed($0 * 100, 1) + " %" } ?? "–" }

    /// A number with a fixed number of decimals.
    static func fixed(_ value: Double, _ decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        guard let scaled = Int64(exactly: (value * scale).rounded(.toNearestOrAwayFromZero)) else { return "\(value)" }
        return (try? ExactDecimal(steps: scaled, decimals: decimals)).map { text.text(for: $0) } ?? "\(value)"
    }

    /// Two columns: a label, filled up to a width, and a value.
    static func row(_ label: String, _ value: String, width: Int = 30) -> String {
        "  " + label + String(repeating: " ", count: max(1, width - label.count)) + value
    }

    /// Text in lines of at most a hundred characters, indented.
    static func wrapped(_ text: String, _ style: TextStyle) -> [String] {
        var lines = [""]
        for word in text.split(separator: " ") {
            if lines[lines.count - 1].count + word.count > 98 { lines.append("") }
            lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
        }
        return lines.map { "  " + style.dim($0) }
    }

    /// A bar for a part of a whole.
    static func bar(_ part: some BinaryInteger, of whole: some BinaryInteger) -> String {
        guard whole > 0, part > 0 else { return "" }
        return String(repeating: "▇", count: max(1, Int(part) * 24 / Int(whole)))
    }

    /// A number as JSON, or null for none.
    static func json(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }

    /// A count as JSON.
    static func json(_ value: some BinaryInteger) -> JSONValue { .integer(Int64(clamping: value)) }
}
