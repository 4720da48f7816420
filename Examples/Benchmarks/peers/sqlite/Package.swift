// swift-tools-version: 6.3
//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import PackageDescription

let package = Package(
    name: "sqlite-ledger",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "sqlite-ledger", targets: ["sqlite-ledger"])],
    targets: [
        .systemLibrary(
            name: "CSQLite",
            pkgConfig: "sqlite3",
            providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite3"])]
        ),
        .executableTarget(name: "sqlite-ledger", dependencies: ["CSQLite"]),
    ],
    swiftLanguageModes: [.v6]
)
