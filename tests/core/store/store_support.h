// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <map>
#include <string>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/store/run_store.h"
#include "core/store/workspace.h"
#include "tests/support/support.h"

namespace armillary::store {

/// What `work` throws, or a failure of the test when it throws nothing.
template <typename Work>
Error error_of(Work work) {
    try {
        work();
    } catch (const Error& error) {
        return error;
    }
    ADD_FAILURE() << "no error was thrown";
    return Error(ErrorKind::internal, "no error");
}

inline NewRun new_run(const std::string& model, const std::string& dataset = "toy") {
    NewRun run;
    run.kind = "recommender";
    run.model = model;
    run.dataset = dataset;
    run.parameters_json = R"({"model.dim":64})";
    return run;
}

/// Runs `work` in another process, which ends with 0, or with 1 when it throws (the message goes to standard
/// error). No database may be open in this process.
template <typename Work>
pid_t in_another_process(Work work) {
    const pid_t child = ::fork();
    if (child != 0) return child;
    int code = 0;
    try {
        work();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "in another process: %s\n", error.what());
        code = 1;
    }
    ::_exit(code);
}

/// Exit code, or minus the signal that ended it.
inline int wait_for(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/// SHA-256 of every file below the folder, by path.
inline std::map<std::string, std::string> snapshot(const std::filesystem::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        files[entry.path().string()] = entry.is_regular_file() ? sha256_of_file(entry.path()) : "folder";
    return files;
}

inline std::string integrity(const std::filesystem::path& workspace) {
    SQLite::Database database((workspace / "armillary.db").string(), SQLite::OPEN_READONLY, 5000);
    return database.execAndGet("PRAGMA integrity_check").getString();
}

}  // namespace armillary::store
