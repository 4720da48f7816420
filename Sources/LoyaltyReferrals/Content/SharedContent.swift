//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Texts and pictures that partners share, with each partner's own code and link merged in.
///
/// ```swift
/// let content = try SharedContent(
///     version: DefinitionVersion("spring-1"),
///     fields: ["discount"],
///     items: [
///         ContentItem(id: ContentID("post"), asset: "spring.png", texts: [
///             .english: MessageTemplate("{discount} off with {code}: {link}"),
///             .russian: MessageTemplate("Скидка {discount} по коду {code}: {link}"),
///         ])
///     ])
/// try content.merged(
///     ContentID("post"), code: code, link: links.text(for: code),
///     values: ["discount": .rate(.percent(10))], by: MessageRenderer(.english)
/// ).text      // 10% off with ANNA: https://shop.example/?ref=ANNA
/// ```
///
/// What cannot be merged is found before anybody shares it: a text asks only for `code`, `link` and the fields that the content
/// declares, and names the code or the link, without which nobody would be credited. Where it does not, the item, the
/// language and the place in the text are told.
public struct SharedContent: Hashable, Sendable {
    /// The published version of the content.
    public let version: DefinitionVersion
    /// The names of the values that the host gives beside code and link, in order.
    public let fields: [String]
    /// The items by identifier.
    public let items: [ContentItem]

    /// Creates content.
    ///
    /// - Parameters:
    ///   - version: The published version of the content.
    ///   - fields: The names of the values that the host gives beside `code` and `link`: a letter, then letters, digits, `_` or `.`.
    ///   - items: The items in any order, each with an identifier of its own and a text in one language at least.
    /// - Throws: ``ReferralsError`` with code `invalidContent` for other fields or items, or the first of
    ///   ``findings(in:fields:)`` as `unknownPlaceholder` or `contentWithoutCode`.
    public init(version: DefinitionVersion, fields: [String] = [], items: [ContentItem]) throws(ReferralsError) {
        guard fields.allSatisfy(Self.isName), !fields.contains(where: Self.ownNames.contains) else {
            throw ReferralsError(.invalidContent, "a field has a plain name other than code and link")
        }
        guard Set(items.map(\.id)).count == items.count, items.allSatisfy({ !$0.texts.isEmpty }) else {
            throw ReferralsError(.invalidContent, "an item has an identifier of its own and a text")
        }
        if let finding = Self.findings(in: items, fields: fields).first { throw finding.error }
        self.version = version
        self.fields = Set(fields).sorted()
        self.items = items.sorted { $0.id < $1.id }
    }

    private static let ownNames: Set<String> = ["code", "link"]

    private static func isName(_ name: String) -> Bool {
        // A template that consists of the name alone says whether it may be one.
        guard let template = try? MessageTemplate("{\(name)}") else { return false }
        return template.names == [name]
    }
}

// MARK: - Finding what cannot be merged

extension SharedContent {
    /// Returns what is wrong with the texts of items, for an editor that shows all of it.
    ///
    /// - Parameters:
    ///   - items: The items in any order.
    ///   - fields: The names of the values that the host gives beside `code` and `link`.
    /// - Returns: The findings by item, language and place; a text with neither code nor link is found at its start.
    /// - Complexity: O(*n* log *n*) in the number of texts, and linear in their lengths.
    public static func findings(in items: [ContentItem], fields: [String]) -> [ContentFinding] {
        let known = ownNames.union(fields)
        var findings: [ContentFinding] = []
        for item in items.sorted(by: { $0.id < $1.id }) {
            for (language, template) in item.texts.sorted(by: { $0.key < $1.key }) {
                let placeholders = PlaceholderScan(template).placeholders
                if !placeholders.contains(where: { ownNames.contains($0.name) }) {
                    let start = TextPosition(line: 1, column: 1, offset: 0)
                    findings.append(ContentFinding(.withoutCode, item.id, language, nil, start))
                }
                for place in placeholders where !known.contains(place.name) {
                    findings.append(
                        ContentFinding(.unknownPlaceholder, item.id, language, place.name, place.position)
                    )
                }
            }
        }
        return findings
    }
}

// MARK: - Merging

extension SharedContent {
    /// Returns an item as a partner shares it.
    ///
    /// - Parameters:
    ///   - id: The item.
    ///   - code: The partner's code.
    ///   - link: The partner's link, as ``ReferralLinkFormat/text(for:)`` writes it.
    ///   - values: The values of the fields that the text asks for; more of the fields may be given.
    ///   - renderer: How values are written, and in which language; a language without its region will do.
    /// - Returns: The text with everything merged in, and the asset.
    /// - Throws: ``ReferralsError`` with code `unknownContent` for an item or language that there is not, `unknownPlaceholder` for a
    ///   value that is no field, or `missingValue` for one that the text asks for and nobody gave.
    public func merged(
        _ id: ContentID,
        code: ReferralCode,
        link: String,
        values: [String: ExplainedValue] = [:],
        by renderer: MessageRenderer
    ) throws(ReferralsError) -> MergedContent {
        guard let item = items.first(where: { $0.id == id }) else {
            throw ReferralsError(.unknownContent, "the content has no such item")
        }
        let wanted = renderer.conventions.language
        let language = item.texts[wanted] == nil ? wanted.primary : wanted
        guard let template = item.texts[language] else {
            throw ReferralsError(.unknownContent, "the item has no text in the language that was asked for")
        }
        guard values.keys.allSatisfy(fields.contains) else {
            throw ReferralsError(.unknownPlaceholder, "a value was given that is no field of the content")
        }
        var merged = values.mapValues { value -> ExplainedValue in
            if case .text(let text) = value { return .text(item.escaping.escaped(text)) }
            return value
        }
        merged["code"] = .text(item.escaping.escaped(code.text))
        merged["link"] = .text(item.escaping.escaped(link))
        for place in PlaceholderScan(template).placeholders where merged[place.name] == nil {
            throw ContentFinding(.missingValue, id, language, place.name, place.position).error
        }
        return MergedContent(
            item: id,
            version: version,
            code: code,
            language: language,
            text: renderer.text(for: template, merged),
            asset: item.asset
        )
    }
}

// MARK: - Codable

extension SharedContent: Codable {
    private enum CodingKeys: String, CodingKey { case content, fields, items, version }

    /// Reads content of version 1 and checks it as the initializer does.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion`, or as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "shared content has version 1")
        }
        try self.init(
            version: container.decode(DefinitionVersion.self, forKey: .content),
            fields: container.decode([String].self, forKey: .fields),
            items: container.decode([ContentItem].self, forKey: .items)
        )
    }

    /// Writes the content: `version` is that of the form, `content` the published version.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(version, forKey: .content)
        try container.encode(fields, forKey: .fields)
        try container.encode(items, forKey: .items)
    }
}

extension ContentFinding {
    fileprivate init(
        _ rule: Rule,
        _ item: ContentID,
        _ language: Language,
        _ name: String?,
        _ position: TextPosition
    ) {
        self.init(rule: rule, item: item, language: language, name: name, position: position)
    }
}
