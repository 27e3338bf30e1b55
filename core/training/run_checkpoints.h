// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/training/checkpoint.h"

namespace armillary::training {

/// The checkpoints of one run: `last.safetensors` to go on from, `last.json` that tells where it stands, and
/// `best.safetensors` to answer with.
class RunCheckpoints {
 public:
    /// `every` so many epochs the last one is written.
    RunCheckpoints(std::filesystem::path folder, int every) : folder_(std::move(folder)), every_(every) {}

    bool due(int epoch) const { return epoch % every_ == 0; }
    std::filesystem::path last() const { return folder_ / "last.safetensors"; }
    std::filesystem::path best() const { return folder_ / "best.safetensors"; }

    void write_last(const Progress& progress, const model::NamedTensors& model,
                    const model::NamedTensors& optimizer, const model::NamedTensors& record);
    void write_best(const Progress& progress, const model::NamedTensors& model);
    Checkpoint read_last() const { return read_checkpoint(last()); }
    /// After a roll-back: the best of the epochs up to the last checkpoint. One that was found later belongs to
    /// what was given up.
    void restore_best();

 private:
    /// The best at the time of the last checkpoint. Only where epochs pass without one.
    std::filesystem::path best_at_last() const { return folder_ / "best_at_last.safetensors"; }

    std::filesystem::path folder_;
    int every_;
};

}  // namespace armillary::training
