//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A piece of content as one partner shares it.
public struct MergedContent: Hashable, Sendable {
    /// The item.
    public let item: ContentID
    /// The published version of the content.
    public let version: DefinitionVersion
    /// The partner's code.
    public let code: ReferralCode
    /// The language of the text.
    public let language: Language
    /// The text with everything merged in.
    public let text: String
    /// The picture or file that goes with it, or nil for text alone.
    public let asset: String?
}
