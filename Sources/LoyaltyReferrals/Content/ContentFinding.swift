//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What is wrong with one text of shared content, and where.
public struct ContentFinding: Hashable, Sendable {
    /// What is wrong.
    public let rule: Rule
    /// The item.
    public let item: ContentID
    /// The language of the text.
    public let language: Language
    /// The name that stands there, or nil if no name does.
    public let name: String?
    /// Where in the text.
    public let position: TextPosition

    /// What can be wrong with a text.
    public enum Rule: String, Hashable, CaseIterable, Sendable {
        /// The text asks for a value that the content does not have.
        case unknownPlaceholder
        /// The text names neither the partner's code nor the link, so nobody would be credited.
        case withoutCode
        /// The text asks for a value that was not given.
        case missingValue
    }

    /// The finding as an error whose message has the place.
    var error: ReferralsError {
        let place = "item \(item), \(language), \(position): "
        return switch rule {
        case .unknownPlaceholder:
            ReferralsError(.unknownPlaceholder, place + "the content has no value \(name ?? "")")
        case .withoutCode:
            ReferralsError(.contentWithoutCode, place + "the text names neither {code} nor {link}")
        case .missingValue:
            ReferralsError(.missingValue, place + "no value \(name ?? "") was given")
        }
    }
}
