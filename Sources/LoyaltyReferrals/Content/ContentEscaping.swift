//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What is done to values before they are merged into a text.
public enum ContentEscaping: String, Hashable, CaseIterable, Codable, Sendable {
    /// Nothing: the text is shown as it is.
    case plain
    /// The five characters that mean something in HTML become references, in what is merged and not in the text around it.
    case html

    /// Returns a value as it is merged.
    func escaped(_ text: String) -> String {
        guard self == .html else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
