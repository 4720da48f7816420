//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One piece of content: a text in some languages, and perhaps a picture or a file that goes with it.
public struct ContentItem: Hashable, Codable, Sendable {
    /// The item.
    public let id: ContentID
    /// Where the picture or file is, in the host's words, such as a path; nil for text alone.
    public let asset: String?
    /// What is done to values before they are merged in.
    public let escaping: ContentEscaping
    /// The text by language.
    ///
    /// `{code}` and `{link}` are the partner's own; other names are fields of the content.
    public let texts: [Language: MessageTemplate]

    private enum CodingKeys: String, CodingKey { case asset, escaping, id, texts }

    /// Creates an item.
    ///
    /// - Parameters:
    ///   - id: The item.
    ///   - asset: Where the picture or file is; nil for text alone.
    ///   - escaping: What is done to values before they are merged in.
    ///   - texts: The text by language.
    public init(
        id: ContentID,
        asset: String? = nil,
        escaping: ContentEscaping = .plain,
        texts: [Language: MessageTemplate]
    ) {
        self.id = id
        self.asset = asset
        self.escaping = escaping
        self.texts = texts
    }
}
