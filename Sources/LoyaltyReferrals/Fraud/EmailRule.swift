//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Which e-mail addresses reach one mailbox, and which domains tell who somebody works for.
///
/// The two habits that make one mailbox look like many are undone: text after a plus sign, and dots at providers that ignore
/// them. Domains at which anybody can have an address are generic: sharing one says nothing.
public struct EmailRule: Hashable, Sendable {
    /// The domains whose mailboxes are the same with and without dots, in lower case.
    public let dotlessDomains: Set<String>
    /// The domains that are another name of a domain, in lower case.
    public let aliases: [String: String]
    /// The domains at which anybody can have an address, in lower case.
    public let genericDomains: Set<String>

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - dotlessDomains: The domains whose mailboxes are the same with and without dots.
    ///   - aliases: The domains that are another name of a domain; one step is taken, so no name leads in a circle.
    ///   - genericDomains: The domains at which anybody can have an address.
    public init(dotlessDomains: Set<String>, aliases: [String: String], genericDomains: Set<String>) {
        self.dotlessDomains = Set(dotlessDomains.map { $0.lowercased() })
        self.aliases = Dictionary(
            aliases.sorted { $0.key < $1.key }.map { ($0.key.lowercased(), $0.value.lowercased()) },
            uniquingKeysWith: { first, _ in first }
        )
        self.genericDomains = Set(genericDomains.map { $0.lowercased() })
    }

    /// The rule of one large provider without dots, and the providers that are common in Europe, Russia and America.
    ///
    /// The list is no list of all; a host that knows its customers adds to it.
    public static let standard = EmailRule(
        dotlessDomains: ["gmail.com"],
        aliases: ["googlemail.com": "gmail.com"],
        genericDomains: Set(commonDomains.split(separator: " ").map(String.init))
    )

    private static let commonDomains =
        "126.com 163.com aol.com bk.ru fastmail.com free.fr gmail.com gmx.at gmx.com gmx.de gmx.net hey.com hotmail.com "
        + "icloud.com inbox.ru libero.it list.ru live.com mac.com mail.com mail.ru me.com msn.com naver.com orange.fr "
        + "outlook.com outlook.de proton.me protonmail.com qq.com rambler.ru seznam.cz t-online.de web.de wp.pl ya.ru "
        + "yahoo.com yandex.com yandex.ru ymail.com zoho.com"
}

// MARK: - Codable

extension EmailRule: Codable {
    private enum CodingKeys: String, CodingKey { case aliases, dotlessDomains, genericDomains, version }

    /// Reads a rule of version 1.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion` for any other.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a rule for e-mail addresses has version 1")
        }
        self.init(
            dotlessDomains: Set(try container.decode([String].self, forKey: .dotlessDomains)),
            aliases: try container.decode([String: String].self, forKey: .aliases),
            genericDomains: Set(try container.decode([String].self, forKey: .genericDomains))
        )
    }

    /// Writes the rule as version 1, with its domains in order.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(dotlessDomains.sorted(), forKey: .dotlessDomains)
        try container.encode(aliases, forKey: .aliases)
        try container.encode(genericDomains.sorted(), forKey: .genericDomains)
    }
}
