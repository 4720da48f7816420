//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Text with places for values, a small and safe part of ICU MessageFormat.
///
/// | form | shows |
/// |---|---|
/// | `{needed}` | the value of that name |
/// | `{count, plural, one {# point} other {# points}}` | the form that the language asks for; `#` is the number |
/// | `'{'`, `'}'`, `'#'`, `''` | a brace, a number sign inside a plural, an apostrophe |
///
/// ```swift
/// let template = try MessageTemplate("{count, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}")
/// ```
///
/// A plural must have the form `other`, which also serves for values that are not numbers. A lone apostrophe before any
/// other character is itself, so `the member's points` needs no care. Reading is linear in the length of the text; text
/// is at most 4096 bytes, names at most 64 bytes, plurals at most 4 deep.
public struct MessageTemplate: Hashable, Sendable {
    /// The template as it was written.
    public let source: String
    let parts: [Part]

    /// Reads a template.
    ///
    /// - Parameter source: The text of the template.
    /// - Throws: ``CoreError`` with code `invalidTemplate` and the place, or `limitExceeded` for text that is too long
    ///   or too deep.
    /// - Complexity: O(*n*) in the length of the text.
    public init(_ source: String) throws(CoreError) {
        var parser = try MessageTemplateParser(source)
        self.parts = try parser.readTemplate()
        self.source = source
    }

    /// Creates a template from text that stands in source; text that cannot be read shows as it stands.
    init(written source: String) {
        self = (try? MessageTemplate(source)) ?? MessageTemplate(source: source, parts: [.text(source)])
    }

    private init(source: String, parts: [Part]) {
        self.source = source
        self.parts = parts
    }

    /// The longest template that is read, in bytes of UTF-8.
    public static let maximumBytes = 4_096
    /// How deep plurals may stand in each other.
    public static let maximumDepth = 4

    /// The names that the template asks for, in order, each once.
    public var names: [String] {
        var names: [String] = []
        Self.collectNames(of: parts, into: &names)
        return names
    }

    private static func collectNames(of parts: [Part], into names: inout [String]) {
        for part in parts {
            switch part {
            case .text, .number: break
            case .value(let name):
                if !names.contains(name) { names.append(name) }
            case .plural(let name, let forms):
                if !names.contains(name) { names.append(name) }
                for form in forms { collectNames(of: form.parts, into: &names) }
            }
        }
    }

    /// A piece of a template.
    enum Part: Hashable, Sendable {
        case text(String)
        case value(String)
        case plural(String, [Form])
        /// The number of the plural around it.
        case number
    }

    /// One form of a plural.
    struct Form: Hashable, Sendable {
        let category: PluralCategory
        let parts: [Part]
    }
}

// MARK: - Codable

extension MessageTemplate: Codable {
    /// Reads a template from its text.
    public init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the template as its text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(source)
    }
}
