//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How a keyword is looked for in what a customer wrote.
///
/// Upper and lower case are one, composed and decomposed letters are one, Russian ё is е, and invisible characters do not
/// count. A keyword is not understood: "not urgent" has the word "urgent" in it.
public enum KeywordMatch: String, Hashable, Codable, CaseIterable, Sendable {
    /// Its words as whole words, one after the other; what stands between them does not matter.
    case words
    /// The same, but the last of its words may go on: `возвра` finds `возврат` and `возвратите`.
    case beginning
    /// Its characters in a row, anywhere: for writing that has no spaces, and for signs such as emoji.
    case anywhere
}
