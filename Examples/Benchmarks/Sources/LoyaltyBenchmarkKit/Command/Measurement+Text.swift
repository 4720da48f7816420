//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

internal import LoyaltyCore

extension Measurement {
    /// The line that is printed for people.
    package var line: String {
        let best = Self.milliseconds(statistics.best)
        let median = Self.milliseconds(statistics.median)
        return [
            Self.padded(name, to: 27), Self.padded(String(perSecond), to: 10, atFront: true),
            Self.padded(unit + " per CPU second", to: 24),
            "best \(best) ms, median \(median) ms of \(statistics.count) repeats",
        ].joined(separator: "  ")
    }

    private static func padded(_ text: String, to width: Int, atFront: Bool = false) -> String {
        let spaces = String(repeating: " ", count: max(0, width - text.count))
        return atFront ? spaces + text : text + spaces
    }

    private static func milliseconds(_ nanoseconds: Int64) -> String {
        let microseconds = nanoseconds / 1_000
        return "\(microseconds / 1_000)." + String(1_000 + microseconds % 1_000).dropFirst()
    }
}

extension Measurement: Encodable {
    private enum CodingKeys: String, CodingKey {
        case bestNanoseconds, medianNanoseconds, name, operations, repeats, unit, value
    }

    /// Writes an object with the value, its unit, and the CPU time of a repeat.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(perSecond, forKey: .value)
        try container.encode(unit + " per CPU second", forKey: .unit)
        try container.encode(operations, forKey: .operations)
        try container.encode(statistics.best, forKey: .bestNanoseconds)
        try container.encode(statistics.median, forKey: .medianNanoseconds)
        try container.encode(statistics.count, forKey: .repeats)
    }

    /// The JSON text of some measurements: an array of objects.
    package static func json(_ measurements: [Measurement]) throws -> String {
        try CanonicalJSON.text(of: measurements)
    }
}
