//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// One of the six plural forms of CLDR; each language uses some of them, and always `other`.
///
/// English has `one` and `other`; Russian has `one`, `few`, `many` and `other`.
/// Source: Unicode Technical Standard #35, part 3, "Language Plural Rules".
public enum PluralCategory: String, Hashable, Sendable, Codable, CaseIterable {
    /// The form for nothing, in languages that have one (Arabic, Latvian).
    case zero
    /// The singular: 1 point, 1 балл, 21 балл.
    case one
    /// The dual, in languages that have one (Arabic, Slovenian).
    case two
    /// The paucal: 2 балла, 23 балла.
    case few
    /// The form of larger counts: 5 баллов, 11 баллов.
    case many
    /// The general form; in Russian that of fractions: 1,5 балла.
    case other
}
