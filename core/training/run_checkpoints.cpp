// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/run_checkpoints.h"

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/base/files.h"

namespace armillary::training {

namespace {

namespace fs = std::filesystem;

/// `to` becomes what `from` is, which may be nothing. Files are never changed in place, so a link will do; not
/// every file system has them.
void take_over(const fs::path& from, const fs::path& to) {
    std::error_code failed;
    fs::remove(to, failed);
    if (!fs::exists(from)) return;
    fs::create_hard_link(from, to, failed);
    if (failed) fs::copy_file(from, to, failed);
    if (failed) throw Error(ErrorKind::storage, "the checkpoint cannot be kept: " + failed.message(), to.string());
}

}  // namespace

void RunCheckpoints::write_last(const Progress& progress, const model::NamedTensors& model,
                                const model::NamedTensors& optimizer, const model::NamedTensors& record) {
    write_checkpoint(last(), progress, model, optimizer, record);
    write_file_atomically(folder_ / "last.json",
                          fmt::format("{{\"epoch\": {}, \"trained\": {}}}\n", progress.epoch, progress.trained));
    if (every_ > 1) take_over(best(), best_at_last());
}

void RunCheckpoints::write_best(const Progress& progress, const model::NamedTensors& model) {
    write_checkpoint(best(), progress, model, {});
}

void RunCheckpoints::restore_best() {
    if (every_ > 1) take_over(best_at_last(), best());
}

}  // namespace armillary::training
