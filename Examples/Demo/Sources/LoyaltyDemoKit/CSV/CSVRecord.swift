//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// One record of a CSV file: its fields, and the line it starts on.
struct CSVRecord: Equatable {
    /// The line that the record starts on, from 1.
    let line: Int
    /// The fields, unquoted; what could be read if there is a problem.
    let fields: [String]
    /// What is wrong with the record's text, if anything is.
    let problem: CSVProblem?
}

/// What can be wrong with the text of a record.
enum CSVProblem: String {
    /// A quoted field has no closing quote before the end of the file.
    case unterminatedQuote
    /// A quote stands inside a field that does not start with one.
    case strayQuote
    /// Something follows a closing quote that is neither a delimiter nor the end of the record.
    case textAfterQuote
    /// A field is not UTF-8.
    case invalidUTF8

    /// The problem in words.
    var message: String {
        switch self {
        case .unterminatedQuote: "a quote is opened and never closed"
        case .strayQuote: "a quote stands inside an unquoted field"
        case .textAfterQuote: "text follows a closing quote"
        case .invalidUTF8: "the text is not UTF-8"
        }
    }
}
