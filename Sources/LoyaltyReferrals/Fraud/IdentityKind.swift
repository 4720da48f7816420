//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a token of identity is of, such as an e-mail address or a device.
///
/// Kinds are an open set: those that are common stand here, and a host may name its own.
public struct IdentityKind: Identifier {
    /// The kind as text.
    public let text: String

    /// Creates a kind from the host's text.
    ///
    /// - Parameter text: 1 to 128 bytes of UTF-8 without control characters.
    /// - Throws: `CoreError` with code `invalidIdentifier` for any other text.
    public init(_ text: String) throws(CoreError) { self.text = try IdentifierText.checked(text) }

    private init(known text: String) { self.text = text }

    /// An e-mail address in the form that ``EmailForm`` brings it to.
    public static let email = IdentityKind(known: "email")
    /// The domain of an organisation's e-mail addresses; one that anybody can have an address at says nothing.
    public static let emailDomain = IdentityKind(known: "emailDomain")
    /// A telephone number, in one form.
    public static let phone = IdentityKind(known: "phone")
    /// A device or an installation of an application.
    public static let device = IdentityKind(known: "device")
    /// A card or an account that pays, by the provider's fingerprint of it.
    public static let paymentInstrument = IdentityKind(known: "paymentInstrument")
    /// An address that goods are sent to, in one form.
    public static let postalAddress = IdentityKind(known: "postalAddress")
    /// An address in a network; many customers may share one.
    public static let ipAddress = IdentityKind(known: "ipAddress")
}
