//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Whose each code is, with never two owners of codes that people take for each other.
///
/// ```swift
/// var book = CodeBook()
/// let code = try book.code(for: "Anna Кузнецова", by: .standard)     // ANNA
/// try book.add(CodeOwner(code: code, partner: anna))
/// book.owner(typed: "anna")?.partner                                 // anna
/// try book.add(CodeOwner(code: ReferralCode("ANN-A"), partner: bob)) // refused: it is the same code to read out
/// ```
///
/// Codes are the same if they are equal after hyphens and spaces are dropped, capital letters are written, O is read as 0, and I
/// and L as 1. A host with a journal commits ``claim(on:)`` with the partner's registration, so no two servers give one code out.
public struct CodeBook: Hashable, Sendable {
    private var byKey: [String: CodeOwner] = [:]

    /// Creates a book without codes.
    public init() {}

    /// Creates a book of codes that were given out.
    ///
    /// - Parameter owners: The owners in any order; the same one twice counts once.
    /// - Throws: ``ReferralsError`` with code `ambiguousCode` if two codes look alike, or `invalidCode` as ``add(_:)`` does.
    /// - Complexity: O(*n*) in the number of owners.
    public init(_ owners: some Sequence<CodeOwner>) throws(ReferralsError) {
        for owner in owners { try add(owner) }
    }

    /// Adds the owner of a code.
    ///
    /// - Parameter owner: The owner; nothing changes if the book has the very same one.
    /// - Throws: ``ReferralsError`` with code `ambiguousCode` if a code that looks like this one is in the book, whoever has it, or
    ///   `invalidCode` for a code that is not printable ASCII: a letter of another script could stand for a Latin one.
    public mutating func add(_ owner: CodeOwner) throws(ReferralsError) {
        let key = try Self.key(of: owner.code)
        guard let known = byKey[key] else {
            byKey[key] = owner
            return
        }
        guard known == owner else {
            throw ReferralsError(.ambiguousCode, "a code that looks the same belongs to somebody already")
        }
    }

    /// Returns the owner of what somebody typed.
    ///
    /// - Parameter typed: The text, as a customer types it.
    /// - Returns: The owner with the code as it is stored, or nil if nobody has such a code.
    public func owner(typed: String) -> CodeOwner? {
        guard typed.utf8.count <= 256, let key = LookAlikes.key(of: typed) else { return nil }
        return byKey[key]
    }

    /// Returns the code that the next partner of a name is given.
    ///
    /// - Parameters:
    ///   - name: The partner's name.
    ///   - rule: How codes are made.
    /// - Returns: The first code by the rule that looks like none in the book; it is not added.
    /// - Throws: ``ReferralsError`` with code `unspellableName` or `noCodeLeft`.
    public func code(for name: String, by rule: MemorableCodeRule) throws(ReferralsError) -> ReferralCode {
        try rule.code(for: name) { owner(typed: $0.text) != nil }
    }

    /// The owners by code.
    ///
    /// - Complexity: O(*n* log *n*) in the number of codes.
    public var owners: [CodeOwner] { byKey.values.sorted { $0.code < $1.code } }

    /// Returns the claim that keeps a code, and all that look like it, from being given out twice.
    ///
    /// - Parameter code: The code.
    /// - Returns: A claim in the scope `referral/code` on what such codes have in common.
    /// - Throws: ``ReferralsError`` with code `invalidCode` for a code that is not printable ASCII.
    public static func claim(on code: ReferralCode) throws(ReferralsError) -> Claim {
        let key = try key(of: code)
        return try ReferralsError.restating { () throws(CoreError) in
            try Claim(scope: "referral/code", token: key)
        }
    }

    private static func key(of code: ReferralCode) throws(ReferralsError) -> String {
        guard let key = LookAlikes.key(of: code.text) else {
            throw ReferralsError(.invalidCode, "a code that is kept in a book is printable ASCII")
        }
        return key
    }
}
