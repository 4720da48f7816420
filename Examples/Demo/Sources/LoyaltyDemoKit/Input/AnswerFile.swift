//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The answers of a survey in a CSV file: one row a respondent, one column with the likelihood to recommend.
public struct AnswerFile: Sendable {
    /// The answers as they stand; nil for a blank.
    public let answers: [Int?]
    /// What became of each row.
    public let counts: RowCounts

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - columns: Which column holds the answer.
    ///   - progress: Told now and then how much is read, 0 to 1.
    /// - Throws: ``DemoError`` if the file cannot be read at all, or has no rows.
    public init(_ bytes: [UInt8], columns: ColumnMapping, progress: (Double) -> Void) throws(DemoError) {
        var table = try CSVTable(bytes)
        let column = try columns.required(
            "answer",
            aliases: ["nps", "recommend", "score", "answer", "rating"],
            in: table.header
        )
        var answers: [Int?] = []
        table.forEachRow(progress: progress) { line, fields, counts in
            let text = fields[column]
            if text.isEmpty {
                answers.append(nil)
            } else if let answer = Int(text) {
                answers.append(answer)
            } else {
                counts.reject(line, "invalidAnswer", "the answer is not a whole number")
            }
        }
        guard table.counts.read > 0 else { throw DemoError(.emptyFile, "the file has no answers") }
        self.answers = answers
        self.counts = table.counts
    }
}
