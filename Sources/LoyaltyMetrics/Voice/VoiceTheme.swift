//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Something that customers speak of, such as delivery, and the keywords that tell.
public struct VoiceTheme: Hashable, Codable, Sendable {
    /// The name; unique in a definition.
    public let name: String
    /// The keywords; a text with one of them is about the theme.
    public let keywords: [ThemeKeyword]

    /// Creates a theme; a definition checks it.
    ///
    /// - Parameters:
    ///   - name: The name; unique in a definition, not empty.
    ///   - keywords: The keywords: 1 to 1,000, of 1,000 bytes of UTF-8 at most.
    public init(_ name: String, keywords: [ThemeKeyword]) {
        self.name = name
        self.keywords = keywords
    }
}
