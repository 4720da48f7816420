//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PayoutBatch {
    /// Returns the batch as canonical JSON with its checksum.
    ///
    /// - Returns: The text as UTF-8; the same batch always gives the same bytes.
    /// - Throws: ``ReferralsError`` with code `invalidPayoutBatch` beyond 1 GiB.
    public func sealed() throws(ReferralsError) -> [UInt8] { try SealedPayouts(self).bytes() }

    /// Reads a batch from its sealed form.
    ///
    /// - Parameter bytes: What ``sealed()`` returned.
    /// - Throws: ``ReferralsError`` with code `brokenSeal` for bytes that are no batch, or a batch of which a figure was
    ///   changed; `unsupportedVersion` for another version of the form, and `invalidPayoutBatch` for a batch that was sealed
    ///   with a partner twice in a currency.
    public init(sealed bytes: some Collection<UInt8>) throws(ReferralsError) {
        let sealed: SealedPayouts
        do throws(CoreError) {
            sealed = try CanonicalJSON.decode(SealedPayouts.self, from: bytes, limits: SealedPayouts.limits)
        } catch {
            throw ReferralsError(.brokenSeal, "a sealed batch is JSON of its form: \(error.code)")
        }
        try self.init(checking: sealed)
    }
}

// MARK: - Codable

extension PayoutBatch: Codable {
    /// Reads a batch and checks totals and checksum as ``init(sealed:)`` does.
    public init(from decoder: any Decoder) throws {
        try self.init(checking: SealedPayouts(from: decoder))
    }

    /// Writes the batch with its totals and checksum.
    public func encode(to encoder: any Encoder) throws { try SealedPayouts(self).encode(to: encoder) }
}

/// The written form of a batch.
struct SealedPayouts: Codable {
    var version = 1
    let id: ActivityID
    let rule: DefinitionVersion
    let cutoff: Timestamp
    let lines: [PayoutLine]
    let omissions: [PayoutOmission]
    let totals: [Money]
    var checksum: String?

    static let limits = CanonicalJSON.Limits(bytes: 1 << 30)

    /// The checksum as text: sixteen hexadecimal digits.
    static func text(of checksum: UInt64) -> String {
        let digits = String(checksum, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    func bytes() throws(ReferralsError) -> [UInt8] {
        do throws(CoreError) {
            return try CanonicalJSON.encode(self, limits: Self.limits)
        } catch {
            throw ReferralsError(.invalidPayoutBatch, "a sealed batch is at most 1 GiB: \(error.code)")
        }
    }

    /// The checksum of everything but the checksum.
    func computedChecksum() throws(ReferralsError) -> UInt64 {
        var open = self
        open.checksum = nil
        return CRC64.checksum(of: try open.bytes())
    }
}

extension SealedPayouts {
    init(_ batch: PayoutBatch) {
        self.init(
            id: batch.id,
            rule: batch.rule,
            cutoff: batch.cutoff,
            lines: batch.lines,
            omissions: batch.omissions,
            totals: batch.totals,
            checksum: Self.text(of: batch.checksum)
        )
    }
}
