//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The data files that worked cases name, each read when the first case asks for it.
final class VectorData {
    private let folder: String
    private var retail: [Order]?

    /// Creates the data of a folder.
    ///
    /// - Parameter folder: Where the files are, by the names that the cases give them.
    init(folder: String) { self.folder = folder }

    /// The orders of the Online Retail data set: lines of known customers that are not cancelled and of positive quantity and
    /// price, in thousandths of a pound.
    func onlineRetail() throws -> [Order] {
        if let retail { return retail }
        let orders = try OnlineRetail.orders(in: rows(of: "online_retail.csv.gz", OnlineRetail.columns))
        retail = orders
        return orders
    }

    /// Returns what a file holds.
    ///
    /// - Parameter name: The file.
    /// - Returns: Its bytes, decompressed.
    /// - Throws: ``DemoError`` if the file cannot be read.
    func bytes(of name: String) throws(DemoError) -> [UInt8] { try DataFiles.bytes(at: "\(folder)/\(name)") }

    /// Returns the named columns of a file, row by row.
    ///
    /// - Parameters:
    ///   - name: The file.
    ///   - columns: The columns, in the order in which each row has them.
    /// - Returns: The rows, each with a field for each column.
    /// - Throws: ``DemoError`` if the file cannot be read, lacks a column or has a malformed row.
    func rows(of name: String, _ columns: [String]) throws -> [[String]] {
        var table = try CSVTable(bytes(of: name))
        let places = try columns.map { column in
            guard let place = table.header.firstIndex(of: column) else {
                throw DemoError(.missingColumn, "\(name) has no column \(column)")
            }
            return place
        }
        var rows: [[String]] = []
        table.forEachRow(progress: { _ in }, { _, fields, _ in rows.append(places.map { fields[$0] }) })
        guard table.counts.rejected.isEmpty else {
            throw DemoError(.malformedHeader, "\(name) has a malformed row")
        }
        return rows
    }
}
