//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// An e-mail address in the one form that every spelling of its mailbox has.
///
/// ```swift
/// try EmailForm("Jane.Doe+news@GMail.com").address       // "janedoe@gmail.com"
/// try EmailForm("jane.doe@acme.example").organisation     // "acme.example"
/// ```
///
/// The form is for comparing, not for writing to: a mailbox may be told apart by letter case or dots after all.
public struct EmailForm: Hashable, Sendable {
    /// The address, in lower case.
    public let address: String
    /// The domain, in lower case and by its first name.
    public let domain: String
    /// The domain if it is an organisation's own, or nil if anybody can have an address there.
    public let organisation: String?

    /// Creates the form of an address.
    ///
    /// An address has one `@` with text on both sides; quoted names and spaces are refused. Names in other scripts stay as they
    /// are, in lower case: no domain is converted to its form of ASCII letters.
    ///
    /// - Parameters:
    ///   - text: The address, at most 254 bytes of UTF-8, as RFC 5321 has it.
    ///   - rule: Which addresses reach one mailbox.
    /// - Throws: ``ReferralsError`` with code `invalidIdentityToken` for text that is no address.
    public init(_ text: String, by rule: EmailRule = .standard) throws(ReferralsError) {
        let parts = text.lowercased().split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let name = parts.first, var domain = parts.last, text.utf8.count <= 254,
            text.unicodeScalars.allSatisfy(Self.isPlain)
        else { throw Self.malformed }
        if domain.hasSuffix(".") { domain.removeLast() }
        guard domain.split(separator: ".", omittingEmptySubsequences: false).allSatisfy({ !$0.isEmpty }) else {
            throw Self.malformed
        }
        let host = rule.aliases[String(domain)] ?? String(domain)
        var mailbox = String(name.prefix { $0 != "+" })
        if mailbox.isEmpty { mailbox = String(name) }
        if rule.dotlessDomains.contains(host) { mailbox.removeAll { $0 == "." } }
        guard !mailbox.isEmpty else { throw Self.malformed }
        self.address = mailbox + "@" + host
        self.domain = host
        self.organisation = rule.genericDomains.contains(host) ? nil : host
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control && scalar != "\""
    }

    private static let malformed = ReferralsError(
        .invalidIdentityToken,
        "an e-mail address has a name and a domain with one @ between, without spaces or quotes"
    )
}

// MARK: - Tokens

extension EmailForm {
    /// Returns the tokens that the address gives: the address itself, and the domain of an organisation.
    ///
    /// - Parameter seal: Makes the text opaque, such as a keyed hash; by default the text stays as it is.
    /// - Returns: A token of kind ``IdentityKind/email``, and one of kind ``IdentityKind/emailDomain`` unless the domain is
    ///   generic.
    /// - Throws: ``ReferralsError`` with code `invalidIdentityToken` if what the seal gives is no token.
    public func tokens(sealedBy seal: (String) -> String = { $0 }) throws(ReferralsError) -> [IdentityToken] {
        var tokens = [try IdentityToken(.email, seal(address))]
        if let organisation { tokens.append(try IdentityToken(.emailDomain, seal(organisation))) }
        return tokens
    }
}
