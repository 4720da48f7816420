//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension Measurement {
    /// The line that is printed for people.
    package var line: String {
        let best = Self.milliseconds(cpu.best)
        let median = Self.milliseconds(cpu.median)
        let times = "CPU time best \(best) ms, median \(median) ms of \(cpu.count) repeats"
        return [
            Self.padded(name, to: 27), Self.padded(String(value), to: 10, atFront: true), Self.padded(unit, to: 28),
            note.isEmpty ? times : times + "; " + note,
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
        case bestNanoseconds, medianNanoseconds, medianWallNanoseconds, name, note, operations, repeats, unit, value
    }

    /// Writes an object with the value, its unit, and the CPU time of a repeat.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(value, forKey: .value)
        try container.encode(unit, forKey: .unit)
        try container.encode(operations, forKey: .operations)
        try container.encode(cpu.best, forKey: .bestNanoseconds)
        try container.encode(cpu.median, forKey: .medianNanoseconds)
        try container.encode(wall.median, forKey: .medianWallNanoseconds)
        try container.encode(cpu.count, forKey: .repeats)
        if !note.isEmpty { try container.encode(note, forKey: .note) }
    }

    /// The JSON text of some measurements: an array of objects.
    package static func json(_ measurements: [Measurement]) throws -> String {
        try CanonicalJSON.text(of: measurements)
    }
}
