//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A CSV file with a header: the rows that have as many fields as the header, and a count of all others.
struct CSVTable {
    /// The names of the columns.
    let header: [String]
    private(set) var counts = RowCounts()
    private var reader: CSVReader

    /// Creates a table.
    ///
    /// - Parameter bytes: The file.
    /// - Throws: ``DemoError`` if the file is empty, or its header is malformed or names a column twice.
    init(_ bytes: [UInt8]) throws(DemoError) {
        reader = try CSVReader(bytes)
        guard let first = reader.next() else { throw DemoError(.emptyFile, "the file is empty") }
        if let problem = first.problem {
            throw DemoError(.malformedHeader, "line \(first.line): \(problem.message)")
        }
        header = first.fields.map { String($0.drop(while: \.isWhitespace)) }
        guard Set(header).count == header.count else {
            throw DemoError(.malformedHeader, "the header names a column twice")
        }
    }

    /// How much of the file is read, 0 to 1.
    var progress: Double { reader.size == 0 ? 1 : Double(reader.offset) / Double(reader.size) }

    /// Hands each well-formed row over.
    ///
    /// - Parameters:
    ///   - report: Told now and then how much of the file is read, 0 to 1.
    ///   - body: Given the line, the fields and the counts; returns when the row is dealt with.
    mutating func forEachRow(
        progress report: (Double) -> Void,
        _ body: (_ line: Int, _ fields: [String], _ counts: inout RowCounts) -> Void
    ) {
        while let record = reader.next() {
            counts.read += 1
            if counts.read % 10_000 == 0 { report(progress) }
            if let problem = record.problem {
                counts.reject(record.line, problem.rawValue, problem.message)
            } else if record.fields.count != header.count {
                let reason = "\(record.fields.count) fields where the header has \(header.count)"
                counts.reject(record.line, "fieldCount", reason)
            } else {
                body(record.line, record.fields, &counts)
            }
        }
        report(1)
    }
}
