//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Which column of a file holds what: as the user says, or else by names that such files often use.
public struct ColumnMapping: Sendable {
    private let columns: [String: String]

    /// Creates a mapping from text.
    ///
    /// - Parameter text: Pairs of what is meant and the column's name, as `customer=client_no,at=paid_on`.
    /// - Throws: ``DemoError`` for text that is no list of pairs.
    public init(parsing text: String) throws(DemoError) {
        var columns: [String: String] = [:]
        for pair in text.split(separator: ",") {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw DemoError(.invalidMapping, "a column mapping is written as name=column,name=column")
            }
            columns[parts[0]] = parts[1]
        }
        self.columns = columns
    }

    /// Returns the index of a column.
    ///
    /// - Parameters:
    ///   - name: What is meant.
    ///   - aliases: Names that such columns often have, the best first.
    ///   - header: The names in the file.
    /// - Throws: ``DemoError`` if the user named a column that the file lacks.
    /// - Returns: The index, or nil if there is none.
    func index(of name: String, aliases: [String], in header: [String]) throws(DemoError) -> Int? {
        if let column = columns[name] {
            guard let index = header.firstIndex(of: column) else {
                throw DemoError(
                    .missingColumn,
                    "there is no column '\(column)'; the file has: \(header.joined(separator: ", "))"
                )
            }
            return index
        }
        for alias in aliases {
            if let index = header.firstIndex(where: { $0.lowercased() == alias }) { return index }
        }
        return nil
    }

    /// Returns the index of a column that the file must have.
    ///
    /// - Parameters:
    ///   - name: What is meant.
    ///   - aliases: Names that such columns often have, the best first.
    ///   - header: The names in the file.
    /// - Throws: ``DemoError`` if there is no such column.
    /// - Returns: The index.
    func required(_ name: String, aliases: [String], in header: [String]) throws(DemoError) -> Int {
        guard let index = try index(of: name, aliases: aliases, in: header) else {
            throw DemoError(
                .missingColumn,
                "no column for '\(name)'; name it with \(name)=COLUMN; the file has: \(header.joined(separator: ", "))"
            )
        }
        return index
    }
}
