// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine_loader.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "tests/support/support.h"

namespace armillary::app {
namespace {

Error failure_of(const std::filesystem::path& candidate) {
    EngineLoader loader({candidate});
    try {
        loader.engine();
    } catch (const Error& error) {
        return error;
    }
    return {ErrorKind::internal, "it was loaded"};
}

TEST(EngineLoader, NamesThePlacesWhereTheEngineIsMissing) {
    const test::TemporaryDirectory folder;
    const Error error = failure_of(folder.path() / "engine.so");
    EXPECT_EQ(error.kind(), ErrorKind::not_found);
    EXPECT_NE(std::string(error.what()).find(folder.path().string()), std::string::npos);
}

TEST(EngineLoader, RefusesAFileThatIsNoEngine) {
    const test::TemporaryDirectory folder;
    const std::filesystem::path file = folder.write("engine.so", "not a library");
    const Error error = failure_of(file);
    EXPECT_EQ(error.kind(), ErrorKind::internal);
    EXPECT_EQ(error.where(), file.string());
}

}  // namespace
}  // namespace armillary::app
