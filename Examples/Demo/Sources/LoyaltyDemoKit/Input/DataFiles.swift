//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import Foundation
import LoyaltyCore

/// The files that the demo reads: the user's, and the data set that comes with it.
public enum DataFiles {
    /// Reads a file whole; one whose name ends in `.gz` is decompressed.
    ///
    /// - Parameter path: Where it is.
    /// - Throws: ``DemoError`` if it cannot be read.
    /// - Returns: Its bytes.
    public static func bytes(at path: String) throws(DemoError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw DemoError(.unreadableFile, "the file '\(path)' cannot be read")
        }
        if path.hasSuffix(".gz") { return try GzipFile.bytes(at: path) }
        return Array(data)
    }

    /// What the data set that comes with the demo is called in the report.
    public static let sampleName = "CDNOW sample, purchases of 2,357 customers in 1997 and 1998"

    /// Reads the data set that comes with the demo.
    ///
    /// Free orders count in it, as they do in the figures that were published about it.
    ///
    /// - Throws: ``DemoError`` if it is missing from the build.
    /// - Returns: The orders, in United States dollars.
    public static func sampleOrders() throws(DemoError) -> OrderFile {
        guard let path = Bundle.module.path(forResource: "cdnow_sample", ofType: "csv") else {
            throw DemoError(.unreadableFile, "the data set of the demo is missing from the build")
        }
        let options = try OrderFile.Options(columns: ColumnMapping(parsing: ""), currency: .usd, keepsFreeOrders: true)
        return try OrderFile(bytes(at: path), options, progress: { _ in })
    }
}
