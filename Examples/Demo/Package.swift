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
    name: "loyalty-demo",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "loyalty-demo", targets: ["loyalty-demo"])],
    dependencies: [
        .package(name: "swift-loyalty", path: "../.."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        .target(
            name: "LoyaltyDemoKit",
            dependencies: [
                .product(name: "LoyaltyFoundation", package: "swift-loyalty"),
                .product(name: "LoyaltyMetrics", package: "swift-loyalty"),
                .product(name: "LoyaltySegments", package: "swift-loyalty"),
                .product(name: "LoyaltyRewards", package: "swift-loyalty"),
                .product(name: "LoyaltyReferrals", package: "swift-loyalty"),
                .product(name: "LoyaltyTestKit", package: "swift-loyalty"),
            ],
            exclude: ["Resources/README.md"],
            resources: [.copy("Resources/cdnow_sample.csv")]
        ),
        .executableTarget(
            name: "loyalty-demo",
            dependencies: [
                "LoyaltyDemoKit",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .testTarget(name: "LoyaltyDemoKitTests", dependencies: ["LoyaltyDemoKit"]),
    ],
    swiftLanguageModes: [.v6]
)
