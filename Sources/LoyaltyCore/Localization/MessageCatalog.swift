//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The words for reason codes: a template for each code and language.
///
/// Each area brings a catalog in English and Russian; a host merges its own over them, to word a sentence in its own way
/// or to add a language.
///
/// ```swift
/// let own = try MessageCatalog([
///     "points.insufficient": [.english: "You need {needed}.", .russian: "Нужно {needed}."]
/// ])
/// let catalog = MessageCatalog.core.merging(own)
/// ```
///
/// A code without a template in the reader's language is worded in the catalog's ``fallback`` language; a code without
/// any template shows as itself, so nothing is hidden by a missing translation.
public struct MessageCatalog: Hashable, Sendable {
    private var templates: [ReasonCode: [Language: MessageTemplate]]
    /// The language that stands in for one without a translation.
    public private(set) var fallback: Language

    /// Creates a catalog from the text of templates.
    ///
    /// - Parameters:
    ///   - texts: The templates of each code by language.
    ///   - fallback: The language that stands in for one without a translation.
    /// - Throws: ``CoreError`` with code `invalidTemplate` or `limitExceeded`; its path names the code and the language.
    ///   Of several, the first by code and language.
    public init(_ texts: [ReasonCode: [Language: String]], fallback: Language = .english) throws(CoreError) {
        self.templates = [:]
        self.fallback = fallback
        for (code, byLanguage) in texts.sorted(by: { $0.key < $1.key }) {
            for (language, text) in byLanguage.sorted(by: { $0.key < $1.key }) {
                do {
                    templates[code, default: [:]][language] = try MessageTemplate(text)
                } catch {
                    throw CoreError(
                        error.code,
                        error.message,
                        at: error.position,
                        path: "\(code.text)/\(language.text)"
                    )
                }
            }
        }
    }

    /// Creates the catalog of an area from text that stands in source.
    ///
    /// Text that cannot be read shows as it stands; ``unreadable`` names it, and the area's tests expect none.
    package init(written texts: [ReasonCode: [Language: String]]) {
        self.templates = texts.mapValues { byLanguage in byLanguage.mapValues(MessageTemplate.init(written:)) }
        self.fallback = .english
    }
}

// MARK: - Looking up

extension MessageCatalog {
    /// Returns the template for a code.
    ///
    /// - Parameters:
    ///   - code: The code to word.
    ///   - language: The reader's language; first with its region, then without, then the ``fallback``.
    /// - Returns: The template, or nil if the code has none in any of these.
    public func template(for code: ReasonCode, in language: Language) -> MessageTemplate? {
        guard let byLanguage = templates[code] else { return nil }
        return byLanguage[language] ?? byLanguage[language.primary] ?? byLanguage[fallback]
    }

    /// The codes that have a template in any language, in order.
    public var codes: [ReasonCode] { templates.keys.sorted() }

    /// Returns the codes that have no template of their own in a language, in order.
    ///
    /// - Parameter language: The language to look for.
    /// - Returns: The codes, without duplicates.
    public func untranslated(in language: Language) -> [ReasonCode] {
        codes.filter { code in templates[code]?[language] == nil }
    }

    /// The codes whose text in some language is not a template and shows as it stands; empty in a sound catalog.
    public var unreadable: [ReasonCode] {
        templates.filter { _, byLanguage in
            byLanguage.values.contains { template in (try? MessageTemplate(template.source)) != template }
        }.keys.sorted()
    }

    /// Returns a catalog with the templates of both, where the other's win.
    ///
    /// - Parameter other: The catalog whose wording counts where both have some.
    /// - Returns: All templates, with this catalog's ``fallback``.
    public func merging(_ other: MessageCatalog) -> MessageCatalog {
        var merged = other.filled(from: self)
        merged.fallback = fallback
        return merged
    }

    /// Returns this catalog with the templates of another where it has none.
    func filled(from other: MessageCatalog) -> MessageCatalog {
        var filled = self
        for (code, byLanguage) in other.templates {
            filled.templates[code, default: [:]].merge(byLanguage) { own, _ in own }
        }
        return filled
    }
}

// MARK: - Codable

extension MessageCatalog: Codable {
    private enum Keys: String, CodingKey { case version, fallback, messages }

    /// Reads a catalog: `{"version": 1, "fallback": "en", "messages": {"points.insufficient": {"en": "…"}}}`.
    ///
    /// - Throws: ``CoreError`` with code `unexpectedJSON` for another version, or as the templates do.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw CoreError(.unexpectedJSON, "a catalog has version 1", path: "version")
        }
        let texts = try container.decode([String: [String: String]].self, forKey: .messages)
        var messages: [ReasonCode: [Language: String]] = [:]
        for (code, byLanguage) in texts.sorted(by: { $0.key < $1.key }) {
            // Tags differ in letter case alone, if at all: the last in order counts, on every machine.
            for (language, text) in byLanguage.sorted(by: { $0.key < $1.key }) {
                messages[try ReasonCode(code), default: [:]][try Language(language)] = text
            }
        }
        try self.init(messages, fallback: container.decode(Language.self, forKey: .fallback))
    }

    /// Writes the catalog with codes and languages in order.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(1, forKey: .version)
        try container.encode(fallback, forKey: .fallback)
        var messages = container.nestedContainer(keyedBy: JSONKey.self, forKey: .messages)
        for (code, byLanguage) in templates.sorted(by: { $0.key < $1.key }) {
            var list = messages.nestedContainer(keyedBy: JSONKey.self, forKey: JSONKey(stringValue: code.text))
            for (language, template) in byLanguage.sorted(by: { $0.key < $1.key }) {
                try list.encode(template, forKey: JSONKey(stringValue: language.text))
            }
        }
    }
}
