//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The rules by which a language chooses the form of a noun beside a number.
///
/// ```swift
/// PluralRules.russian.category(for: try ExactDecimal(parsing: "21"))   // .one:   21 балл
/// PluralRules.russian.category(for: try ExactDecimal(parsing: "1.5"))  // .other: 1,5 балла
/// ```
///
/// Source: Unicode CLDR, cardinal plural rules of `en` and `ru` (supplemental/plurals.xml).
public struct PluralRules: Hashable, Sendable {
    private enum Family: Hashable, Sendable { case germanic, eastSlavic, invariant }

    private let family: Family

    /// English, and each language with the same rule, such as German, Dutch and Swedish: `one` for 1 without decimals.
    public static let english = PluralRules(family: .germanic)
    /// Russian, and each language with the same rule, such as Ukrainian.
    public static let russian = PluralRules(family: .eastSlavic)
    /// Languages with one form for every number, such as Japanese and Chinese: always `other`.
    public static let invariant = PluralRules(family: .invariant)

    /// Returns the form that goes with a number.
    ///
    /// - Parameter number: The number as it is shown; its sign plays no part.
    /// - Returns: One of ``categories``.
    public func category(for number: ExactDecimal) -> PluralCategory {
        let operands = PluralOperands(number)
        switch family {
        case .germanic:
            // one: i = 1 and v = 0
            return operands.i == 1 && operands.v == 0 ? .one : .other
        case .eastSlavic:
            // one: v = 0 and i % 10 = 1 and i % 100 != 11
            // few: v = 0 and i % 10 = 2..4 and i % 100 != 12..14
            // many: v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14
            guard operands.v == 0 else { return .other }
            if 11...14 ~= operands.i % 100 { return .many }
            switch operands.i % 10 {
            case 1: return .one
            case 2...4: return .few
            default: return .many
            }
        case .invariant:
            return .other
        }
    }

    /// The forms that the rules can choose, which a template should therefore have.
    public var categories: [PluralCategory] {
        switch family {
        case .germanic: [.one, .other]
        case .eastSlavic: [.one, .few, .many, .other]
        case .invariant: [.other]
        }
    }
}
