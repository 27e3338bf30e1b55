// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/base/npy.h"
#include "tests/support/support.h"

namespace armillary::test {

/// A run folder as another program writes it: six items `i0` to `i5`, two levels, codes of the epochs 0 and 40.
///
///     epoch 0: every item has 0·0     epoch 40: 0·0 0·1 1·0 1·1 2·0 2·0, so that i4 and i5 collide
class ForeignRun {
 public:
    ForeignRun() {
        write("run.json", R"({"format": 1, "kind": "tokenizer", "model": "their_rq_vae"})");
        write("items.txt", "i0\ni1\ni2\ni3\ni4\ni5\n");
        codes(0, std::vector<int32_t>(12, 0));
        codes(40, {0, 0, 0, 1, 1, 0, 1, 1, 2, 0, 2, 0});
    }

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path write(const std::string& file, const std::string& content) const {
        return folder_.write("their-run/" + file, content);
    }
    void codes(int epoch, const std::vector<int32_t>& codes) const {
        array<int32_t>(epoch, "codes", codes, {static_cast<int64_t>(codes.size()) / 2, 2});
    }
    template <typename T>
    void array(int epoch, const std::string& name, const std::vector<T>& values,
               const std::vector<int64_t>& shape) const {
        const auto file = path_ / "epochs" / std::to_string(epoch) / (name + ".npy");
        std::filesystem::create_directories(file.parent_path());
        write_npy(file, std::span<const T>(values), shape);
    }

 private:
    TemporaryDirectory folder_;
    std::filesystem::path path_ = folder_.path() / "their-run";
};

}  // namespace armillary::test
