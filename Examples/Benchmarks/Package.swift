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
    name: "loyalty-bench",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "loyalty-bench", targets: ["loyalty-bench"])],
    dependencies: [.package(name: "swift-loyalty", path: "../..")],
    targets: [
        .target(
            name: "LoyaltyBenchmarkKit",
            dependencies: [
                .product(name: "LoyaltyCore", package: "swift-loyalty"),
                .product(name: "LoyaltyMetrics", package: "swift-loyalty"),
                .product(name: "LoyaltyReferrals", package: "swift-loyalty"),
                .product(name: "LoyaltyRewards", package: "swift-loyalty"),
                .product(name: "LoyaltyJournal", package: "swift-loyalty"),
                .product(name: "LoyaltyInMemory", package: "swift-loyalty"),
                .product(name: "LoyaltySegments", package: "swift-loyalty"),
                .product(name: "LoyaltyTestKit", package: "swift-loyalty"),
            ],
            swiftSettings: [.enableUpcomingFeature("InternalImportsByDefault")]
        ),
        .executableTarget(name: "loyalty-bench", dependencies: ["LoyaltyBenchmarkKit"]),
        .testTarget(
            name: "LoyaltyBenchmarkKitTests",
            dependencies: [
                "LoyaltyBenchmarkKit", .product(name: "LoyaltyReferrals", package: "swift-loyalty"),
                .product(name: "LoyaltyRewards", package: "swift-loyalty"),
                .product(name: "LoyaltySegments", package: "swift-loyalty"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
