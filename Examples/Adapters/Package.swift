// swift-tools-version: 6.3
//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import PackageDescription

let loyalty = "swift-loyalty"

let package = Package(
    name: "loyalty-adapters",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "LoyaltyJournalSQL", targets: ["LoyaltyJournalSQL"]),
        .library(name: "LoyaltyGRDB", targets: ["LoyaltyGRDB"]),
    ],
    dependencies: [
        .package(name: "swift-loyalty", path: "../.."),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // The tables' SQL alone: a host copies it, or hands it to whatever runs its migrations.
        .target(name: "LoyaltyJournalSQL"),
        .target(
            name: "LoyaltyGRDB",
            dependencies: [
                "LoyaltyJournalSQL",
                .product(name: "LoyaltyCore", package: loyalty),
                .product(name: "LoyaltyJournal", package: loyalty),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        // What the tests and the process that they kill say to each other.
        .target(
            name: "CrashRehearsal",
            dependencies: [
                .product(name: "LoyaltyCore", package: loyalty),
                .product(name: "LoyaltyJournal", package: loyalty),
                .product(name: "LoyaltyTestKit", package: loyalty),
            ],
            path: "Tests/CrashRehearsal"
        ),
        .executableTarget(
            name: "journal-crash-child",
            dependencies: [
                "CrashRehearsal",
                "LoyaltyGRDB",
                .product(name: "LoyaltyCore", package: loyalty),
                .product(name: "LoyaltyJournal", package: loyalty),
                .product(name: "LoyaltyTestKit", package: loyalty),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Tests/journal-crash-child"
        ),
        .testTarget(
            name: "LoyaltyJournalSQLTests",
            dependencies: ["LoyaltyJournalSQL"],
            resources: [.copy("Golden")]
        ),
        .testTarget(
            name: "LoyaltyGRDBTests",
            dependencies: [
                "CrashRehearsal",
                "LoyaltyGRDB",
                "LoyaltyJournalSQL",
                "journal-crash-child",
                .product(name: "LoyaltyCore", package: loyalty),
                .product(name: "LoyaltyJournal", package: loyalty),
                .product(name: "LoyaltyReferrals", package: loyalty),
                .product(name: "LoyaltyRewards", package: loyalty),
                .product(name: "LoyaltyTestKit", package: loyalty),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets {
    target.swiftSettings = [
        .strictMemorySafety(),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .enableUpcomingFeature("ImmutableWeakCaptures"),
    ]
}
