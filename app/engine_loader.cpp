// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine_loader.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::app {

namespace {

constexpr const char* kModule = "libarmillary_engine.so";

std::vector<std::filesystem::path> usual_places() {
    std::error_code none;
    const std::filesystem::path folder = std::filesystem::read_symlink("/proc/self/exe", none).parent_path();
    return {folder / kModule, folder.parent_path() / "lib" / "armillary" / kModule};
}

}  // namespace

EngineLoader::EngineLoader() : EngineLoader(usual_places()) {}
EngineLoader::EngineLoader(std::vector<std::filesystem::path> candidates) : candidates_(std::move(candidates)) {}

jobs::Engine& EngineLoader::engine() {
    const std::lock_guard lock(mutex_);
    if (engine_) return *engine_;
    std::vector<std::string> places;
    for (const std::filesystem::path& file : candidates_) {
        places.push_back(file.parent_path().string());
        if (!std::filesystem::exists(file)) continue;
        // Never closed: LibTorch registers things that outlive any one engine.
        void* module = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
        if (!module)
            throw Error(ErrorKind::internal,
                        fmt::format("the engine cannot be loaded: {}. Is LibTorch installed?", dlerror()),
                        file.string());
        using Create = jobs::Engine* (*)();
        const auto create = reinterpret_cast<Create>(dlsym(module, "armillary_create_engine"));
        if (!create)
            throw Error(ErrorKind::internal,
                        "this file is no engine of Armillary: it has no armillary_create_engine", file.string());
        engine_.reset(create());
        return *engine_;
    }
    throw Error(ErrorKind::not_found,
                fmt::format("the engine {} is missing; looked in {}. Build or install Armillary with LibTorch.",
                            kModule, join(places, " and ")));
}

}  // namespace armillary::app
