//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The symbols of Douglas Crockford's base 32, and the five more that only a check symbol can be.
enum CrockfordSymbols {
    private static let all: [Character] = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U")

    /// Returns the symbol of a value from 0 to 36.
    static func character(of value: Int) -> Character { all[value] }

    /// Returns the value of a symbol as people type it, or nil if it is none.
    static func value(of character: Character) -> Int? {
        switch character {
        case "o", "O": 0
        case "i", "I", "l", "L": 1
        default: character.isASCII ? all.firstIndex { $0.isSame(as: character) } : nil
        }
    }

    /// Returns the value of the check symbol: the symbols as a number in base 32, modulo 37.
    static func check(of body: [Int]) -> Int { body.reduce(0) { ($0 * 32 + $1) % 37 } }
}

extension Character {
    /// Whether two ASCII characters differ in letter case at most.
    fileprivate func isSame(as other: Character) -> Bool { self == other || uppercased() == other.uppercased() }
}
