//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A batch as rows for a bank or payment provider.
///
/// ```swift
/// let export = PayoutExport(batch)
/// export.rows[0].amount                // 80.00 EUR
/// export.csv                           // key,batch,partner,amount,currency …
/// ```
public struct PayoutExport: Hashable, Sendable {
    /// A row for each line of the batch, in its order.
    public let rows: [Row]

    /// One transfer.
    public struct Row: Hashable, Sendable {
        /// The name of the transfer, for the provider's idempotency: see ``PayoutBatch/key(of:)``.
        public let key: String
        /// The batch.
        public let batch: ActivityID
        /// The partner.
        public let partner: PartnerID
        /// How much.
        public let amount: Money

        /// The row as text: key, batch, partner, amount with the currency's decimals, and currency.
        public var cells: [String] {
            [key, batch.text, partner.text, amount.decimalText, amount.currency.code]
        }
    }

    /// Creates the rows of a batch.
    ///
    /// - Parameter batch: The batch.
    public init(_ batch: PayoutBatch) {
        rows = batch.lines.map {
            Row(key: batch.key(of: $0), batch: batch.id, partner: $0.partner, amount: $0.amount)
        }
    }

    /// What the cells of a row are called.
    public static let header = ["key", "batch", "partner", "amount", "currency"]

    /// The rows as comma-separated values by RFC 4180, with a header, each row ended by a carriage return and a line feed.
    ///
    /// A cell with a comma, a quote or a line break is put in quotes. A cell that a spreadsheet would take for a formula,
    /// because it starts with `=`, `+`, `-` or `@`, gets an apostrophe before it, so that opening the file runs nothing; read
    /// ``rows`` instead where identifiers must stay as they are.
    public var csv: String {
        ([Self.header] + rows.map(\.cells)).map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }.joined()
    }

    /// A cell, guarded and quoted.
    private static func cell(_ text: String) -> String {
        let first = text.utf8.first ?? 0
        let guarded = "=+-@\t\r\n".utf8.contains(first) ? "'" + text : text
        guard guarded.utf8.contains(where: { "\",\r\n".utf8.contains($0) }) else { return guarded }
        var quoted = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in guarded.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        return String(quoted) + "\""
    }
}
