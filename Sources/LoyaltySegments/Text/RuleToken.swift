//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The words of the text form, which name no attribute.
enum RuleWord {
    static let all: Set<String> = [
        "and", "or", "not", "in", "last", "days", "is", "missing", "known", "starts", "ends", "with", "contains",
        "true", "false", "calendar", "of", "between", "has", "no", "count", "sum", "where",
    ]
}

/// The smallest piece of a rule's text that means something.
enum RuleToken: Equatable {
    case word(String)
    case value(AttributeValue)
    case comparison(Comparison)
    case leftParenthesis, rightParenthesis, comma, fallback
    case plus, minus, times, divide, dot
    case end
}
