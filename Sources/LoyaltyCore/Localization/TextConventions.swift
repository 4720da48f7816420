//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How a language writes numbers, amounts and dates.
///
/// The forms are written here and read from nowhere, so the same value is the same text on every machine.
///
/// | | ``english`` | ``russian`` |
/// |---|---|---|
/// | number | `1,234.5` | `1 234,5` |
/// | money | `-1,234.50 RUB` | `-1 234,50 RUB` |
/// | with a symbol | `-$1,234.50` | `-1 234,50 ₽` |
/// | rate | `12.5%` | `12,5 %` |
/// | date | `21 November 2026` | `21 ноября 2026 г.` |
///
/// Each space inside a number, and between a number and its currency, percent sign or `г.`, is a no-break space
/// (U+00A0), as in Unicode CLDR, so that a line never ends between them. The minus sign is the hyphen-minus of the keyboard.
public struct TextConventions: Hashable, Sendable {
    /// The language that is written.
    public let language: Language
    /// How plural forms are chosen.
    public let pluralRules: PluralRules
    /// What stands before the decimals.
    public let decimalSeparator: String
    /// What stands between groups of three digits.
    public let groupingSeparator: String
    /// What stands between a number and the percent sign.
    public let percentSpace: String
    /// Whether a currency symbol stands before the amount; a code always stands after it.
    public let symbolComesFirst: Bool
    /// The names of the months as they stand in a date, from January.
    public let months: [String]
    /// A date, with the values `day`, `month` and `year`.
    public let dateTemplate: MessageTemplate

    /// Creates the conventions of a language.
    ///
    /// - Parameters:
    ///   - language: The language that is written.
    ///   - pluralRules: How plural forms are chosen.
    ///   - decimalSeparator: What stands before the decimals.
    ///   - groupingSeparator: What stands between groups of three digits.
    ///   - percentSpace: What stands between a number and the percent sign.
    ///   - symbolComesFirst: Whether a currency symbol stands before the amount.
    ///   - months: The names of the months as they stand in a date; a month without a name shows as its number.
    ///   - dateTemplate: A date, with the values `day`, `month` and `year`.
    public init(
        language: Language,
        pluralRules: PluralRules,
        decimalSeparator: String,
        groupingSeparator: String,
        percentSpace: String,
        symbolComesFirst: Bool,
        months: [String],
        dateTemplate: MessageTemplate
    ) {
        self.language = language
        self.pluralRules = pluralRules
        self.decimalSeparator = decimalSeparator
        self.groupingSeparator = groupingSeparator
        self.percentSpace = percentSpace
        self.symbolComesFirst = symbolComesFirst
        self.months = months
        self.dateTemplate = dateTemplate
    }

    /// The conventions of English, with the day before the month.
    public static let english = TextConventions(
        language: .english,
        pluralRules: .english,
        decimalSeparator: ".",
        groupingSeparator: ",",
        percentSpace: "",
        symbolComesFirst: true,
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
        dateTemplate: MessageTemplate(written: "{day} {month} {year}")
    )

    /// The conventions of Russian.
    public static let russian = TextConventions(
        language: .russian,
        pluralRules: .russian,
        decimalSeparator: ",",
        groupingSeparator: noBreakSpace,
        percentSpace: noBreakSpace,
        symbolComesFirst: false,
        months: [
            "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
            "декабря",
        ],
        dateTemplate: MessageTemplate(written: "{day} {month} {year}\u{A0}г.")
    )

    static let noBreakSpace = "\u{A0}"
}
