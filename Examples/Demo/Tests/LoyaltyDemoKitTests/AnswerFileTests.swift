//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyDemoKit
import Testing

@Suite("Answer file: blanks are kept as blanks, and what is no number is rejected with its line")
struct AnswerFileTests {
    private func read(_ text: String, columns: String = "") throws -> AnswerFile {
        try AnswerFile(Array(text.utf8), columns: ColumnMapping(parsing: columns), progress: { _ in })
    }

    @Test("One column holds the answers")
    func answersAreRead() throws {
        let file = try read("row,nps\n1,10\n2,\n3,x\n4,7\n")
        #expect(file.answers == [10, nil, 7])
        #expect(file.counts.rejected.map(\.line) == [4])
    }

    @Test("The user names the column")
    func columnIsNamed() throws {
        #expect(try read("a,b\n1,9\n", columns: "answer=b").answers == [9])
    }

    @Test("A file without the column, or without rows, stops the demo", arguments: ["a,b\n1,2\n", "nps\n", ""])
    func unreadableFileStops(text: String) {
        #expect(throws: DemoError.self) { try read(text) }
    }
}
