//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What of an answer a metric on one scale needs.
enum AnswerFact: Hashable, Sendable {
    /// A number of the scale.
    case number(Int)
    /// A number on another scale.
    case offScale
    /// Left blank.
    case blank

    init(_ rating: Rating?, on scale: ClosedRange<Int>) {
        guard let rating else {
            self = .blank
            return
        }
        self = rating.lowest...rating.highest == scale ? .number(rating.value) : .offScale
    }

    /// The number of the scale, if it is one.
    var number: Int? {
        guard case .number(let number) = self else { return nil }
        return number
    }
}

extension AnswerFact: Codable {
    /// Reads a number, `"offScale"` or `"blank"`.
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) {
            self = .number(number)
            return
        }
        switch try container.decode(String.self) {
        case "offScale": self = .offScale
        case "blank": self = .blank
        default:
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "an answer is a number, offScale or blank"
            )
        }
    }

    /// Writes a number, `"offScale"` or `"blank"`.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .offScale: try container.encode("offScale")
        case .blank: try container.encode("blank")
        }
    }
}
